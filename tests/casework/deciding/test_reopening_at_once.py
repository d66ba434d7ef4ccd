"""A closed case is opened again while the person applies for the same month."""

import pytest

from applications.access import Actor
from applications.actions import cases
from applications.errors import MonthTaken
from applications.models import Case
from applications.statuses import CaseStage
from tests.factories import make_case


def test_an_application_that_comes_in_at_that_moment_holds_the_month(case, anna, maja, monkeypatch):
    cases.withdraw_case(Actor(anna), case_id=case.pk)
    cases.close_case(Actor(maja), case_id=case.pk)
    newer = make_case(anna)
    # It was not sent yet when that was asked before the case was opened.
    seen = iter([None, newer])
    monkeypatch.setattr(cases, "live_case", lambda *_about: next(seen))
    with pytest.raises(MonthTaken) as stopped:
        cases.reopen_case(Actor(maja), case_id=case.pk, reason="Hon ångrade sig.")
    assert stopped.value.case_id == newer.pk
    assert Case.objects.get(pk=case.pk).stage == CaseStage.CLOSED
