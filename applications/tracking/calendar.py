"""The days of a case, to have in one's own calendar."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from applications.access import Verb
from applications.event_kinds import AccessKind
from applications.tracking.days_file import days_file, days_of
from applications.tracking.own_case import hides_earlier, read_own_case, shows_case
from applications.tracking.to_do import choices_of, tasks_of


@require_safe
@hides_earlier
@shows_case
def case_days(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The days as a file for a calendar. Neither it nor its name says what they are about."""
    actor, found = read_own_case(
        request, case_id, AccessKind.CASE, Verb.FOLLOW_CASE, with_content=True, with_all=True
    )
    if actor.co_applicant:
        raise Http404
    days = days_of(actor, found, tasks_of(actor, found), choices_of(actor, found))
    if not days:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="dagar.ics"'}
    content = days_file(found, days)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
