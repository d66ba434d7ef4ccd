"""Pages on which somebody acts for another, or sits beside her: the people and the stops."""

from datetime import timedelta
from functools import cached_property

from applications.access import Actor
from applications.actions.helping import say_ready
from applications.models import Case, Draft
from eservice import clock
from eservice.people.models import User
from tests.documents.making import make_document
from tests.factories import answer, make_applicant, make_case, make_draft
from tests.helping import make_grant, make_helper


class Acting:
    """One person with a draft and a case, and those who help her, each with another bundle."""

    @cached_property
    def anna(self) -> User:
        return make_applicant(given_name="Anna", family_name="Exempel")

    @cached_property
    def kim(self) -> User:
        """Fills in, and has changed and added things."""
        kim = make_helper()
        make_grant(self.anna, kim, "help")
        return kim

    @cached_property
    def reader(self) -> User:
        reader = make_helper(given_name="Lo")
        make_grant(self.anna, reader, "read")
        return reader

    @cached_property
    def ombud(self) -> User:
        ombud = make_helper(given_name="Mio")
        make_grant(self.anna, ombud, "all")
        return ombud

    @cached_property
    def draft(self) -> Draft:
        with clock.at(clock.now() - timedelta(hours=1)):
            draft = make_draft(self.anna)
        Draft.objects.filter(pk=draft.pk).update(seen_at=clock.now() - timedelta(minutes=30))
        answer(self.kim, draft, "language", {"language": "finska", "interpreter": "yes"})
        grant = self.anna.person.grants_given.get(grantee=self.kim.person)
        document = make_document(self.anna, draft)
        type(document).objects.filter(pk=document.pk).update(grant=grant, uploaded_by=self.kim)
        say_ready(Actor(self.kim), draft_id=draft.pk)
        return draft

    @cached_property
    def case(self) -> Case:
        person = make_applicant(given_name="Bo", family_name="Exempel")
        case = make_case(person)
        for helper in (self.kim, self.reader, self.ombud):
            make_grant(person, helper, "read")
        return case
