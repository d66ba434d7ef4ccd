"""The pages about meetings: proposed, booked, no time that suits, held and called off."""

from datetime import timedelta

from applications.access import Actor
from applications.actions.choosing_meetings import say_no_time
from applications.actions.meetings import cancel_meeting, note_held
from applications.models import Case, Meeting
from eservice import clock
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.investigating.making import investigated
from tests.casework.making_meetings import booked_soon, proposed_soon
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

TOLD = {
    "way": "association",
    "place": "Påhittade huset",
    "companion": "min syster",
    "language": "romani",
    "interpreter": "yes",
    "about": "Min hyra.\nOch hur länge det tar.",
}


def meeting_case(world: World) -> Case:
    """A case with meetings in every state, and one who helps."""
    if "meetings" not in world.cases:
        world.cases["meetings"] = _made(world)
    return world.cases["meetings"]


def _made(world: World) -> Case:
    maja, vera = world.maja, make_applicant(given_name="Vera", family_name="Påhittad")
    case = investigated(make_case(vera), maja)
    kim = make_helper()
    make_grant(vera, kim, "help")
    found = world.meetings = {}
    with clock.at(clock.now() - timedelta(days=30)):
        found["held"] = booked_soon(proposed_soon(case, maja), vera, **TOLD)
        found["passed"] = proposed_soon(case, maja)
    note_held(Actor(maja), **place(found["held"]))
    found["proposed"] = proposed_soon(case, maja, 6, 7, 8)
    found["booked"] = booked_soon(proposed_soon(case, maja), vera, **TOLD)
    for name, meeting in (("none", proposed_soon(case, maja)), ("sick", proposed_soon(case, maja))):
        if name == "sick":
            meeting = booked_soon(meeting, vera)
        seen = meeting.choice.get("rev", 0)
        say_no_time(Actor(vera), text="Jag kan på tisdagar.", seen=seen, **place(meeting))
        found[name] = meeting
    found["off"] = booked_soon(proposed_soon(case, maja), vera)
    cancel_meeting(Actor(maja), reason="Jag är sjuk. Vi hör av oss.", **place(found["off"]))
    return case


def place(meeting: Meeting) -> dict:
    return {"case_id": meeting.case_id, "meeting_id": meeting.pk}


def args(state: str):
    return lambda world: [meeting_case(world).pk, world.meetings[state].pk]


def hers(state: str, url_name: str = "meeting", query: str = "") -> Stop:
    def who(world: World) -> User:
        return world.owner(meeting_case(world))

    return Stop(f"{url_name} {state}{query}", url_name, who, args(state), query)


def helper(world: World) -> User:
    grant = meeting_case(world).person.grants_given.get()
    return grant.grantee.users.get()


def ours(url_name: str) -> Stop:
    return Stop(url_name, url_name, lambda w: w.maja, lambda w: [meeting_case(w).pk])


MEETINGS = [
    *(hers(state) for state in ("proposed", "booked", "none", "sick", "passed", "held", "off")),
    hers("booked", query="?andra=1"),
    *(hers(state, "no_time_fits") for state in ("proposed", "booked", "off")),
    Stop("meeting of another to change", "meeting", helper, args("booked"), "?andra=1"),
    ours("case_meetings"),
    ours("propose_meeting"),
    Stop(
        "case_meetings none",
        "case_meetings",
        lambda world: world.maja,
        lambda world: [world.case("received").pk],
    ),
    Stop("cancel_meeting", "cancel_meeting", lambda world: world.maja, args("booked")),
]
