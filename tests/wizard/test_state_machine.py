"""Whatever one does in the wizard, in any order, it goes on and can be sent. See ./run fuzz."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.wizard.state_machine import Applying
from tests.wizard.state_machine_browser import TALLY

# Orders of acts are tried here; each act has tests of its own on both databases.
pytestmark = pytest.mark.one_database
SHORT = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_one_does_the_application_can_be_sent(db):
    TALLY.clear()
    run_state_machine_as_test(Applying, settings=SHORT)
    assert TALLY["sends"] >= SHORT.max_examples
