"""How much the rules find of official Swedish, and how often they are wrong. See it with -s.

The floors may only go up, and the false alarms only down.
"""

from pathlib import Path

import pytest

from guides.klarsprak.check import check_line

FIXTURES = Path(__file__).parent / "fixtures"
LEAST_PASSIVES, LEAST_OFFICIAL, MOST_FALSE_ALARMS = 96, 86, 0


def lines(name):
    return (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def found_in(name, rule=None):
    return [
        line
        for line in lines(name)
        if any(rule in (None, each.rule) for each in check_line(line).findings)
    ]


@pytest.mark.parametrize(
    ("name", "rule", "least"),
    [("passive", "passive", LEAST_PASSIVES), ("official", None, LEAST_OFFICIAL)],
)
def test_bad_texts_are_found(name, rule, least):
    found, every = found_in(name, rule), lines(name)
    print(f"\n{name}: {len(found)} of {len(every)} found, missed {set(every) - set(found)}")
    assert len(found) >= least


def test_harmless_texts_pass():
    found, every = found_in("harmless"), lines("harmless")
    print(f"\nharmless: {len(found)} false alarms in {len(every)}: {found}")
    assert len(found) <= MOST_FALSE_ALARMS
    assert len(every) >= 90
