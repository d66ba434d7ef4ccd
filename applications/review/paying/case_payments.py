"""The payments of a case beside the decisions that they come from."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Actor
from applications.event_kinds import AccessKind
from applications.models import Case, Decision, Payment
from applications.questions.payment_sums import DecidedMoney, money_of
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers
from applications.review.paying.rows import MOVES, payment_row

# What an address may say has just been done, and the words for it.
DONE = {slug: move.done for slug, move in MOVES.items()} | {
    "planerad": _("Utbetalningen är planerad. Den sökande ser dag och summa."),
}


def decided_money(case: Case) -> list[DecidedMoney]:
    """Return the decisions of a case with their payments, the first one first; two queries."""
    decisions = Decision.objects.filter(case=case).defer("content").order_by("number")
    payments = Payment.objects.filter(case=case).order_by("pay_on", "at", "id")
    return money_of(decisions, payments)


def open_money(money: list[DecidedMoney]) -> DecidedMoney | None:
    """Return the latest decision from which something can be planned."""
    return next((one for one in reversed(money) if one.is_open), None)


@require_safe
@for_caseworkers
def case_payments(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show what was decided, what has been planned and paid, and what is left."""
    case = opened_case(actor, case_id, AccessKind.PAYMENT)
    money = decided_money(case)
    context = {
        **frame(request, case),
        "done": DONE.get(request.GET.get("klart", "")),
        "decided": [_shown(one) for one in reversed(money)],
        "can_plan": open_money(money) is not None,
    }
    return render(request, "review/paying/case.html", context)


def _shown(money: DecidedMoney) -> dict[str, Any]:
    return {
        "money": money,
        "rows": [payment_row(payment) for payment in money.payments],
        "over": -money.left if money.left < 0 and not money.is_replaced else None,
    }
