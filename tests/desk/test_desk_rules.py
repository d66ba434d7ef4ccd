"""How long codes last: the part [desk] of the municipality's file."""

import pytest

from eservice.desk_rules import DeskRules, parse_desk


def test_there_are_usual_times():
    assert parse_desk({}) == DeskRules(first_code_days=14, code_days=180)


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
    with pytest.raises(TypeError):
        parse_desk(given)
