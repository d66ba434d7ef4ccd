"""The decision that an appeal came too late: its letter, and when the person got it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor, Verb, require
from applications.actions.refusing_appeals import note_refusal_received
from applications.errors import NotPossible
from applications.event_kinds import AccessKind
from applications.questions.refusing import refusal_of
from applications.review.case_page import frame, opened_case
from applications.review.deciding.issued import WRONG_DAYS, ReceivedForm
from applications.review.guard import for_caseworkers, visible_case
from applications.stored_letters import stored_letter


@require_safe
@for_caseworkers
def case_refusal_pdf(
    request: HttpRequest, actor: Actor, case_id: UUID, appeal_id: UUID
) -> HttpResponse:
    """The stored letter, byte for byte, to print; its name says nothing about the person."""
    case = opened_case(actor, case_id, AccessKind.APPEAL)
    return stored_letter(refusal_of(case, appeal_id).letter, "beslut")


@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def notify_refusal(
    request: HttpRequest, actor: Actor, case_id: UUID, appeal_id: UUID
) -> HttpResponse:
    """Note how and when the refusal reached the person: three weeks run from there."""
    form = ReceivedForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        case = visible_case(actor, case_id)
        require(actor, Verb.NOTIFY_DECISION, case)
        refusal_of(case, appeal_id)
        if form.is_valid():
            place = {"case_id": case_id, "appeal_id": appeal_id}
            try:
                note_refusal_received(actor, **place, **form.cleaned_data)
            except NotPossible as error:
                form.add_error("received_on", str(WRONG_DAYS[error.reason]))
            else:
                url = reverse("case_appeals", args=[case_id])
                return HttpResponseRedirect(f"{url}?klart=mottaget")
    case = opened_case(actor, case_id, AccessKind.APPEAL)
    context = {
        **frame(request, case),
        "refusal": refusal_of(case, appeal_id),
        "form": form,
        "error_links": form.error_links() if form.is_bound else [],
    }
    status = 422 if form.is_bound else 200
    return render(request, "review/appealing/received.html", context, status=status)
