"""How every page about a meeting finds it, and the calendar file."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from applications.access import Actor, Verb
from applications.acting import hides_earlier
from applications.event_kinds import AccessKind
from applications.models import Case, Meeting
from applications.statuses import MeetingStatus
from applications.tracking.meeting.calendar_file import calendar_file
from applications.tracking.own_case import read_own_case, shows_case


def read_meeting(
    request: HttpRequest, case_id: UUID, meeting_id: UUID
) -> tuple[Actor, Case, Meeting]:
    """Return the reader, the case and the meeting with its times; the reading is logged."""
    actor, case = read_own_case(
        request, case_id, AccessKind.MEETING, Verb.READ_MEETING, with_content=True
    )
    return actor, case, find_meeting(case, meeting_id)


def find_meeting(case: Case, meeting_id: UUID) -> Meeting:
    """Return a meeting of the case with its times, in two queries; a 404 when there is none."""
    meetings = Meeting.objects.prefetch_related("times").select_related("chosen_by__person")
    meeting = meetings.filter(case=case, pk=meeting_id).first()
    if meeting is None:
        raise Http404
    return meeting


@require_safe
@hides_earlier
@shows_case
def meeting_calendar(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """The booked time as a file for a calendar. Neither it nor its name says what it is about."""
    _actor, _case, meeting = read_meeting(request, case_id, meeting_id)
    if meeting.status != MeetingStatus.CHOSEN:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="mote.ics"'}
    return HttpResponse(
        calendar_file(meeting), content_type="text/calendar; charset=utf-8", headers=headers
    )
