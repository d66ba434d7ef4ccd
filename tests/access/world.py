"""The world that the tables of addresses are asked about."""

import re
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from applications.access import Actor
from applications.actions.cases import take_case
from applications.models import Document, Draft, WorklistFilter
from applications.questions.months import month_after
from eservice import clock
from eservice.people.models import Person, User
from eservice.people.roles import Role
from tests.access.bodies import BODIES
from tests.casework.appealing.making import appeal_of
from tests.casework.auditing.making import make_auditor, make_log_check
from tests.casework.investigating.making import readable
from tests.casework.making_completions import asked_for
from tests.casework.making_meetings import booked_soon, proposed_soon
from tests.casework.making_payments import issued, planned
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk, make_record
from tests.documents.making import make_document
from tests.factories import (
    make_applicant,
    make_case,
    make_caseworker,
    make_draft,
    whole_answers,
)
from tests.guides.making import make_edition, make_editor, make_rewording, make_text_owner
from tests.guides.suggesting.making import make_suggestion
from tests.helping import make_grant, make_helper
from tests.operating.making import given_up, make_failed_task, make_operator
from tests.organisations.making import make_member, make_organisation
from tests.registering import make_proof
from tests.review.task_making import ask
from tests.statistics.making import make_team_lead


def url_names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from url_names(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield pattern.name, prefix + str(pattern.pattern)


# The parts of an address that are the same whoever asks.
WORDS = {
    "move": "stoppa",
    "part": "vem",
    "which": "register",
    "paper": "hyreskontrakt",
    "step": "bradskande",
    "section": "start",
    "slug": "infor-forsta-motet",
    "form": "ny-ansokan",
    "number": 1,
    "shape": "pdf",
    "file_name": "questions.month.0123456789abcdef.mp3",
    "recorded_name": "0123456789abcdef0123456789abcdef.mp3",
    "language": "sv",
    "key": "questions/month",
    "asked": "0123456789ab",
    "compilation": "stopp",
}
ROUTES = dict(url_names(get_resolver().url_patterns))


class World:
    """Two applicants, a draft, a case and everyone who might knock."""

    def __init__(self) -> None:
        applicant, self.colleague = make_applicant(), make_caseworker()
        handler = make_caseworker()
        next_month = {"month": f"{month_after(clock.today()):%Y-%m}"}
        self.handler = ClientHandler(enforce_csrf_checks=False)
        self.logins: dict[str, str] = {}
        self.draft = make_draft(applicant, whole_answers() | {"month": next_month})
        self.case = make_case(applicant)
        take_case(Actor(handler), case_id=self.case.pk)
        self.document = self.paper_of(applicant)
        self.organisation = make_organisation(applicant)
        self.membership = make_member(self.organisation)
        self.task = ask(person=applicant.person)
        self.filter = WorklistFilter.objects.create(user=handler, name="Mina sena")
        self.log_check = make_log_check(make_auditor())
        self.served = make_record(applicant.person)
        self.failed_task = make_failed_task()
        self.given_up = given_up(applicant.person)
        self.write_texts()
        self.handle(applicant, handler)
        self.give_help(applicant, handler)
        self.users = self.make_users(applicant, handler)

    def make_users(self, applicant: User, handler: User) -> dict[str, User]:
        return {
            "owner": applicant,
            "other": make_applicant(),
            "nobody": User.objects.create(issuer="test", subject="nobody"),
            "handler": handler,
            "colleague": self.colleague,
            "elsewhere": make_caseworker(unit="vuxen"),
            "auditor": self.log_check.by,
            "editor": make_editor(),
            "text_owner": make_text_owner(),
            "service_centre": make_desk_clerk(),
            "operator": make_operator(),
            "team_lead": make_team_lead(),
            **self.closed_or_partial(applicant.person),
        }

    def paper_of(self, applicant: User) -> Document:
        """A file of the case with every copy that there can be of it."""
        draft = Draft.objects.get(pk=self.case.pk)
        return make_document(applicant, draft, drawn_pages=1, has_joined=True)

    def write_texts(self) -> None:
        self.edition = make_edition(make_text_owner(), "# Månad")
        self.rewording = make_rewording(make_editor(), "# Vilken månad?")
        self.suggestion = make_suggestion()

    def handle(self, applicant: User, handler: User) -> None:
        self.decision = issued(self.case, handler)
        self.appeal = appeal_of(self.decision, applicant)
        self.payment = planned(self.decision, handler)
        self.meeting = booked_soon(proposed_soon(self.case, handler), applicant)
        self.line, self.said, self.sent = readable(self.case, handler, applicant)
        self.item = asked_for(self.case, handler)

    def closed_or_partial(self, person: Person) -> dict[str, User]:
        works = {"unit": "mottagning", "roles": [Role.CASEWORKER.value]}
        party = {"issuer": "test-staff", "subject": "party", "person": person}
        stopped = {"issuer": "test", "subject": "stopped", "person": person}
        return {
            "party": User.objects.create(**party, **works),
            "stopped": User.objects.create(**stopped, is_active=False),
        }

    def give_help(self, applicant: User, handler: User) -> None:
        self.grant = make_grant(applicant, make_helper())
        self.proof = make_proof(self.grant, handler)

    def client(self, role: str) -> Client:
        """A browser of its own, with the login that the role has in this test."""
        client = Client()
        client.handler = self.handler
        if role in self.users:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.login_of(role)
        return client

    def login_of(self, role: str) -> str:
        if role not in self.logins:
            cookies = logged_in(self.users[role]).cookies
            self.logins[role] = cookies[settings.SESSION_COOKIE_NAME].value
        return self.logins[role]

    def url(self, name: str, *, missing: bool = False) -> str:
        given = {
            "draft_id": uuid4() if missing else self.draft.pk,
            "case_id": uuid4() if missing else self.case.pk,
            "document_id": uuid4() if missing else self.document.pk,
            "organisation_id": uuid4() if missing else self.organisation.pk,
            "membership_id": uuid4() if missing else self.membership.pk,
            "task_id": uuid4() if missing else self.task_of(name),
            "notice_id": uuid4() if missing else self.given_up.pk,
            "grant_id": uuid4() if missing else self.grant.pk,
            "proof_id": uuid4() if missing else self.proof.pk,
            "person_id": uuid4() if missing else self.served.person_id,
            "decision_id": uuid4() if missing else self.decision.pk,
            "appeal_id": uuid4() if missing else self.appeal.pk,
            "filter_id": uuid4() if missing else self.filter.pk,
            "payment_id": uuid4() if missing else self.payment.pk,
            "meeting_id": uuid4() if missing else self.meeting.pk,
            "line_id": uuid4() if missing else self.line.pk,
            "comment_id": uuid4() if missing else self.said.pk,
            "communication_id": uuid4() if missing else self.sent.pk,
            "item_id": uuid4() if missing else self.item.pk,
            "check_id": uuid4() if missing else self.log_check.pk,
            "rewording_id": 0 if missing else self.rewording.pk,
            "edition_id": 0 if missing else self.edition.pk,
            "suggestion_id": uuid4() if missing else self.suggestion.pk,
            "request_id": uuid4() if missing else self.item.request_id,
            **WORDS,
        }
        wanted = re.findall(r"<\w+:(\w+)>", ROUTES[name])
        return reverse(name, kwargs={key: given[key] for key in wanted})

    def task_of(self, name: str) -> UUID:
        """A unit's task, but for the operator one that failed in the queue."""
        return self.failed_task.pk if name == "retry_task" else self.task.pk

    def body(self, name: str) -> dict:
        return BODIES.get(name, {}) | ({"to": self.colleague.pk} if name == "hand_over" else {})
