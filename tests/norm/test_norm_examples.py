"""The worked examples, and every rule of the norm by a household that one can check by hand."""

import json
from datetime import date

import pytest

from applications.norm.calculation import calculate
from applications.norm.household import Person
from applications.norm.tables import SHIPPED, parse_table
from tests.norm.building import calculation, child, cost, income, kronor, norm_of

pytestmark = pytest.mark.one_database

RENT_POWER_INSURANCE = (
    cost(6500),
    cost(400, "electricity"),
    cost(150, "home_insurance"),
)


@pytest.mark.parametrize(
    ("household", "norm"),
    [
        (("single",), 5220),
        (("couple",), 8510),
        (("single", child(8)), 9170),
        (("couple", child(5), child(12)), 16580),
    ],
)
def test_the_worked_examples_of_2026(household, norm):
    assert norm_of(*household) == norm


def test_the_worked_example_of_a_shared_home():
    assert norm_of("shared", size=5) == 4406


def test_the_worked_example_of_eight_people():
    result = calculate(calculation("couple", *(child(8) for _ in range(6))))
    assert {line.key: line.amount for line in result.lines}["joint"] == 3020


def test_the_worked_example_with_rent_and_pay():
    whole = calculate(calculation(costs=RENT_POWER_INSURANCE, incomes=(income(8000),)))
    assert (whole.norm, whole.costs, whole.incomes, whole.result) == (5220, 7050, 8000, 4270)


def test_the_worked_example_with_jobbstimulans():
    whole = calculate(
        calculation(
            costs=RENT_POWER_INSURANCE,
            incomes=(income(8000),),
            jobbstimulans=frozenset({Person.APPLICANT}),
        )
    )
    assert (whole.incomes, whole.result) == (6000, 6270)


@pytest.mark.parametrize(
    ("month", "name", "norm"),
    [
        (date(2025, 1, 1), "2025", 5180),
        (date(2025, 6, 30), "2025", 5180),
        (date(2025, 7, 1), "2025", 5180),
        (date(2025, 12, 31), "2025", 5180),
        (date(2026, 1, 1), "2026", 5220),
        (date(2026, 12, 31), "2026", 5220),
    ],
)
def test_the_month_decides_which_table(month, name, norm):
    result = calculate(calculation(month=month))
    assert (result.table, result.norm) == (name, norm)


@pytest.mark.parametrize(
    ("age", "with_lunch", "without_lunch"),
    [
        (0, 2740, 2560),
        (1, 3060, 2800),
        (2, 3060, 2800),
        (3, 2720, 2500),
        (4, 3060, 2720),
        (6, 3060, 2720),
        (7, 3820, 3820),
        (10, 3820, 3820),
        (11, 4390, 4390),
        (14, 4390, 4390),
        (15, 4960, 4960),
        (18, 4960, 4960),
        (19, 5000, 5000),
        (20, 5000, 5000),
    ],
)
def test_a_child_by_age_and_lunch(age, with_lunch, without_lunch):
    without_child = 3940 + 1410
    assert norm_of("single", child(age)) == without_child + with_lunch
    assert norm_of("single", child(age, lunch_away=True)) == without_child + without_lunch


@pytest.mark.parametrize(
    ("count", "joint"),
    [(0, 1410), (4, 2640), (5, 2830), (6, 3020), (7, 3210), (8, 3400)],
)
def test_joint_costs_of_a_couple_with_children(count, joint):
    assert norm_of("couple", *(child(8) for _ in range(count))) == 7100 + count * 3820 + joint


@pytest.mark.parametrize(
    ("days", "amount"),
    [(0, 0), (1, 144), (10, 1440), (30, 4320), (31, 4390), (None, 4390)],
)
def test_a_child_by_days(days, amount):
    """4 390 / 30.4 = 144 a day."""
    joint = 1410 if days is None or days >= 15 else 1280
    assert norm_of("single", child(12, days=days)) == 3940 + amount + joint


def test_a_child_by_days_is_never_more_than_the_month():
    """16 / 30.4 is nearer to 1 than to 0, and 30 days would be 30."""
    ages = [{"ages": [0, 20], "with_lunch": 16, "without_lunch": None}]
    table = parse_table(json.loads(SHIPPED.read_text(encoding="utf-8"))[-1] | {"children": ages})
    result = calculate(calculation("single", child(8, days=30)), tables=[table])
    assert {line.key: line.amount for line in result.lines}["child-0"] == 16


@pytest.mark.parametrize("month", [date(2026, 2, 1), date(2026, 4, 1), date(2026, 5, 1)])
def test_every_day_of_a_month_is_the_whole_month(month):
    every_day = {2: 28, 4: 30, 5: 31}[month.month]
    whole = norm_of("single", child(12), month=month, joint_from_days=31)
    assert norm_of("single", child(12, days=every_day), month=month, joint_from_days=31) == whole


@pytest.mark.parametrize(
    ("days", "limit", "joint"),
    [(14, 15, 1280), (15, 15, 1410), (7, 7, 1410), (6, 7, 1280), (30, 31, 1280), (31, 31, 1410)],
)
def test_the_municipality_says_from_how_many_days_a_child_shares_joint_costs(days, limit, joint):
    result = calculate(calculation("single", child(8, days=days), joint_from_days=limit))
    assert {line.key: line.amount for line in result.lines}["joint"] == joint


@pytest.mark.parametrize(
    ("size", "children", "part"),
    [
        (2, (), 705),
        (3, (), 597),
        (5, (child(8),), 932),
        (4, (child(8), child(8)), 1523),
        (8, (), 378),
        (3, (child(8), child(8)), 1790),
        (3, (child(8, days=4),), 597),
        (3, (child(8, days=20),), 1193),
    ],
)
def test_a_shared_home_divides_joint_costs(size, children, part):
    """The joint costs of all, times her own part: herself and her children, half a krona up."""
    result = calculate(calculation("shared", *children, size=size))
    assert {line.key: line.amount for line in result.lines}["joint"] == kronor(part)
