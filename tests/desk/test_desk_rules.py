"""How long codes last: the part [desk] of the municipality's file."""

import pytest

from eservice.municipality.rules import DeskRules
from eservice.municipality.schema import read


def test_there_are_usual_times():
    assert read(DeskRules, {}, []) == DeskRules(first_code_days=14, code_days=180)


@pytest.mark.parametrize(
    "given",
    [
        {"first_code_days": 0},
        {"first_code_days": 61},
        {"code_days": 367},
        {"first_code_days": 30, "code_days": 20},
        {"code_days": "180"},
        {"days": 1},
    ],
)
def test_what_is_not_safe_stops_the_start(given):
    faults = []
    assert read(DeskRules, given, faults) is None
    assert len(faults) == 1
