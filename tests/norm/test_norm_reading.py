"""Plain data becomes a calculation, or a sentence that names the value and what to do."""

import copy
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.norm.calculation import calculate
from applications.norm.errors import NotCalculable, WrongInput
from applications.norm.household import Adults, Child, Person
from applications.norm.items import Adjustment, NormByHand
from applications.norm.reading import read_calculation
from applications.norm.writing import calculation_as_data
from guides.klarsprak.check import check_line

pytestmark = pytest.mark.one_database

WHOLE = {
    "month": "2026-03",
    "household": {
        "adults": "shared",
        "size": 5,
        "children": [
            {
                "age": 8,
                "lunch_away": True,
                "days": None,
                "own_income": "0",
                "own_income_before": "0",
            }
        ],
    },
    "costs": [{"kind": "rent", "amount": "6500", "approved": "6000.50", "why": "För hög hyra"}],
    "incomes": [{"person": "applicant", "kind": "pay", "amount": "8000"}],
    "jobbstimulans": ["applicant"],
    "adjustments": [{"person": "child", "child": 0, "item": "food", "amount": "-9", "reason": "x"}],
    "norm_by_hand": {"amount": "5000", "reason": "Ingen tabell", "prisbasbelopp": "60000"},
    "joint_from_days": 10,
}


def changed(path: str, value) -> dict:
    """WHOLE with one value changed: "household.children.0.age"."""
    data = copy.deepcopy(WHOLE)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = data
    for step in way:
        inner = inner[step]
    inner[last] = value
    return data


def test_everything_that_may_be_said():
    found = read_calculation(WHOLE)
    assert found.month == date(2026, 3, 1)
    assert (found.household.adults, found.household.size) == (Adults.SHARED, 5)
    assert found.household.children == (Child(age=8, lunch_away=True),)
    assert found.costs[0].counted == Decimal("6000.50")
    assert found.jobbstimulans == {Person.APPLICANT}
    assert found.adjustments == (
        Adjustment(person=Person.CHILD, child=0, item="food", amount=Decimal(-9), reason="x"),
    )
    assert found.norm_by_hand == NormByHand(
        amount=Decimal(5000), reason="Ingen tabell", prisbasbelopp=Decimal(60000)
    )
    assert found.joint_from_days == 10
    assert read_calculation(calculation_as_data(found)) == found


def test_what_may_be_missing():
    found = read_calculation(
        {"month": "2026-03", "household": {"adults": "single", "children": [{"age": 8}]}}
    )
    assert found.household.children == (Child(age=8),)
    assert (found.costs, found.incomes, found.joint_from_days) == ((), (), 15)


def test_a_person_named_twice_has_jobbstimulans_once():
    assert read_calculation(changed("jobbstimulans", ["applicant", "applicant"])).jobbstimulans == {
        Person.APPLICANT
    }


def test_a_reason_comes_out_on_one_line():
    found = read_calculation(changed("costs.0.why", "För\nhög\x00 \ud800 hyra\u202e"))
    assert found.costs[0].why == "För hög hyra"


AMOUNTS = ["", " ", "6 500", "6500,50", "6500.555", ".5", "5.", "+5", "1e5", "1_0", "٣", "NaN",
           "Infinity", "-5", "-0.01", "99999999", "9" * 400, "0x10", "fem", 6500, 65.5, True, None,
           [], {}, float("nan"), "6500\n"]  # fmt: skip
WHOLE_NUMBERS = [-1, 21, 8.0, "8", True, None, [], 10**400, float("inf")]
MONTHS = ["2026-13", "2026-00", "2026-3", "26-03", "2026-03-01", "202603", "2026-03\n", "mars",
          "0000-01", "٢٠٢٦-03", 202603, None, [], "", "2026-W1"]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [("month", value, "month") for value in MONTHS]
    + [("costs.0.amount", value, "costs[0].amount") for value in AMOUNTS]
    + [("incomes.0.amount", value, "incomes[0].amount") for value in AMOUNTS]
    + [
        ("household.children.0.own_income", value, "household.children[0].own_income")
        for value in AMOUNTS
    ]
    + [("household.children.0.age", age, "household.children[0].age") for age in WHOLE_NUMBERS]
    + [
        ("household", None, "household"),
        ("household", [], "household"),
        ("household.adults", "married", "household.adults"),
        ("household.adults", ["single"], "household.adults"),
        ("household.adults", "couple", "household.size"),
        ("household.size", None, "household.size"),
        ("household.size", 1, "household.size"),
        ("household.size", 0, "household.size"),
        ("household.size", 100, "household.size"),
        ("household.size", True, "household.size"),
        ("household.size", "5", "household.size"),
        ("household.pets", 1, "household"),
        ("household.children", {}, "household.children"),
        ("household.children", None, "household.children"),
        ("household.children", [{"age": 1}] * 31, "household.children"),
        ("household.children", [{"age": 1}] * 5, "household.size"),
        ("household.children.0", 8, "household.children[0]"),
        ("household.children.0.days", 32, "household.children[0].days"),
        ("household.children.0.days", -1, "household.children[0].days"),
        ("household.children.0.days", 1.5, "household.children[0].days"),
        ("household.children.0.days", False, "household.children[0].days"),
        ("household.children.0.lunch_away", 1, "household.children[0].lunch_away"),
        ("household.children.0.lunch_away", None, "household.children[0].lunch_away"),
        ("household.children.0.name", "Ada", "household.children[0]"),
        ("costs", {}, "costs"),
        ("costs", "rent", "costs"),
        ("costs", [{"kind": "rent", "amount": "1"}] * 201, "costs"),
        ("costs.0.kind", "", "costs[0].kind"),
        ("costs.0.kind", "Rent", "costs[0].kind"),
        ("costs.0.kind", "hyra och el", "costs[0].kind"),
        ("costs.0.kind", "x" * 41, "costs[0].kind"),
        ("costs.0.kind", None, "costs[0].kind"),
        ("costs.0.approved", "-1", "costs[0].approved"),
        ("costs.0.why", "", "costs[0].why"),
        ("costs.0.why", "x" * 1001, "costs[0].why"),
        ("incomes.0.person", "household", "incomes[0].person"),
        ("incomes.0.person", "partner", "incomes[0].person"),
        ("incomes.0.person", "child", "incomes[0].kind"),
        ("incomes.0.kind", 7, "incomes[0].kind"),
        ("jobbstimulans", "applicant", "jobbstimulans"),
        ("jobbstimulans", ["partner"], "jobbstimulans"),
        ("jobbstimulans", ["child"], "jobbstimulans"),
        ("jobbstimulans", ["mormor"], "jobbstimulans[0]"),
        ("jobbstimulans", [["applicant"]], "jobbstimulans[0]"),
        ("adjustments.0.child", 1, "adjustments[0].child"),
        ("adjustments.0.child", None, "adjustments[0].child"),
        ("adjustments.0.person", "partner", "adjustments[0].child"),
        ("adjustments.0.amount", "0", "adjustments[0].amount"),
        ("adjustments.0.amount", "--9", "adjustments[0].amount"),
        ("adjustments.0.item", "wine", "adjustments[0].item"),
        ("adjustments.0.reason", "\n", "adjustments[0].reason"),
        ("norm_by_hand.amount", "-1", "norm_by_hand.amount"),
        ("norm_by_hand.reason", "", "norm_by_hand.reason"),
        ("norm_by_hand.prisbasbelopp", "0", "norm_by_hand.prisbasbelopp"),
        ("norm_by_hand", [], "norm_by_hand"),
        ("joint_from_days", 0, "joint_from_days"),
        ("joint_from_days", 32, "joint_from_days"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_in_plain_words(path, value, field):
    with pytest.raises(WrongInput) as wrong:
        read_calculation(changed(path, value))
    assert wrong.value.field == field
    assert str(wrong.value) == f"{field}: {wrong.value.sentence}"
    assert [each.reason for each in check_line(wrong.value.sentence).findings] == []


def test_an_unknown_name_is_shown_short_and_without_control_signs():
    with pytest.raises(WrongInput) as wrong:
        read_calculation(WHOLE | {"mån\nad\u202e" + "x" * 100: 1})
    assert str(wrong.value).startswith(f"Namnet ”mån ad {'x' * 33} …” finns inte. Välj bland:")


@pytest.mark.parametrize(("month", "days"), [("2026-02", 29), ("2026-04", 31), ("2028-02", 30)])
def test_a_month_has_no_more_days_than_it_has(month, days):
    data = changed("month", month)
    data["household"]["children"][0]["days"] = days
    with pytest.raises(WrongInput) as wrong:
        read_calculation(data)
    assert wrong.value.field == "household.children[0].days"


@pytest.mark.parametrize("data", [None, [], "x", 1, {}, {"month": "2026-03"}])
def test_what_is_no_calculation_at_all(data):
    with pytest.raises(WrongInput):
        read_calculation(data)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("12.50"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
PLACES = ["month", "household", "household.adults", "household.size", "household.children.0",
          "household.children.0.age", "household.children.0.days", "costs", "costs.0",
          "costs.0.approved", "incomes.0", "incomes.0.kind", "jobbstimulans", "adjustments.0",
          "norm_by_hand", "joint_from_days", "anything"]  # fmt: skip


@given(st.sampled_from(PLACES), PLAIN)
@settings(deadline=None)
def test_any_value_anywhere_gives_a_result_or_a_sentence(path, value):
    try:
        found = calculate(read_calculation(changed(path, value))).norm >= 0
    except NotCalculable as wrong:
        found = wrong.sentence.endswith(".")
    assert found
