"""Everyone and everything that the tour of all pages looks at, made when it is first asked for."""

from functools import cached_property

from applications.access import Actor
from applications.actions.documents import add_documents
from applications.models import Case, Draft, Grant, UnitTask
from applications.questions.asset_kinds import ASSET_KINDS
from applications.questions.cost_kinds import COST_KINDS
from applications.questions.flow import Step
from applications.questions.home import TITLES
from applications.questions.income_kinds import INCOME_KINDS
from applications.questions.occupation_kinds import OCCUPATIONS
from applications.wizard.opening import progress_of
from eservice.people.models import Membership, Organisation, User
from tests.browser.acting import Acting
from tests.browser.couples import Couples
from tests.browser.courses import applicant_of, make_case_that_is
from tests.browser.giving_world import GivingWorld
from tests.browser.parts import essentials, extra
from tests.documents.making import jpeg, make_document, pdf, sent
from tests.factories import make_applicant, make_caseworker, make_draft
from tests.organisations.making import make_member, make_organisation_that_is
from tests.registering import note_in_every_way
from tests.review.task_making import ask

DOING = [kind.key for kind in OCCUPATIONS]

# Answers that put as many steps as possible on the path of one draft.
WIDE = {
    "acute": {"acute": ["food", "sleep"]},
    "month": {"month": "other"},
    "help": {"help": "beside"},
    "citizenship": {"citizenship": "other"},
    "permit": {"permit": "temporary"},
    "household_type": {"household_type": "partner"},
    "partner": {"name": "Kim Exempel", "number": ""},
    "children_any": {"children_any": "yes"},
    "child.1": {"name": "Robin Exempel", "born_0": "1", "born_1": "2", "born_2": "2019"},
    "child_home.1": {"lives": "half"},
    "others_any": {"others_any": "yes"},
    "other_adult.1": {"name": "Sam", "relation": "bror", "pays_nothing": "on"},
    "occupation": {"occupation": DOING},
    "partner_occupation": {"occupation": DOING},
    "income_kinds": {"income_kinds": [kind.key for kind in INCOME_KINDS]},
    "partner_income_kinds": {"income_kinds": [kind.key for kind in INCOME_KINDS]},
    "job_search": {"job_search": "list"},
    "partner_job_search": {"job_search": "here"},
    "has_accounts": {"has_accounts": "yes"},
    "assets": {"assets": [kind.key for kind in ASSET_KINDS]},
    "housing_debts": {"housing_debts": ["rent"]},
    "cost_kinds": {"cost_kinds": [kind.key for kind in COST_KINDS]},
    "payout": {"payout": "account"},
}

# Answers for the steps that those leave out.
NONE = {"occupation": ["none"]}
COUPLE = {"household_type": {"household_type": "partner"}}
NARROW = [
    COUPLE | {"occupation": NONE, "partner_occupation": NONE},
    {"household_type": {"household_type": "separated"}},
    {"occupation": {"occupation": ["looking"]}, "job_search": {"job_search": "here"}},
    {
        "housing_form": {"housing_form": "lodger"},
        "home_lodger": {"rent": "1", "included": "none", "approval": "yes", "people": "2"},
    },
]


class World(GivingWorld):
    """People by name, drafts by how far they have come, cases by what has happened to them."""

    def __init__(self) -> None:
        self.cases: dict[str, Case] = {}
        self.organisations: dict[str, Organisation] = {}

    @cached_property
    def acting(self) -> Acting:
        """Somebody with several who help her."""
        return Acting()

    @cached_property
    def couples(self) -> Couples:
        """Those who apply together."""
        return Couples()

    @cached_property
    def anna(self) -> User:
        return make_applicant(given_name="Anna", family_name="Exempel")

    @cached_property
    def david(self) -> User:
        """He has no number, so that he is asked who he is."""
        return make_applicant(given_name="David", family_name="Testman", number=None)

    @cached_property
    def newcomer(self) -> User:
        return make_applicant()

    @cached_property
    def nobody(self) -> User:
        """A login without a person."""
        return User.objects.create(issuer="test", subject="nobody")

    @cached_property
    def maja(self) -> User:
        return make_caseworker()

    @cached_property
    def nils(self) -> User:
        return make_caseworker(given_name="Nils", family_name="Modell")

    @cached_property
    def olga(self) -> User:
        """The only caseworker of a unit that has no cases."""
        return make_caseworker(unit="vuxen", given_name="Olga", family_name="Mönster")

    @cached_property
    def new_draft(self) -> Draft:
        return make_draft(self.anna, {})

    @cached_property
    def started_draft(self) -> Draft:
        started = {"acute": {"acute": "none"}, "address": {"where": "address"}}
        return make_draft(self.anna, WIDE | started)

    @cached_property
    def whole_draft(self) -> Draft:
        return make_draft(self.anna)

    @cached_property
    def draft_with_files(self) -> Draft:
        """A draft with two files on a paper, one of them with a long name."""
        draft = make_draft(self.anna)
        files = [sent(jpeg(), "Kontrakt.jpg"), sent(pdf(), "lång" * 24 + ".pdf")]
        add_documents(Actor(self.anna), draft_id=draft.pk, kind="lease", files=files)
        return draft

    @cached_property
    def case_with_files(self) -> Case:
        """A case with a file, which came with the application."""
        case = make_case_that_is("received", (self.maja, self.nils))
        make_document(applicant_of(case), Draft.objects.get(pk=case.pk))
        return case

    @cached_property
    def wide_drafts(self) -> list[tuple[Draft, set[str]]]:
        """Drafts that together have every step on their paths, with those paths."""
        homes = [{"housing_form": {"housing_form": key}} for key in TITLES]
        # One each: nobody may have so many open at once.
        drafts = [make_draft(make_applicant(), answers) for answers in (WIDE, *homes, *NARROW)]
        drafts += [make_draft(self.david, {}), extra(), essentials()]
        return [(draft, set(progress_of(draft).path)) for draft in drafts]

    def draft_with(self, step: Step) -> Draft:
        """Return a draft that has the step on its path."""
        return next(draft for draft, path in self.wide_drafts if step.key in path)

    def case(self, state: str) -> Case:
        """Return the case that is in one of the states of ``COURSES``."""
        if state not in self.cases:
            self.cases[state] = make_case_that_is(state, (self.maja, self.nils))
        return self.cases[state]

    def organisation(self, state: str) -> Organisation:
        """Return Anna's organisation that is waiting, refused, open or closed."""
        if state not in self.organisations:
            self.organisations[state] = make_organisation_that_is(state, self.anna, self.maja)
        return self.organisations[state]

    @cached_property
    def membership(self) -> Membership:
        """David's, in the one that is open."""
        return make_member(self.organisation("open"), self.david)

    @cached_property
    def tasks(self) -> list[UnitTask]:
        """One that ends by a press, and one that waits for an answer."""
        self.organisation("waiting")
        return [ask(person=self.david.person), UnitTask.objects.latest("at")]

    @cached_property
    def noted(self) -> dict[str, Grant]:
        """Help that Maja has noted for one person, in several states."""
        return note_in_every_way(self.maja)

    @cached_property
    def helped_case(self) -> Case:
        return Case.objects.get(person=self.noted["desk"].grantor)

    def owner(self, of: Draft | Case) -> User:
        return applicant_of(of)
