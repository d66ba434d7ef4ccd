"""The unit's lists of payments walk an index, however many are paid on the same day."""

import pytest
from django.db import connection

from applications.access import Actor
from applications.models import Payment
from applications.review.paying.unit_payments import VIEWS, Place, listed
from applications.statuses import PaymentStatus
from tests.casework.making_payments import decide, planned
from tests.factories import make_case
from tests.plans import is_sorted_afterwards, plan_of


@pytest.fixture
def first(maja, anna):
    """One of so many payments on one day that the database has a reason to choose."""
    first = planned(decide(make_case(anna), maja), maja)
    same = ("case", "decision", "unit", "to", "reason", "by", "pay_on")
    given = {name: getattr(first, name) for name in same}
    states = [PaymentStatus.PAID] * 8 + [PaymentStatus.PLANNED, PaymentStatus.STOPPED]
    Payment.objects.bulk_create(
        Payment(**given, amount=1, status=states[number % 10]) for number in range(600)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE applications_payment")
    return first


@pytest.mark.parametrize("slug", VIEWS)
@pytest.mark.parametrize("is_first", [True, False])
def test_each_list_walks_its_index(maja, first, slug, is_first):
    after = None if is_first else Place(first.pay_on, first.pk)
    plan = plan_of(listed(Actor(maja), VIEWS[slug], after))
    assert "payments_by_status" in plan
    assert not is_sorted_afterwards(plan)
