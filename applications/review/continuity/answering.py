"""Answering who has asked for a decision: it comes, or not yet and why (FL 12 §)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions.wanting_decisions import refuse_to_decide
from applications.errors import NotAllowed, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.statuses import OPEN_STAGES
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

OVER = _("Det finns ingen begäran som väntar på svar.")


class RefuseForm(QuestionForm):
    """Why the decision can't come yet."""

    reason = LongText(
        label=_("Varför kan ni inte fatta beslutet än?"),
        help_text=_("Skriv till ”du”, kort och vanligt. Den sökande läser det du skriver."),
        missing=_("Skriv varför ni inte kan fatta beslutet än"),
    )
    has_own_heading = True


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def answer_decision_wanted(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show what was asked, and take in a no with its reason. A decision answers by itself."""
    if request.method != "POST":
        case = opened_case(actor, case_id, AccessKind.CASE)
        require(actor, Verb.ANSWER_DECISION_WANTED, case)
        if getattr(case, "decision_wanted", None) is None:
            raise TransitionNotAllowed("nobody has asked")
        form = RefuseForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, case, form)
    visible_case(actor, case_id)
    form = RefuseForm(request.POST)
    status, stopped = 422, ""
    if form.is_valid():
        try:
            refuse_to_decide(actor, case_id=case_id, reason=form.cleaned_data["reason"])
        except (NotAllowed, TransitionNotAllowed):
            status, stopped = 409, OVER
        else:
            return _done(request, case_id)
    case = opened_case(actor, case_id, AccessKind.CASE)
    return _page(request, case, form, status=status, stopped=stopped)


def _done(request: HttpRequest, case_id: UUID) -> HttpResponse:
    url = f"{reverse('review_case', args=[case_id])}?klart=svarat"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _page(
    request: HttpRequest,
    case: Case,
    form: RefuseForm,
    *,
    status: int = 200,
    stopped: str | Promise = "",
) -> HttpResponse:
    wanted = getattr(case, "decision_wanted", None)
    context = {
        **frame(request, case),
        "form": form,
        "wanted": wanted,
        "can_answer": bool(wanted) and not wanted.answer and case.stage in OPEN_STAGES,
        "stopped": stopped,
        "error_links": form.error_links(),
    }
    return render(request, "review/continuity/answer.html", context, status=status)
