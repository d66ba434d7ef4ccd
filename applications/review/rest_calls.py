"""The caseworker calls, and fills in with the person what is left of her application."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor, Verb, can
from applications.actions.calling_for_rest import end_rest_call, start_rest_call
from applications.errors import NotPossible
from applications.event_kinds import AccessKind
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.moves import done
from eservice.ui.fields import Tick
from eservice.ui.forms import QuestionForm


class CallForm(QuestionForm):
    """That the person is on the phone, and lets the caseworker read what she has begun."""

    has_own_heading = True
    agreed = Tick(
        label=_("Personen är i telefon nu, och vill att jag läser och fyller i resten"),
        said=_("Ja"),
        missing=_("Kryssa i när personen är i telefon och har sagt ja"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def call(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask for the person's yes, and open the rest."""
    case = visible_case(actor, case_id)
    if not can(actor, Verb.CALL_FOR_REST, case):
        return redirect("review_case", case_id)
    form = CallForm(request.POST if request.method == "POST" else None)
    status, is_taken = 200, False
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                start_rest_call(actor, case_id=case_id)
                return redirect("draft", case_id)
            except NotPossible:
                status, is_taken = 409, True
    case = opened_case(actor, case_id, AccessKind.CASE)
    context = {
        **frame(request, case),
        "form": form,
        "error_links": form.error_links() if form.is_bound else [],
        "is_taken": is_taken,
    }
    return render(request, "review/rest_call.html", context, status=status)


@require_POST
@for_caseworkers
def end_call(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """End the call, and go back to the case."""
    visible_case(actor, case_id)
    end_rest_call(actor, case_id=case_id)
    return done(case_id, "samtal")
