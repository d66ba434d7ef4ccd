"""What has been paid of what was decided, and what is left. Pure: rows in, sums out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from applications.models import Decision, Payment
from applications.statuses import PaymentStatus


@dataclass(frozen=True, kw_only=True)
class DecidedMoney:
    """One decision and the payments that were planned from it.

    ``left`` is what can still be planned: the decision's sum without all live payments, its own
    and those of the decisions that it replaces. It is below zero when a changed decision gives
    less than what was planned before. ``is_replaced`` when a later decision holds instead.
    """

    decision: Decision
    payments: list[Payment]
    left: Decimal
    is_replaced: bool

    @property
    def is_open(self) -> bool:
        return not self.is_replaced and self.left > 0

    @property
    def waits_in_vain(self) -> bool:
        """True when money is still planned or stopped from a decision that no longer holds."""
        waiting = {PaymentStatus.PLANNED, PaymentStatus.STOPPED}
        return self.is_replaced and any(payment.status in waiting for payment in self.payments)


def money_of(decisions: Iterable[Decision], payments: Iterable[Payment]) -> list[DecidedMoney]:
    """Return every decision of one case with its payments, in the order of the decisions."""
    decisions, payments = list(decisions), list(payments)
    before = {decision.pk: decision.replaces_id for decision in decisions}
    replaced = {*before.values()}
    return [
        DecidedMoney(
            decision=decision,
            payments=[one for one in payments if one.decision_id == decision.pk],
            left=decision.amount - _live_sum(_with_earlier(decision.pk, before), payments),
            is_replaced=decision.pk in replaced,
        )
        for decision in decisions
    ]


def _with_earlier(decision_id, before: dict) -> set:
    """Return a decision and all that it replaces."""
    found = set()
    while decision_id is not None and decision_id not in found:
        found.add(decision_id)
        decision_id = before.get(decision_id)
    return found


def _live_sum(decision_ids: set, payments: list[Payment]) -> Decimal:
    live = (
        payment.amount
        for payment in payments
        if payment.decision_id in decision_ids and payment.status != PaymentStatus.CANCELLED
    )
    return sum(live, Decimal(0))
