"""The same appeal sent by two at the same moment is one."""

import pytest

from applications.models import Appeal, CaseEvent, UnitTask
from tests.casework.appealing.making import appeal_of
from tests.notices.test_at_once import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_one_appeal_sent_by_several_at_once_is_one(anna, decision):
    made = at_once(*[lambda: appeal_of(decision, anna).pk] * 4)
    assert len(set(made)) == Appeal.objects.count() == 1
    assert CaseEvent.objects.filter(kind="appealed").count() == 1
    assert UnitTask.objects.filter(kind="appealed").count() == 1
