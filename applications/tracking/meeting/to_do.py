"""What a person has to do or remember about meetings, for the pages that say what comes next."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from applications.access import Actor, Verb, can
from applications.models import Case, Meeting
from applications.questions.meetings import OPEN, has_begun, may_meet, time_text
from applications.statuses import MeetingStatus
from eservice import clock


@dataclass(frozen=True, kw_only=True)
class MeetingToDo:
    """One meeting that is not over: its page is ``meeting``.

    ``when`` is the booked time in words, or "" while it waits for her to choose one; ``is_first``
    says that the checklist for the first meeting is of use. ``has_answered``: no time suited her,
    and the caseworker has to answer. ``is_late``: all times have passed, so she says when.
    """

    meeting: Meeting
    when: str
    is_first: bool
    has_answered: bool
    is_late: bool

    @property
    def must_choose(self) -> bool:
        return not (self.when or self.has_answered)


def meetings_to_do(actor: Actor, case: Case) -> list[MeetingToDo]:
    """Return the meetings that are proposed or booked and not over, in one query.

    Those to choose a time for come first, then the booked ones by time. Nothing for who may not
    read of meetings, and no query for a case that is over.
    """
    if not (may_meet(case) and can(actor, Verb.READ_MEETING, case)):
        return []
    meetings = Meeting.objects.filter(case=case, status__in=OPEN)
    found = meetings.annotate(last_time=Max("times__starts_at")).order_by("at")
    waiting = [meeting for meeting in found if not has_begun(meeting)]
    return [_to_do(meeting) for meeting in sorted(waiting, key=_place)]


def _place(meeting: Meeting) -> tuple[bool, datetime]:
    return meeting.chosen_at_time is not None, meeting.chosen_at_time or meeting.at


def _to_do(meeting: Meeting) -> MeetingToDo:
    is_booked = meeting.status == MeetingStatus.CHOSEN
    return MeetingToDo(
        meeting=meeting,
        when=time_text(meeting.chosen_at_time, meeting.minutes) if is_booked else "",
        is_first=meeting.is_first,
        has_answered=bool(meeting.choice.get("none_fits")),
        is_late=not is_booked and meeting.last_time <= clock.now(),
    )
