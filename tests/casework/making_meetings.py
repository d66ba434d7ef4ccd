"""A booked meeting at the time of the test, whatever that is."""

from datetime import timedelta

from applications.access import Actor
from applications.actions.choosing_meetings import choose_time
from applications.actions.meetings import Proposal, propose_meeting
from applications.models import Case, Meeting
from eservice import clock
from eservice.people.models import User


def proposed_soon(case: Case, by: User, *days: int, **values) -> Meeting:
    """A meeting proposed in so many days, at ten past the next full hour."""
    hour = clock.now().replace(minute=10, second=0, microsecond=0)
    times = [hour + timedelta(days=number, hours=1) for number in days or (7, 8)]
    given = {"minutes": 45, "ways": ["phone", "office", "association"], "why": "Vi vill ses."}
    proposal = Proposal(times=times, **given | values)
    return propose_meeting(Actor(by), case_id=case.pk, proposal=proposal)


def booked_soon(meeting: Meeting, by: User, **answers: str) -> Meeting:
    """The first of its times, chosen."""
    return choose_time(
        Actor(by),
        case_id=meeting.case_id,
        meeting_id=meeting.pk,
        time_id=meeting.times.first().pk,
        answers={"way": "phone"} | answers,
        seen=meeting.choice.get("rev", 0),
    )
