"""The worklist with its views, the search, and a case seen section by section."""

from datetime import timedelta

from applications.access import Actor
from applications.actions.cases import take_case
from applications.actions.filters import save_filter
from applications.actions.marking import digest_now, mark_section
from applications.models import Case
from eservice import clock
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.making import make_completion, make_reply
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

CHEAPER = {"rent": "5900", "included": "heating", "rooms": "2", "people": "1"}
VIEWS = ("svarat", "loften", "vantar")


def maja(world: World) -> User:
    """A caseworker with saved choices, and cases in every view."""
    if "gone through" not in world.cases:
        world.cases["gone through"] = _gone_through(world.maja)
        save_filter(Actor(world.maja), name="Bråttom", choices={"vy": "alla"})
    return world.maja


def _gone_through(user: User) -> Case:
    """One of two cases of the same person: marked, answered again, and with help."""
    applicant = make_applicant(given_name="Vera", family_name="Provsson")
    with clock.at(clock.now() - timedelta(days=31)):
        make_case(applicant, home_rented=CHEAPER)
    case = make_case(applicant)
    take_case(Actor(user), case_id=case.pk)
    grant = make_grant(applicant, helper := make_helper())
    for section in ("home", "work"):
        seen = digest_now(case, section)
        mark_section(Actor(user), case_id=case.pk, section=section, seen_digest=seen, is_right=True)
    answers = case.person.drafts.get(pk=case.pk).answers
    answers.filter(step="livelihood").update(by=helper, grant=grant)
    make_reply(make_completion(case, user), applicant)
    now, today = clock.now(), clock.today()
    facts = {"answered_at": now, "waits_for_applicant": True, "promised_on": today}
    Case.objects.filter(pk=case.pk).update(**facts)
    return case


WORKLISTING = [
    *(Stop(f"worklist {view}", "worklist", maja, query=f"?vy={view}") for view in VIEWS),
    Stop("worklist narrowed", "worklist", maja, query="?vy=alla&bara=vantar&steg=received"),
    Stop("saved filters", "saved_filters", maja),
    Stop("search cases", "search_cases", maja),
    Stop(
        "review_case gone through",
        "review_case",
        maja,
        lambda world: [maja(world) and world.cases["gone through"].pk],
    ),
]
