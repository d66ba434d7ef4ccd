"""What stands on the page about a meeting, for the one who reads it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from applications.access import Actor, Verb, can
from applications.models import Case, Meeting, MeetingWay
from applications.questions.meetings import (
    has_begun,
    is_open,
    may_meet,
    office_words,
    readable,
    time_text,
    times_left,
    withheld,
)
from applications.statuses import MEETING_TEXTS, Audience, MeetingStatus


@dataclass(frozen=True, kw_only=True)
class MeetingShown:
    """A meeting in the reader's words. ``can_answer`` says that she may choose, ``is_ahead`` that
    it is booked and has not come, and ``is_case_over`` that nobody chooses any more."""

    meeting: Meeting
    status: str
    chosen: str
    times: list[str]
    why: str
    cancelled: str
    replaced_by: str
    said: dict[str, Any]
    withheld: frozenset[str]
    can_answer: bool
    is_ahead: bool
    is_case_over: bool

    @property
    def is_at_office(self) -> bool:
        return self.said["way"] == MeetingWay.OFFICE

    @property
    def is_by_phone(self) -> bool:
        return self.said["way"] == MeetingWay.PHONE

    @property
    def hides_place(self) -> bool:
        return "place" in self.withheld and self.said["way"] == MeetingWay.ASSOCIATION

    @property
    def hides_something(self) -> bool:
        return bool(self.withheld)


def meeting_shown(actor: Actor, case: Case, meeting: Meeting) -> MeetingShown:
    """Return a meeting, whose times are read already, as the reader sees it."""
    audience = Audience.REPRESENTATIVE if actor.grant else Audience.APPLICANT
    is_booked = meeting.status == MeetingStatus.CHOSEN
    chosen = meeting.chosen_at_time and time_text(meeting.chosen_at_time, meeting.minutes)
    return MeetingShown(
        meeting=meeting,
        status=_heading(meeting, audience),
        chosen=chosen or "",
        times=[time_text(time.starts_at, meeting.minutes) for time in times_left(meeting)],
        why=office_words(actor, meeting, "why"),
        cancelled=office_words(actor, meeting, "cancelled"),
        replaced_by=(meeting.about or {}).get("replaced_by", ""),
        said=readable(actor, meeting),
        withheld=withheld(actor, meeting),
        can_answer=may_meet(case) and is_open(meeting) and can(actor, Verb.CHOOSE_MEETING, case),
        is_ahead=is_booked and not has_begun(meeting),
        is_case_over=not may_meet(case),
    )


def _heading(meeting: Meeting, audience: Audience) -> str:
    status = MeetingStatus(meeting.status)
    if status is MeetingStatus.PROPOSED and not times_left(meeting):
        return _("Tiderna har passerat")
    return str(MEETING_TEXTS[status][audience])
