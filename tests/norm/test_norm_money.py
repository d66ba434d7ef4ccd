"""Costs, incomes, jobbstimulans, children's pay, a changed norm and a norm by hand."""

from datetime import date
from decimal import Decimal

import pytest

from applications.norm.calculation import calculate
from applications.norm.errors import NoTable, WrongInput
from applications.norm.household import Person
from applications.norm.items import Adjustment, Cost, Income, NormByHand
from tests.norm.building import calculation, child, cost, income, kronor

pytestmark = pytest.mark.one_database
BOTH = frozenset({Person.APPLICANT, Person.PARTNER})


def lines_of(given, **about):
    return {line.key: line for line in calculate(given, **about).lines}


def test_what_is_approved_counts_and_the_line_says_what_was_asked():
    lower = cost(9000, approved=kronor(8000), why="Hyran är högre än det vi räknar med.")
    result = calculate(calculation(costs=(cost(400, "electricity"), lower)))
    assert result.costs == 8400
    assert result.lines[-1].text == (
        "Vi räknar med 8\u00a0000\u00a0kronor för hyra i stället för 9\u00a0000\u00a0kronor:"
        " Hyran är högre än det vi räknar med."
    )


def test_a_cost_that_is_not_approved_has_its_line():
    lines = lines_of(calculation(costs=(cost(300, approved=Decimal(0), why="Det ingår i hyran"),)))
    assert lines["cost-0"].amount == 0
    assert lines["cost-0"].text.startswith("Vi räknar inte med 300\u00a0kronor för hyra: Det ingår")


def test_another_sum_than_asked_needs_a_reason():
    with pytest.raises(WrongInput) as wrong:
        cost(9000, approved=kronor(8000), why="  ")
    assert wrong.value.field == "why"


def test_a_kind_that_is_not_listed_counts_and_is_named():
    given = calculation(costs=(cost(50, "frakt"),), incomes=(income(20, "stipendium"),))
    lines = lines_of(given)
    assert (lines["cost-0"].amount, lines["income-0"].amount) == (50, -20)
    assert "(frakt)" in lines["cost-0"].text
    assert "(stipendium)" in lines["income-0"].text


def test_more_income_than_need_is_a_surplus():
    assert calculate(calculation(incomes=(income("5220.50"),))).result == Decimal("-0.50")


def test_jobbstimulans_is_a_line_of_its_own_for_each_person():
    incomes = (
        income(8000),
        income("1000.02"),
        income(5000, "csn"),
        income(4000, person=Person.PARTNER),
    )
    lines = lines_of(calculation("couple", incomes=incomes, jobbstimulans=BOTH))
    assert lines["income-0"].amount == -8000
    # A quarter of 9 000.02 is 2 250.005: half an öre goes up.
    assert lines["jobbstimulans-applicant"].amount == Decimal("2250.01")
    assert lines["jobbstimulans-partner"].amount == 1000
    assert "partnerns lön" in lines["jobbstimulans-partner"].text
    assert lines["jobbstimulans-partner"].rule.startswith("12 kapitlet 8 §")


def test_jobbstimulans_is_only_for_the_one_who_has_it_and_only_on_pay():
    incomes = (income(5000, "csn"), income(4000, person=Person.PARTNER))
    given = calculation("couple", incomes=incomes, jobbstimulans=frozenset({Person.APPLICANT}))
    assert calculate(given).incomes == 9000


@pytest.mark.parametrize(
    ("before", "earned", "counted"),
    [
        ("0", "5000", "0"),
        ("54200", "5000", "0"),
        ("54200.01", "5000", "0.01"),
        ("56700", "5000", "2500"),
        ("59200", "5000", "5000"),
        ("90000", "5000", "5000"),
        ("0", "60000", "800"),
    ],
)
def test_a_childs_pay_counts_above_one_prisbasbelopp_a_year(before, earned, counted):
    earner = child(16, own_income=earned, own_income_before=before)
    result = calculate(calculation("single", earner))
    assert result.incomes == Decimal(counted)
    assert {line.key: line.amount for line in result.lines}["child-pay-0"] == -Decimal(earned)


def test_a_childs_limit_is_that_of_the_year():
    earner = child(16, own_income="1000", own_income_before="58800")
    assert calculate(calculation("single", earner, month=date(2025, 12, 1))).incomes == 1000
    assert calculate(calculation("single", earner)).incomes == 600


def test_each_child_has_a_limit_of_its_own():
    one = child(16, own_income="40000")
    assert calculate(calculation("single", one, one)).incomes == 0


def test_a_childs_pay_stands_at_the_child():
    with pytest.raises(WrongInput) as wrong:
        income(1000, person=Person.CHILD)
    assert wrong.value.field == "kind"
    support = Income(person=Person.CHILD, kind="child_support", amount=Decimal(1000))
    assert calculate(calculation("single", child(8), incomes=(support,))).incomes == 1000


def test_a_higher_and_a_lower_norm_are_lines_with_their_reasons():
    changes = (
        Adjustment(
            person=Person.CHILD, child=0, item="food", amount=Decimal(300), reason="Mat för allergi"
        ),
        Adjustment(person=Person.HOUSEHOLD, amount=Decimal(-100), reason="Maten ingår ibland."),
    )
    given = calculation("single", child(8), adjustments=changes)
    lines = lines_of(given)
    assert calculate(given).norm == 9370
    assert lines["adjustment-0"].text == (
        "Vi höjer normen för mat till barnet som är 8 år med 300\u00a0kronor: Mat för allergi."
    )
    assert lines["adjustment-1"].text == (
        "Vi sänker normen för hela hushållet med 100\u00a0kronor: Maten ingår ibland."
    )


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"amount": Decimal(0)}, "amount"),
        ({"reason": " "}, "reason"),
        ({"item": "wine"}, "item"),
        ({"child": 0}, "child"),
        ({"person": Person.CHILD}, "child"),
    ],
)
def test_a_changed_norm_says_for_whom_how_much_and_why(about, field):
    whole = {"person": Person.APPLICANT, "amount": Decimal(100), "reason": "Mat för allergi"}
    with pytest.raises(WrongInput) as wrong:
        Adjustment(**whole | about)
    assert wrong.value.field == field


def test_the_norm_is_never_lowered_below_zero():
    change = Adjustment(person=Person.APPLICANT, amount=Decimal("-5220.01"), reason="För mycket")
    with pytest.raises(WrongInput) as wrong:
        calculate(calculation(adjustments=(change,)))
    assert wrong.value.field == "adjustments"


NEXT_YEAR = date(2027, 1, 1)
BY_HAND = NormByHand(amount=Decimal(6000), reason="Tabellen för 2027 finns inte än.")


def test_a_month_without_a_table_says_so():
    with pytest.raises(NoTable) as missing:
        calculate(calculation(month=NEXT_YEAR))
    assert "ingen norm för januari 2027" in missing.value.sentence
    assert "2025, 2026." in missing.value.sentence


def test_a_norm_by_hand_takes_the_place_of_the_table():
    given = calculation(month=NEXT_YEAR, norm_by_hand=BY_HAND, costs=(cost(500),))
    result = calculate(given)
    assert (result.table, result.norm, result.result) == (None, 6000, 6500)
    assert result.lines[0].text.endswith("för hand: Tabellen för 2027 finns inte än.")


def test_a_norm_by_hand_is_only_for_a_month_without_a_table():
    with pytest.raises(WrongInput) as wrong:
        calculate(calculation(norm_by_hand=BY_HAND))
    assert wrong.value.field == "norm_by_hand"


def test_a_norm_by_hand_with_a_child_that_earns_needs_prisbasbeloppet():
    given = {"month": NEXT_YEAR, "norm_by_hand": BY_HAND}
    earner = child(16, own_income="700", own_income_before="60000")
    with pytest.raises(WrongInput) as wrong:
        calculate(calculation("single", earner, **given))
    assert wrong.value.field == "norm_by_hand.prisbasbelopp"
    whole = NormByHand(amount=Decimal(1), reason="Ny norm", prisbasbelopp=Decimal(60500))
    assert (
        calculate(calculation("single", earner, **given | {"norm_by_hand": whole})).incomes == 200
    )


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-0.01", "0.001", "10000000"])
def test_what_is_no_sum_in_kronor_and_ore_never_comes_in(amount):
    with pytest.raises(WrongInput) as wrong:
        cost(amount)
    assert wrong.value.field == "amount"


def test_a_float_never_comes_in():
    with pytest.raises(TypeError):
        Cost(kind="rent", amount=6500.0)
