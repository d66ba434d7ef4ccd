"""No order of giving, narrowing, renewing, taking back and expiring lets an act through that
the model says no to. ``./run fuzz`` goes on for as long as one likes."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.representation.grant_machine import TALLY, Helping

# Orders of acts are tried here; each act has tests of its own on both databases.
pytestmark = pytest.mark.one_database
SHORT = settings(
    max_examples=100,
    stateful_step_count=12,
    deadline=None,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_nobody_may_more_than_she_was_given(db):
    TALLY.clear()
    run_state_machine_as_test(Helping, settings=SHORT)
    assert TALLY["sequences"] >= SHORT.max_examples
    assert TALLY["acts"] > SHORT.max_examples / 2
