"""Payments: planned from a decision, paid, stopped, planned again or cancelled."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from applications.access import Actor, Verb
from applications.actions.cases import locked_case, write_note
from applications.actions.notices import notify
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, Decision, Draft, Payment
from applications.notice_kinds import NoticeKind
from applications.questions.payment_sums import money_of
from applications.questions.payout import (
    ACCOUNT,
    GIRO,
    To,
    differs,
    payout_of,
    vouched_for,
)
from applications.statuses import PAYMENT_TRANSITIONS, PaymentStatus
from eservice import clock
from eservice.municipality import municipality
from eservice.ui.swedish import format_amount, format_date
from eservice.workdays import is_working_day, next_payment_day

# Further away than this a day is a slip of the pen.
FURTHEST = timedelta(days=366)
CHANGES = {
    PaymentStatus.STOPPED: EventKind.PAYMENT_STOPPED,
    PaymentStatus.CANCELLED: EventKind.PAYMENT_CANCELLED,
    PaymentStatus.PLANNED: EventKind.PAYMENT_RESUMED,
}
# What the person hears of. That the money does not come as she was told, or comes after all, she
# must hear.
TOLD = {
    EventKind.PAYMENT_PLANNED: NoticeKind.PAYMENT_PLANNED,
    **dict.fromkeys(CHANGES.values(), NoticeKind.PAYMENT_CHANGED),
}
NEEDS_REASON = frozenset({PaymentStatus.STOPPED, PaymentStatus.CANCELLED})


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One sum to one payee on one day; ``to`` has the shape in ``questions/payout.py``."""

    decision_id: UUID
    amount: Decimal
    to: To
    pay_on: date


def usual_pay_day(case: Case) -> date:
    """Return when money planned today in the case is paid, by the municipality's rule."""
    rules = municipality().casework
    return next_payment_day(clock.today(), rules.payment_day, is_urgent=case.is_urgent)


def plan_payment(actor: Actor, *, case_id: UUID, plan: Plan, page_id: UUID) -> Payment:
    """Plan a payment from an issued decision; several payees are several payments.

    ``page_id`` is the id that the page gave it: the same page sent twice is one payment. Raises
    NotPossible with ``no_decision``, ``replaced``, ``too_much``, ``nothing``, ``no_payee``,
    ``no_number``, ``why`` (it goes elsewhere than the person asked for, without a reason),
    ``past``, ``day_off`` or ``far_away``.
    """
    with locked_case(actor, Verb.PLAN_PAYMENT, case_id) as case:
        pk = uuid5(case.pk, f"{actor.user.pk} {page_id} {plan}")
        known = Payment.objects.filter(pk=pk).first()
        if known is not None:
            return known
        _check_sum(case, plan)
        _check_payee(case, plan.to)
        _check_day(plan.pay_on)
        payment = Payment.objects.create(
            id=pk,
            case=case,
            decision_id=plan.decision_id,
            unit=case.unit,
            amount=plan.amount,
            to=plan.to,
            pay_on=plan.pay_on,
            reason="",
            by=actor.user,
        )
        _record(actor, case, EventKind.PAYMENT_PLANNED, payment)
        return payment


def _check_sum(case: Case, plan: Plan) -> None:
    decisions = Decision.objects.filter(case=case).defer("content").order_by("number")
    money = money_of(decisions, Payment.objects.filter(case=case))
    found = next((one for one in money if one.decision.pk == plan.decision_id), None)
    if found is None:
        raise NotPossible("no_decision")
    if found.is_replaced:
        raise NotPossible("replaced")
    if plan.amount <= 0:
        raise NotPossible("nothing")
    if plan.amount > found.left:
        raise NotPossible("too_much")


def _check_payee(case: Case, to: To) -> None:
    if not to["payee"].strip():
        raise NotPossible("no_payee")
    needed = {ACCOUNT: ("clearing", "account"), GIRO: ("account",)}.get(to["way"], ())
    if not all(to[name] for name in needed):
        raise NotPossible("no_number")
    if differs(to, payout_of(case).to) and not to["why"].strip():
        raise NotPossible("why")


def _check_day(day: date) -> None:
    today = clock.today()
    if day < today:
        raise NotPossible("past")
    if not is_working_day(day):
        raise NotPossible("day_off")
    if day > today + FURTHEST:
        raise NotPossible("far_away")


def move_payment(
    actor: Actor, *, case_id: UUID, payment_id: UUID, to: PaymentStatus, reason: str = ""
) -> Payment:
    """Pay, stop, plan again or cancel. Where it is already changes nothing, unless the reason is
    another: that would be lost, and is not allowed.

    A reason is kept with the payment and, for good, in the journal; the person reads it. Planned
    again it goes into the next payment file, on a new day if its own has passed. Raises
    TransitionNotAllowed, and NotPossible with ``no_reason`` or ``replaced``.
    """
    with locked_case(actor, Verb.PLAN_PAYMENT, case_id) as case:
        payments = Payment.objects.select_for_update(of=("self",)).select_related("decision")
        payment = payments.get(pk=payment_id, case=case)
        if payment.status == to and (to not in NEEDS_REASON or payment.reason in ("", reason)):
            return payment
        if to not in PAYMENT_TRANSITIONS[PaymentStatus(payment.status)]:
            raise TransitionNotAllowed(f"{payment.status} → {to}")
        if to in NEEDS_REASON and not reason.strip():
            raise NotPossible("no_reason")
        if to == PaymentStatus.PLANNED:
            _plan_again(case, payment)
        payment.status, payment.status_since = to, clock.now()
        payment.reason = reason if to in NEEDS_REASON else payment.reason
        payment.save(update_fields=["status", "status_since", "reason", "pay_on", "exported_at"])
        _record(actor, case, CHANGES.get(to, EventKind.PAYMENT_PAID), payment)
        if to in NEEDS_REASON:
            _write_in_journal(actor, payment, reason)
        return payment


def _plan_again(case: Case, payment: Payment) -> None:
    """Give a stopped payment a day that has not passed, and a place in the next file."""
    if payment.decision.replaced_by.exists():
        raise NotPossible("replaced")
    if payment.pay_on < clock.today():
        payment.pay_on = usual_pay_day(case)
    payment.exported_at = None


def _record(actor: Actor, case: Case, kind: EventKind, payment: Payment) -> None:
    facts = {"payment": str(payment.pk), "decision": str(payment.decision_id)}
    if payment.status == PaymentStatus.PLANNED:
        facts["code"] = content_code("payment", payment.pk, vouched_for(payment))
    event = append_event(case, kind, actor, **facts)
    if kind in TOLD:
        once = f"payment:{case.pk}:{event.seq}"
        draft = Draft.objects.get(pk=case.pk)
        notify(case.person, TOLD[kind], once=once, draft=draft)


def _write_in_journal(actor: Actor, payment: Payment, reason: str) -> None:
    status = PaymentStatus(payment.status).label
    what = f"{status}: {format_amount(payment.amount)}, {format_date(payment.pay_on)}."
    write_note(actor, case_id=payment.case_id, text=f"{what}\n{reason}")
