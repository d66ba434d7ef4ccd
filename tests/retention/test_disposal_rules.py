"""When a whole file is disposed of, and when it is kept (socialtjänstlagen 16 kap. 1 §)."""

from datetime import date

import pytest

from applications.models import Finding
from applications.retention.rules import File, due_on, finding, finish_by
from eservice.municipality.rules import RetentionRules
from eservice.municipality.schema import read

RULES = RetentionRules()
PLAIN = {"last_note_on": date(2026, 3, 2), "born_on": date(1990, 1, 1)}


def said(rules: RetentionRules = RULES, **changes) -> Finding:
    file = File(**{**PLAIN, "is_open": False, "is_held": False, **changes})
    return finding(file, rules)


def test_five_years_after_the_last_note_and_done_within_the_next_calendar_year():
    assert due_on(date(2026, 3, 2), RULES) == date(2031, 3, 2)
    assert finish_by(date(2026, 3, 2), RULES) == date(2032, 12, 31)
    assert due_on(date(2028, 2, 29), RULES) == date(2033, 2, 28)


def test_what_nothing_stops_is_disposed_of():
    assert said() is Finding.DISPOSE


@pytest.mark.parametrize("day", [5, 15, 25])
def test_who_is_born_on_a_day_of_the_sample_is_kept_for_research(day):
    assert said(born_on=date(1990, 1, day)) is Finding.RESEARCH


def test_some_counties_keep_everything():
    assert said(RetentionRules(keeps_all=True)) is Finding.RESEARCH


def test_without_a_birth_date_somebody_must_decide():
    assert said(born_on=None) is Finding.UNKNOWN_BIRTH


@pytest.mark.parametrize(
    ("changes", "expected"), [({"is_open": True}, Finding.OPEN), ({"is_held": True}, Finding.HELD)]
)
def test_what_is_open_or_held_stays(changes, expected):
    assert said(**changes) is expected


@pytest.mark.parametrize(
    "wrong",
    [{"years": 0}, {"years": 31}, {"research_birth_days": [0]}, {"research_birth_days": [32]},
     {"research_birth_days": ["5"]}, {"research_birth_days": 5}, {"keeps_all": 1}, {"year": 5}],
)  # fmt: skip
def test_an_impossible_rule_stops_the_start(wrong):
    faults = []
    assert read(RetentionRules, wrong, faults) is None
    assert len(faults) == 1


def test_the_file_may_say_otherwise():
    said_otherwise = {"years": 7, "keeps_all": True, "research_birth_days": [1]}
    rules = read(RetentionRules, said_otherwise, [])
    assert rules == RetentionRules(years=7, keeps_all=True, research_birth_days=(1,))
