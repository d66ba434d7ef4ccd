"""The pages about a new caseworker, a wish, a delay, and asking for a decision."""

from collections.abc import Callable
from datetime import timedelta

from applications.access import Actor
from applications.actions.cases import hand_over_case, take_case
from applications.actions.delaying import say_delay
from applications.actions.handing_over import add_to_hand_over
from applications.actions.wanting_decisions import ask_for_decision, refuse_to_decide
from applications.actions.wishing import say_wish
from applications.models import Case
from eservice import clock
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.investigating.making import investigated
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

NO = "Vi väntar på svar från din läkare.\nDet kan ta några veckor."
# Cases of people who have waited long, and how far each has come.
STATES = ("waiting", "asked", "refused")


def made(state: str) -> Callable[[World], Case]:
    def find(world: World) -> Case:
        name = f"continuity {state}"
        if name not in world.cases:
            world.cases[name] = _made(world, state)
        return world.cases[name]

    return find


def _made(world: World, state: str) -> Case:
    vera, maja, nils = make_applicant(), world.maja, world.nils
    make_grant(vera, make_helper(), "all")
    with clock.at(clock.now() - timedelta(days=250)):
        case = investigated(make_case(vera), nils)
    ids = {"case_id": case.pk}
    if state == "taken over":
        return take_case(Actor(maja), seen_caseworker_id=nils.pk, **ids)
    say_wish(Actor(vera), text="Ring inte före klockan 10.\nTa en sak i taget.", seen="")
    hand_over_case(Actor(nils), to=maja, text="Vera läser helst själv.\nRing inte.", **ids)
    add_to_hand_over(Actor(vera), text="Jag har fått intyget nu.", **ids)
    new_day = clock.today() + timedelta(days=1)
    say_delay(Actor(maja), reason=NO, expected_on=new_day, **ids)
    if state != "waiting":
        ask_for_decision(Actor(vera), text="Jag har väntat länge.", **ids)
    if state == "refused":
        refuse_to_decide(Actor(maja), reason=NO, **ids)
    case.refresh_from_db()
    return case


def hers(url_name: str, state: str) -> Stop:
    case = made(state)
    return Stop(f"{url_name} {state}", url_name, lambda w: w.owner(case(w)), lambda w: [case(w).pk])


def helpers(url_name: str, state: str) -> Stop:
    case = made(state)

    def who(world: World) -> User:
        return case(world).person.grants_given.get().grantee.users.get()

    return Stop(f"{url_name} {state} of another", url_name, who, lambda w: [case(w).pk])


def ours(url_name: str, state: str) -> Stop:
    case = made(state)
    return Stop(f"{url_name} {state}", url_name, lambda w: w.maja, lambda w: [case(w).pk])


def unmoved(url_name: str) -> Stop:
    """The page before there is anything to tell of."""
    return Stop(
        f"{url_name} of a new case",
        url_name,
        lambda world: world.owner(world.case("received")),
        lambda world: [world.case("received").pk],
    )


CONTINUITY = [
    *(unmoved(name) for name in ("hand_over_read", "ask_for_decision")),
    *(hers(name, "waiting") for name in ("case", "hand_over_read")),
    hers("hand_over_read", "taken over"),
    *(hers("ask_for_decision", state) for state in STATES),
    *(helpers(name, "refused") for name in ("case", "hand_over_read", "ask_for_decision")),
    Stop("wish", "wish", lambda world: world.owner(made("waiting")(world))),
    Stop("wish empty", "wish", lambda world: world.newcomer),
    *(ours("review_case", state) for state in ("waiting", "asked")),
    ours("say_delay", "waiting"),
    ours("recuse", "waiting"),
    *(ours("answer_decision_wanted", state) for state in ("asked", "refused")),
]
