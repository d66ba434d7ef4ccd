"""Payments of a decision made by its own door, and what the event chain says of them."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from applications.access import Actor
from applications.actions.paying import move_payment
from applications.errors import NotPossible
from applications.models import Decision, Payment
from applications.statuses import PaymentStatus
from tests.casework.deciding.making import decided_content, draft_of, investigated, issue
from tests.casework.making_payments import planned
from tests.factories import make_case


@pytest.fixture
def made(anna, maja) -> Decision:
    """A decision that was written and made as on its pages."""
    held = investigated(make_case(anna), maja)
    return issue(draft_of(held, maja, decided_content(held)), maja)


def test_a_decision_made_by_the_real_door_is_paid(made, maja):
    payment = planned(made, maja, str(made.amount))
    facts = {"case_id": payment.case_id, "payment_id": payment.pk}
    move_payment(Actor(maja), to=PaymentStatus.PAID, **facts)
    call_command("verify_events", quiet=True)
    with pytest.raises(NotPossible, match="too_much"):
        planned(made, maja, "0.01")


@pytest.mark.parametrize("field", ["account", "amount", "pay_on", "status", "new"])
def test_a_payment_that_was_changed_beside_the_service_is_found(made, maja, field):
    payment = Payment.objects.get(pk=planned(made, maja).pk)
    payment.to |= {"account": "7654321"} if field == "account" else {}
    changes = {"amount": Decimal(999), "pay_on": date(2020, 1, 2), "status": "paid", "new": None}
    if field == "new":
        payment.pk = uuid4()
    elif field in changes:
        setattr(payment, field, changes[field])
    payment.save()
    with pytest.raises(CommandError):
        call_command("verify_events", quiet=True)
