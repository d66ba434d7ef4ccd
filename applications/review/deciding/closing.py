"""Closing a case that is done, and opening it again with a reason."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions.cases import close_case, reopen_case
from applications.errors import MonthTaken, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.review.case_page import frame, opened_case
from applications.review.deciding.writing import typed_of
from applications.review.guard import for_caseworkers, visible_case
from applications.statuses import TRANSITIONS, CaseStage
from eservice.people.stash import forget, keeps_typed
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

ANY = ["GET", "HEAD", "POST"]


class ReopenForm(QuestionForm):
    """Why a closed case is opened again."""

    reason = LongText(missing=gettext_lazy("Skriv varför ärendet öppnas igen"))


@require_http_methods(ANY)
@for_caseworkers
def close(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Close a case that is decided or taken back."""
    if request.method == "POST":
        visible_case(actor, case_id)
        close_case(actor, case_id=case_id)
        return _done(case_id, "stangt")
    case = opened_case(actor, case_id, AccessKind.CASE)
    require(actor, Verb.CLOSE_CASE, case)
    if CaseStage.CLOSED not in TRANSITIONS[CaseStage(case.stage)]:
        raise TransitionNotAllowed(f"the case is {case.stage}")
    decision = case.decisions.defer("content").order_by("-number").first()
    context = {**frame(request, case), "unread": decision and not decision.received_on}
    return render(request, "review/deciding/close.html", context)


@require_http_methods(ANY)
@keeps_typed
@for_caseworkers
def reopen(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Open a closed case again; the reason becomes a note in the journal."""
    form = ReopenForm(
        typed_of(request),
        heading=_("Varför öppnar du ärendet igen?"),
        intro=_("Skälet blir en anteckning i journalen. Den sökande har rätt att läsa den."),
    )
    if request.method == "POST" and form.is_valid():
        visible_case(actor, case_id)
        try:
            reopen_case(actor, case_id=case_id, reason=form.cleaned_data["reason"])
        except MonthTaken:
            form.add_error(
                "reason", _("Personen har sökt igen för samma månad. Använd det ärendet.")
            )
        else:
            response = _done(case_id, "oppet")
            forget(request, response)
            return response
    case = opened_case(actor, case_id, AccessKind.CASE)
    if case.stage != CaseStage.CLOSED:
        raise TransitionNotAllowed(f"the case is {case.stage}")
    context = {**frame(request, case), "form": form, "error_links": form.error_links()}
    return render(request, "review/deciding/reopen.html", context)


def _done(case_id: UUID, flag: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('write_decision', args=[case_id])}?klart={flag}")
