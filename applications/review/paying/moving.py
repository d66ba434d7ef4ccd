"""One thing done with a payment: noted as paid, stopped, planned again or cancelled."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions import paying
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Payment
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.paying.rows import MOVES, Move, moves_of, payment_row
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

STOPPED = {
    "moved": _("Utbetalningen har ändrats sedan du öppnade sidan. Vi sparade inte det du gjorde."),
    "replaced": _("Beslutet är ändrat. Ställ in utbetalningen och planera en ny."),
}


class ReasonForm(QuestionForm):
    """Why it is stopped or cancelled."""

    reason = LongText(
        label=_("Varför?"),
        help_text=_("Den sökande läser det du skriver. Du kan inte ändra det sedan."),
        missing=_("Skriv varför"),
        rows=3,
    )
    has_own_heading = True


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def move_payment(
    request: HttpRequest, actor: Actor, case_id: UUID, payment_id: UUID, move: str
) -> HttpResponse:
    """Ask for the reason, or to be sure, and do it."""
    chosen = MOVES.get(move)
    if chosen is None:
        raise Http404
    form = _form(chosen, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        typed = typed_before_login(request)
        form = _form(chosen, typed)
        form.keep_quiet()
        return _page(request, actor, case_id, payment_id, chosen, form)
    visible_case(actor, case_id)
    if _needs_reason(chosen) and not form.is_valid():
        return _page(request, actor, case_id, payment_id, chosen, form)
    return _done(request, actor, case_id, payment_id, chosen, form)


def _done(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    payment_id: UUID,
    chosen: Move,
    form: ReasonForm,
) -> HttpResponse:
    reason = form.cleaned_data["reason"] if _needs_reason(chosen) else ""
    try:
        paying.move_payment(
            actor, case_id=case_id, payment_id=payment_id, to=chosen.to, reason=reason
        )
    except Payment.DoesNotExist as error:
        raise Http404 from error
    except (TransitionNotAllowed, NotPossible) as error:
        why = error.reason if isinstance(error, NotPossible) else "moved"
        return _page(request, actor, case_id, payment_id, chosen, form, stopped=why)
    url = f"{reverse('case_payments', args=[case_id])}?klart={chosen.slug}"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _form(chosen: Move, data: Any) -> ReasonForm:
    return ReasonForm(data if _needs_reason(chosen) else None)


def _needs_reason(chosen: Move) -> bool:
    return chosen.to in paying.NEEDS_REASON


def _page(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    payment_id: UUID,
    chosen: Move,
    form: ReasonForm,
    *,
    stopped: str = "",
) -> HttpResponse:
    """Show the payment and what is about to happen; what can't be done any more is a 409."""
    case = opened_case(actor, case_id, AccessKind.PAYMENT)
    payment = Payment.objects.filter(pk=payment_id, case=case).first()
    if payment is None:
        raise Http404
    is_possible = chosen in moves_of(payment)
    if not is_possible and not stopped and request.method == "POST":
        stopped = "moved"
    context = {
        **frame(request, case),
        "row": payment_row(payment),
        "move": chosen,
        "form": form if _needs_reason(chosen) else None,
        "is_possible": is_possible and stopped != "replaced",
        "stopped": STOPPED.get(stopped, ""),
        "error_links": form.error_links() if form.is_bound and not stopped else [],
    }
    return render(request, "review/paying/move.html", context, status=409 if stopped else 200)
