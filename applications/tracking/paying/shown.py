"""Payments in the person's words. A helper reads no reasons, and of others' names none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

from applications.access import Actor
from applications.models import Case, Decision, Payment
from applications.questions.payout import ACCOUNT, GIRO, last_digits
from applications.statuses import PAYMENT_TEXTS, Audience, CaseStage, PaymentStatus
from eservice import clock

_STATES = {PaymentStatus.PAID: "done", PaymentStatus.PLANNED: "new"}
_WITH_REASON = frozenset({PaymentStatus.STOPPED, PaymentStatus.CANCELLED})


@dataclass(frozen=True, kw_only=True)
class ShownPayment:
    """One payment. ``payee`` is empty when it goes to the person herself; ``is_to_other`` when
    it goes to somebody whose name a helper does not read. ``digits`` are the last ones of the
    number, ``way`` what number it is. ``is_overdue`` when the day has passed without a word."""

    amount: Decimal
    pay_on: date
    status: str | Promise
    code: str
    state: str
    payee: str
    is_to_other: bool
    way: str
    digits: str
    reason: str
    is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class MoneyShown:
    """All payments, those on their way first, and why there is none: ``withdrawn``,
    ``not_decided``, ``nothing_granted`` or ``not_planned``."""

    payments: list[ShownPayment]
    why_none: str


def money_shown(actor: Actor, case: Case) -> MoneyShown:
    """Return what the page about the money shows, in two queries at most."""
    payments = Payment.objects.filter(case=case).order_by("pay_on", "at", "id")
    # What is on its way comes first: that is what she has come to look for.
    first = sorted(payments, key=lambda payment: payment.status != PaymentStatus.PLANNED)
    shown = [_shown(actor, case, payment) for payment in first]
    return MoneyShown(payments=shown, why_none="" if shown else _why_none(case))


@dataclass(frozen=True, kw_only=True)
class NextMoney:
    """All that comes on the next day with money; ``is_overdue`` when it has passed."""

    on: date
    amount: Decimal
    is_overdue: bool


def next_money(case: Case) -> NextMoney | None:
    """Return what the page of a case says that comes, from what ``signs.with_signs`` has read."""
    if case.pay_on is None:
        return None
    is_overdue = case.pay_on < clock.today()
    return NextMoney(on=case.pay_on, amount=case.pay_amount, is_overdue=is_overdue)


def _why_none(case: Case) -> str:
    if case.stage == CaseStage.WITHDRAWN:
        return "withdrawn"
    latest = Decision.objects.filter(case=case).order_by("-number").only("amount").first()
    if latest is None:
        return "not_decided"
    return "not_planned" if latest.amount else "nothing_granted"


def _shown(actor: Actor, case: Case, payment: Payment) -> ShownPayment:
    status, to = PaymentStatus(payment.status), payment.to
    is_helper = actor.grant is not None
    is_to_other = to["payee"] != case.person.name
    audience = Audience.REPRESENTATIVE if is_helper else Audience.APPLICANT
    shows_reason = status in _WITH_REASON and not is_helper
    return ShownPayment(
        amount=payment.amount,
        pay_on=payment.pay_on,
        status=PAYMENT_TEXTS[status][audience],
        code=status.value,
        state=_STATES.get(status, ""),
        payee=to["payee"] if is_to_other and not is_helper else "",
        is_to_other=is_to_other,
        way=to["way"] if to["way"] in (ACCOUNT, GIRO) else "",
        digits=last_digits(to["account"]),
        reason=payment.reason if shows_reason else "",
        is_overdue=status is PaymentStatus.PLANNED and payment.pay_on < clock.today(),
    )
