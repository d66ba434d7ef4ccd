"""The meetings of a case: what was proposed and chosen, calling off, and that it was held."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.access import Actor, Verb, can, require
from applications.actions import meetings
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Meeting
from applications.questions.meetings import may_meet
from applications.review.case_page import frame, opened_case
from applications.review.guard import STOPPED, for_caseworkers, visible_case
from applications.review.meeting.forms import CancelForm
from applications.review.meeting.rows import meeting_row, meeting_rows
from eservice.people.stash import forget, keeps_typed, typed_before_login

# What an address may say has just been done, and the words for it.
DONE = {
    "foreslaget": _("Den sökande får veta att du har föreslagit tider."),
    "installt": _("Mötet är inställt. Den sökande får veta det."),
    "har-varit": _("Du har noterat att mötet har varit."),
}
NOT_YET = _("Mötet har inte börjat än. Notera det när ni har träffats.")
OVER = (_("Mötet har ändrats"), _("Det går inte att ställa in det längre. Se hur det är nu."))


@require_safe
@for_caseworkers
def case_meetings(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Everything that is proposed, booked and over."""
    return _list(request, actor, case_id)


def _list(
    request: HttpRequest, actor: Actor, case_id: UUID, *, stopped: Any = "", status: int = 200
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.MEETING)
    is_hers = can(actor, Verb.PROPOSE_MEETING, case)
    context = {
        **frame(request, case),
        "rows": meeting_rows(actor, case, is_hers=is_hers),
        "can_propose": is_hers and may_meet(case),
        "stopped": stopped,
        "done": DONE.get(request.GET.get("klart", "")),
    }
    return render(request, "review/meeting/list.html", context, status=status)


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def cancel_meeting(
    request: HttpRequest, actor: Actor, case_id: UUID, meeting_id: UUID
) -> HttpResponse:
    """Ask why, call it off, and let the person know."""
    if request.method != "POST":
        form = CancelForm(typed_before_login(request))
        form.keep_quiet()
        return _cancelling(request, actor, case_id, meeting_id, form)
    visible_case(actor, case_id)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _cancelling(request, actor, case_id, meeting_id, form, status=422)
    reason = form.cleaned_data["reason"]
    place = {"case_id": case_id, "meeting_id": meeting_id}
    try:
        meetings.cancel_meeting(actor, reason=reason, **place)
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    except NotAllowed:
        stopped = STOPPED[NotAllowed]
    except TransitionNotAllowed:
        stopped = OVER
    else:
        return _done(request, case_id, "installt")
    return _cancelling(request, actor, case_id, meeting_id, form, status=409, stopped=stopped)


def _cancelling(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    meeting_id: UUID,
    form: CancelForm,
    *,
    status: int = 200,
    stopped: Any = None,
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.MEETING)
    if status != 409:
        require(actor, Verb.PROPOSE_MEETING, case)
    found = Meeting.objects.filter(case=case, pk=meeting_id).prefetch_related("times").first()
    if found is None:
        raise Http404
    row = meeting_row(actor, case, found, is_hers=can(actor, Verb.PROPOSE_MEETING, case))
    context = {
        **frame(request, case),
        "row": row,
        "form": form,
        "stopped": stopped if stopped or row.may_cancel else OVER,
        "error_links": form.error_links() if status == 422 else [],
    }
    return render(request, "review/meeting/cancel.html", context, status=status)


@require_POST
@for_caseworkers
def meeting_held(
    request: HttpRequest, actor: Actor, case_id: UUID, meeting_id: UUID
) -> HttpResponse:
    """Note that they have met."""
    visible_case(actor, case_id)
    try:
        meetings.note_held(actor, case_id=case_id, meeting_id=meeting_id)
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    except NotPossible:
        return _list(request, actor, case_id, stopped=NOT_YET, status=409)
    return _done(request, case_id, "har-varit")


def _done(request: HttpRequest, case_id: UUID, what: str) -> HttpResponse:
    url = f"{reverse('case_meetings', args=[case_id])}?klart={what}"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response
