"""A payment in the caseworker's words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import Payment
from applications.questions.payout import ACCOUNT, GIRO, odd_about
from applications.statuses import PAYMENT_TRANSITIONS, PaymentStatus
from eservice import clock


@dataclass(frozen=True, kw_only=True)
class Move:
    """One thing to do with a payment; ``slug`` is its name in the address."""

    slug: str
    to: PaymentStatus
    label: str | Promise
    heading: str | Promise
    done: str | Promise


MOVES = {
    move.slug: move
    for move in (
        Move(
            slug="betald",
            to=PaymentStatus.PAID,
            label=gettext_lazy("Notera som betald"),
            heading=gettext_lazy("Är pengarna betalda?"),
            done=gettext_lazy("Du har noterat att pengarna är betalda."),
        ),
        Move(
            slug="stoppa",
            to=PaymentStatus.STOPPED,
            label=gettext_lazy("Stoppa"),
            heading=gettext_lazy("Vill du stoppa utbetalningen?"),
            done=gettext_lazy("Utbetalningen är stoppad. Den sökande får veta det."),
        ),
        Move(
            slug="planera-igen",
            to=PaymentStatus.PLANNED,
            label=gettext_lazy("Planera igen"),
            heading=gettext_lazy("Vill du planera utbetalningen igen?"),
            done=gettext_lazy("Utbetalningen är planerad igen. Den sökande får veta det."),
        ),
        Move(
            slug="stall-in",
            to=PaymentStatus.CANCELLED,
            label=gettext_lazy("Ställ in"),
            heading=gettext_lazy("Vill du ställa in utbetalningen?"),
            done=gettext_lazy("Utbetalningen är inställd. Den sökande får veta det."),
        ),
    )
}
# What to look at before paying; it stops nothing.
WARNINGS: dict[str, str | Promise] = {
    "other_holder": gettext_lazy("Den sökande har svarat att kontot är någon annans."),
    "guardian": gettext_lazy("Den sökande vill att pengarna går till god man eller förvaltare."),
    "no_account": gettext_lazy("Den sökande har inget konto. Fråga hur hen vill få pengarna."),
    "no_answer": gettext_lazy("Ansökan säger inte vart pengarna ska. Fråga den sökande."),
    "odd_account": gettext_lazy("Kontonumret ser ovanligt ut. Kontrollera det innan du betalar."),
    "odd_giro": gettext_lazy("Gironumret ser ovanligt ut. Kontrollera det innan du betalar."),
}
_STATES = {PaymentStatus.PAID: "done", PaymentStatus.PLANNED: "new"}


def moves_of(payment: Payment) -> list[Move]:
    """Return what can be done with it now."""
    possible = PAYMENT_TRANSITIONS[PaymentStatus(payment.status)]
    return [move for move in MOVES.values() if move.to in possible]


def payment_row(payment: Payment) -> dict[str, Any]:
    """Return a payment for a page: where it goes in words, and what to look at."""
    status = PaymentStatus(payment.status)
    is_planned = status is PaymentStatus.PLANNED
    shows_reason = status in (PaymentStatus.STOPPED, PaymentStatus.CANCELLED)
    return {
        "payment": payment,
        "payee": payment.to["payee"],
        "where": where(payment.to),
        "why": payment.to.get("why", ""),
        "status": {"label": status.label, "state": _STATES.get(status, "")},
        "reason": payment.reason if shows_reason else "",
        "warnings": [WARNINGS[code] for code in odd_about(payment.to)] if is_planned else [],
        "is_overdue": is_planned and payment.pay_on < clock.today(),
        "moves": [
            {"label": move.label, "url": move_url(payment, move)} for move in moves_of(payment)
        ],
    }


def move_url(payment: Payment, move: Move) -> str:
    return reverse("move_payment", args=[payment.case_id, payment.pk, move.slug])


def where(to: dict[str, str]) -> str:
    """Return where the money goes, with the whole number."""
    if to["way"] == ACCOUNT:
        return _("Konto %(clearing)s, %(account)s") % to
    if to["way"] == GIRO:
        return _("Giro %(account)s") % to
    return _("På ett annat sätt")
