"""A decision that only gives her more than she has is not held up (FL 25 and 46 §§)."""

import pytest

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.actions.deciding import start_change
from applications.errors import NotPossible
from applications.models import Decision
from applications.statuses import DecisionKind, Outcome
from tests.casework.deciding.making import (
    decided_content,
    draft_of,
    issue,
    rejected_content,
    shared,
)

NO = ("rejected", None)


@pytest.fixture
def reconsidered(case, maja, time_machine):
    """Begin a change of a decision that she was heard about; the calculation is another since."""
    time_machine.move_to("2026-11-20 10:00+01:00")

    def begin(content: dict) -> Decision:
        shared(case, maja)
        decision = issue(draft_of(case, maja, content), maja)
        save_calculation(Actor(maja), case_id=case.pk, seen_rev=0, part={}, reasons={})
        given = {"decision_id": decision.pk, "content": decision.content}
        kind = DecisionKind.RECONSIDERATION
        start_change(Actor(maja), case_id=case.pk, kind=kind, **given)
        return decision

    return begin


def test_a_part_instead_of_nothing_is_decided_at_once(case, maja, reconsidered):
    first = reconsidered(rejected_content(case))
    new = issue(draft_of(case, maja, decided_content(case, cost_dental=NO)), maja)
    assert (new.replaces, new.outcome, new.amount) == (first, Outcome.PARTLY_GRANTED, 4720)


@pytest.mark.parametrize(
    "outcomes",
    [
        {"cost_medicine": NO, "cost_dental": ("partly_granted", "1900.00")},
        {"cost_dental": NO},
    ],
    ids=["more in all, but less of one thing", "no more than before"],
)
def test_what_takes_something_away_is_sent_to_her_first(case, maja, reconsidered, outcomes):
    reconsidered(decided_content(case, cost_dental=NO))
    with pytest.raises(NotPossible, match="not_ready"):
        issue(draft_of(case, maja, decided_content(case, **outcomes)), maja)


def test_a_no_once_more_is_sent_to_her_first(case, maja, reconsidered):
    reconsidered(rejected_content(case))
    with pytest.raises(NotPossible, match="not_ready"):
        issue(draft_of(case, maja, rejected_content(case)), maja)
