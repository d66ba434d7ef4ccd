"""The pages of those who apply again: the choice, the answers from before, and what is new."""

from applications.access import Actor
from applications.actions.renewing import start_renewal
from applications.actions.sending import send_application
from applications.models import Case, Draft
from applications.questions.catalogue import FLOW
from applications.questions.flow import Again
from applications.questions.months import month_before
from applications.questions.ways import ways_in
from eservice import clock
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.making_payments import decide
from tests.factories import answer_all, make_applicant, make_caseworker, make_draft, whole_answers

RENT = {"rent": "6900", "included": "heating", "rooms": "2", "people": "1"}


def with_decision() -> User:
    """Somebody with a decision for the month before."""
    user = make_applicant(given_name="Ines", family_name="Övning")
    before = {
        "other_month": f"{month_before(clock.today()):%Y-%m}",
        "why": "Jag var sjuk när jag skulle söka.",
    }
    month = {"month": {"month": "other"}, "month_other": before}
    draft = make_draft(user, month | {k: v for k, v in whole_answers().items() if k != "month"})
    decide(send_application(Actor(user), draft_id=draft.pk), make_caseworker())
    return user


def renewal(*, is_whole: bool) -> Draft:
    """A renewal that has just begun, or one where only the rent is another."""
    user = with_decision()
    month = ways_in(user.person_id).suggested.month
    draft = start_renewal(Actor(user), month=month)
    if is_whole:
        given = {
            step.key: whole_answers()[step.key]
            for step in FLOW.steps
            if step.key in whole_answers() and step.again is not Again.KEEP
        }
        answer_all(user, draft, given | {"month": {"month": f"{month:%Y-%m}"}, "home_rented": RENT})
    return draft


def made(world: World, name: str) -> Draft:
    """Return what a page is about, made when it is first asked for."""
    known = world.__dict__.setdefault("renewals", {})
    if name not in known:
        known[name] = renewal(is_whole=name != "begun")
    return known[name]


def sent(world: World) -> Case:
    draft = made(world, "sent")
    return send_application(Actor(world.owner(draft)), draft_id=draft.pk)


def stop(url_name: str, name: str, *args: str) -> Stop:
    """A page about a renewal, for its applicant."""
    return Stop(
        f"{url_name} renewal {name} {''.join(args)}".strip(),
        url_name,
        lambda world: world.owner(made(world, name)),
        lambda world: [made(world, name).pk, *args],
    )


def can_renew(world: World) -> User:
    if "can renew" not in world.__dict__:
        world.__dict__["can renew"] = with_decision()
    return world.__dict__["can renew"]


RENEWING = [
    Stop("which way first", "which_way", lambda world: world.newcomer),
    Stop("which way renewal", "which_way", can_renew, query="?stangt=1"),
    Stop("home with renewal", "home", can_renew),
    stop("draft", "begun"),
    stop("section", "begun", "ditt-hem"),
    stop("section", "begun", "dina-inkomster"),
    stop("check", "whole"),
    Stop(
        "review_case of a renewal",
        "review_case",
        lambda world: world.maja,
        lambda world: [sent(world).pk],
    ),
]
