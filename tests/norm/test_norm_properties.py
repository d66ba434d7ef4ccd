"""What holds for every calculation there can be."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.norm.calculation import Calculation, calculate
from applications.norm.household import Adults, Person, days_in
from applications.norm.kinds import PAY
from applications.norm.reading import read_calculation
from applications.norm.tables import table_for
from applications.norm.writing import calculation_as_data
from tests.norm.building import amounts, calculations, children, income

pytestmark = pytest.mark.one_database
ORE = Decimal("0.01")
every_calculation = given(calculations())
unhurried = settings(deadline=None)


def nearest(number: Fraction) -> int:
    """Half goes up."""
    return floor(number + Fraction(1, 2))


def expected_norm(given: Calculation) -> int:
    """The norm once more, in fractions, from the rules alone."""
    table, household, days = table_for(given.month), given.household, days_in(given.month)
    couple = household.adults == Adults.COUPLE
    norm, counted = table.couple_together if couple else table.single, 1 + couple
    for each in household.children:
        whole = table.child(each.age, lunch_away=each.lunch_away)
        there = days if each.days is None else each.days
        by_day = nearest(Fraction(whole) * 10 / 304) * there
        norm += whole if there == days else min(whole, by_day)
        counted += there == days or there >= given.joint_from_days
    size = household.size or counted
    joint = table.joint[size - 1] if size <= 7 else table.joint[6] + 190 * (size - 7)
    return norm + nearest(Fraction(joint) * counted / size)


def expected_incomes(given: Calculation) -> Fraction:
    counted = sum(Fraction(each.amount) for each in given.incomes)
    for person in given.jobbstimulans:
        pay = [each for each in given.incomes if (each.person, each.kind) == (person, PAY)]
        counted -= Fraction(nearest(sum(Fraction(each.amount) for each in pay) * 25), 100)
    limit = table_for(given.month).prisbasbelopp
    for each in given.household.children:
        before = max(each.own_income_before, limit)
        counted += max(Fraction(0), Fraction(each.own_income_before + each.own_income - before))
    return counted


@every_calculation
@unhurried
def test_lines_add_up_and_nothing_is_lost_to_rounding(given):
    result = calculate(given)
    sums = (result.norm, result.costs, result.incomes, result.result)
    assert all(type(each) is Decimal and each == each.quantize(ORE) for each in sums)
    assert sum(line.amount for line in result.lines) == result.result
    assert result.result == result.norm + result.costs - result.incomes
    assert result.norm == expected_norm(given)
    assert result.costs == sum(each.counted for each in given.costs)
    assert Fraction(result.incomes) == expected_incomes(given)


@every_calculation
@unhurried
def test_every_line_has_a_key_of_its_own_a_sentence_and_a_rule(given):
    lines = calculate(given).lines
    assert len({line.key for line in lines}) == len(lines)
    assert all(line.text.endswith(".") and line.rule for line in lines)


@every_calculation
@unhurried
def test_what_is_written_is_read_as_the_same(given):
    assert read_calculation(calculation_as_data(given)) == given


@given(calculations(), amounts, st.booleans())
@unhurried
def test_more_income_never_gives_more(given, more, is_pay):
    extra = income(more) if is_pay else income(more, "csn")
    richer = replace(given, incomes=(*given.incomes, extra))
    assert calculate(richer).result <= calculate(given).result


@given(calculations(), st.integers(0, 10), amounts)
@unhurried
def test_a_larger_income_never_gives_more(given, place, more):
    if not given.incomes:
        return
    place %= len(given.incomes)
    larger = replace(given.incomes[place], amount=given.incomes[place].amount + more)
    incomes = (*given.incomes[:place], larger, *given.incomes[place + 1 :])
    assert calculate(replace(given, incomes=incomes)).result <= calculate(given).result


@given(calculations(), st.integers(0, 10), amounts)
@unhurried
def test_more_approved_never_gives_less(given, place, more):
    if not given.costs:
        return
    place %= len(given.costs)
    first = given.costs[place]
    larger = replace(first, approved=first.counted + more, why="Det kostar mer.")
    costs = (*given.costs[:place], larger, *given.costs[place + 1 :])
    assert calculate(replace(given, costs=costs)).result >= calculate(given).result


@given(calculations(), st.data())
@unhurried
def test_a_child_more_never_lowers_the_norm(given, data):
    """In a shared home the child is one more there; if all month, the part grows too."""
    one = data.draw(children(given.month))
    household = given.household
    if household.size:
        one, household = replace(one, days=None), replace(household, size=household.size + 1)
    more = replace(household, children=(*household.children, one))
    assert calculate(replace(given, household=more)).norm >= calculate(given).norm


@given(calculations(), st.data())
@unhurried
def test_a_day_more_with_a_child_never_lowers_the_norm(given, data):
    one = data.draw(children(given.month))
    day = data.draw(st.integers(0, days_in(given.month) - 1))
    norms = []
    for days in (day, day + 1):
        there = (*given.household.children, replace(one, days=days))
        size = given.household.size and given.household.size + 1
        household = replace(given.household, children=there, size=size)
        norms.append(calculate(replace(given, household=household)).norm)
    assert norms[0] <= norms[1]


@every_calculation
@unhurried
def test_jobbstimulans_never_takes_anything_away(given):
    without = calculate(replace(given, jobbstimulans=frozenset()))
    with_it = calculate(replace(given, jobbstimulans=frozenset({Person.APPLICANT})))
    assert with_it.result >= without.result
