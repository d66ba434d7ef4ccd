"""The meetings of a case in the caseworker's words."""

from dataclasses import dataclass
from typing import Any

from applications.access import Actor
from applications.models import Case, Meeting, MeetingWay
from applications.questions.meetings import (
    OPEN,
    has_begun,
    is_open,
    may_meet,
    readable,
    time_text,
    times_left,
)
from applications.statuses import MeetingStatus


@dataclass(frozen=True, kw_only=True)
class MeetingRow:
    """One meeting: ``needs_new`` says that it is for us to propose other times."""

    meeting: Meeting
    label: str
    state: str
    ways: list[str]
    way: str
    chosen: str
    times: list[tuple[str, bool]]
    said: dict[str, Any]
    needs_new: bool
    all_passed: bool
    may_cancel: bool
    may_note_held: bool

    @property
    def is_helped(self) -> bool:
        return self.meeting.grant_id is not None


def meeting_rows(actor: Actor, case: Case, *, is_hers: bool) -> list[MeetingRow]:
    """Return all meetings of a case, the newest first, in two queries."""
    meetings = Meeting.objects.filter(case=case).prefetch_related("times")
    meetings = meetings.select_related("by__person", "chosen_by__person").order_by("-at", "-pk")
    return [meeting_row(actor, case, meeting, is_hers=is_hers) for meeting in meetings]


def meeting_row(actor: Actor, case: Case, meeting: Meeting, *, is_hers: bool) -> MeetingRow:
    """Return one meeting, whose times are read already."""
    status, left = MeetingStatus(meeting.status), set(times_left(meeting))
    said = readable(actor, meeting)
    passed = status is MeetingStatus.PROPOSED and not left
    chosen = meeting.chosen_at_time and time_text(meeting.chosen_at_time, meeting.minutes)
    wants_new = is_open(meeting) and (passed or bool(said["none_fits"]))
    return MeetingRow(
        meeting=meeting,
        label=str(status.label),
        state="done" if status in (MeetingStatus.CHOSEN, MeetingStatus.HELD) else "",
        ways=[str(MeetingWay(way).label) for way in meeting.ways],
        way=str(MeetingWay(said["way"]).label) if said["way"] else "",
        chosen=chosen or "",
        times=[
            (time_text(time.starts_at, meeting.minutes), time in left)
            for time in meeting.times.all()
        ],
        said=said,
        needs_new=is_hers and may_meet(case) and wants_new,
        all_passed=passed,
        may_cancel=is_hers and status in OPEN,
        may_note_held=is_hers and status is MeetingStatus.CHOSEN and has_begun(meeting),
    )
