"""A calculation prefilled from answers: what they say, what they can't say, what to look at."""

import pytest
import time_machine

from applications.actions.calculating import prefill_of
from applications.norm.calculation import calculate
from applications.norm.reading import read_calculation
from applications.questions.prefilled import Said
from applications.questions.prefilling import prefilled
from tests.casework.making_calculations import (
    MONTH,
    NOW,
    child,
    electricity,
    partner,
    pay,
    rows,
    unknown_csn,
)
from tests.factories import make_case

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


def filled(**answers):
    return prefill_of(make_case(**answers))


def codes(prefill) -> list[str]:
    return [note.code for note in prefill.notes]


def test_the_whole_of_a_simple_application_can_be_calculated():
    prefill = filled(**pay(), **electricity(), **child())

    assert prefill.gaps == prefill.notes == []
    assert prefill.names == ["Bo Exempel"]
    assert prefill.data["household"] == {
        "adults": "single",
        "size": None,
        "children": [
            {
                "age": 8,
                "lunch_away": True,
                "days": 15,
                "own_income": "0",
                "own_income_before": "0",
            }
        ],
    }
    assert prefill.data["costs"] == [
        {"kind": "rent", "amount": "6500"},
        {"kind": "electricity", "amount": "420"},
    ]
    assert prefill.data["incomes"] == [{"person": "applicant", "kind": "pay", "amount": "6200"}]
    # 3 940 + 15 days of 126 + 1 410, rent and electricity, less the pay.
    assert calculate(read_calculation(prefill.data)).result == 7240 + 6920 - 6200


def test_an_unknown_income_is_no_number():
    prefill = filled(**unknown_csn())

    assert prefill.data["incomes"] == [{"person": "applicant", "kind": "csn", "amount": None}]
    assert [(gap.step, gap.is_unknown) for gap in prefill.gaps] == [("income_csn", True)]


def test_a_couple_has_the_partners_money_as_hers():
    prefill = filled(**partner())

    assert prefill.data["household"]["adults"] == "couple"
    assert prefill.data["incomes"] == [{"person": "partner", "kind": "gift", "amount": "1000"}]


@pytest.mark.parametrize(
    ("payments", "amount", "said"),
    [
        ([("5 11 2026", "100"), ("20 11 2026", "50,50")], "150.50", []),
        ([("25 10 2026", "100")], "100", ["month_before"]),
        ([("25 10 2026", "100"), ("25 11 2026", "70")], "70", ["other_month"]),
        ([("25 9 2026", "100")], None, ["other_month"]),
    ],
)
def test_payments_of_the_month_count_or_else_of_the_month_before(payments, amount, said):
    raw = rows(*({"on": on, "amount": sum_, "note": "Jobb"} for on, sum_ in payments))
    prefill = filled(income_kinds={"income_kinds": ["pay"]}, income_pay=raw)

    assert [income["amount"] for income in prefill.data["incomes"]] == ([amount] if amount else [])
    assert codes(prefill) == said


@pytest.mark.parametrize(
    ("born", "age"),
    [("30 11 2018", 8), ("1 12 2018", 7), ("29 2 2020", 6), ("20 11 2026", 0)],
)
def test_a_child_has_its_age_on_the_last_day_of_the_month(born, age):
    day, month, year = born.split()
    about = {"name": "Bo", "born_0": day, "born_1": month, "born_2": year}
    prefill = filled(**child(**{"child.1": about}))

    assert prefill.data["household"]["children"][0]["age"] == age


@pytest.mark.parametrize(
    ("year", "school", "said"),
    [
        ("2008", {"school": "no"}, "grown_up"),
        ("2005", {"school": "upper", "lunch": "no"}, "too_old"),
    ],
)
def test_who_is_grown_up_is_left_out_and_named(year, school, said):
    about = {"name": "Bo", "born_0": "1", "born_1": "1", "born_2": year}
    prefill = filled(**child(**{"child.1": about, "child_school.1": school}))

    assert prefill.data["household"]["children"] == prefill.names == []
    assert codes(prefill) == [said]


def test_a_number_without_a_day_of_birth_is_a_gap():
    said = Said(
        month=MONTH,
        steps={
            "household_type": {"household_type": "alone"},
            "children_any": {"children_any": "yes"},
            "child.1": {"name": "Bo", "number": "20180503T123"},
        },
    )
    prefill = prefilled(said, 15)

    assert prefill.data["household"]["children"][0]["age"] is None
    assert [gap.step for gap in prefill.gaps] == ["child.1"]


def test_a_coordination_number_tells_the_day():
    said = Said(
        month=MONTH,
        steps={
            "children_any": {"children_any": "yes"},
            "child.1": {"name": "Bo", "number": "201805639806"},
        },
    )

    assert prefilled(said, 15).data["household"]["children"][0]["age"] == 8


def test_days_never_are_more_than_the_month_has():
    prefill = filled(**child(**{"child_home.1": {"lives": "some", "days": "31"}}))

    assert prefill.data["household"]["children"][0]["days"] == 30


def test_the_childs_own_money_counts_and_is_to_be_looked_at():
    money = {"has_money": "yes", "what": "Barnpension", "amount": "900"}
    prefill = filled(**child(**{"child_income.1": money}))

    assert prefill.data["incomes"] == [{"person": "child", "kind": "other", "amount": "900"}]
    assert codes(prefill) == ["child_money"]


@pytest.mark.parametrize(("people", "size"), [("4", 4), ("1", 2), ("några", 2)])
def test_a_shared_home_has_those_who_are_named_or_more(people, size):
    prefill = filled(
        household_type={"household_type": "parents"},
        **{"other_adult.1": {"name": "Eva", "relation": "mamma", "pays_nothing": "on"}},
        other_adults={},
        home_rented={"rent": "6500", "included": "heating", "rooms": "2", "people": people},
    )

    assert prefill.data["household"]["adults"] == "shared"
    assert prefill.data["household"]["size"] == size


def test_a_home_of_ones_own_has_a_fee_and_interest_once():
    prefill = filled(
        housing_form={"housing_form": "owned"},
        home_owned={
            "kind": "flat",
            "fee": "4000",
            "interest": "1500",
            "rooms": "2",
            "people": "1",
        },
        cost_kinds={"cost_kinds": ["loan_interest"]},
        cost_loan_interest={"amount": "1500", "period": "november"},
    )

    assert prefill.data["costs"] == [
        {"kind": "rent", "amount": "4000"},
        {"kind": "loan_interest", "amount": "1500"},
    ]
    assert codes(prefill) == ["interest_twice"]


def test_what_nobody_has_answered_is_a_gap():
    said = Said(month=None, steps={"household_type": {}, "income_kinds": {}})
    prefill = prefilled(said, 15)

    assert [gap.step for gap in prefill.gaps] == ["month", "household_type", "income_kinds"]
    assert prefill.data["household"]["adults"] is None


def test_an_income_without_any_payment_is_a_gap():
    said = Said(
        month=MONTH,
        steps={"household_type": {"household_type": "alone"}, "partner_income_pay": {"rows": []}},
    )
    prefill = prefilled(said, 15)

    assert [gap.step for gap in prefill.gaps] == ["partner_income_pay"]
    assert prefill.data["incomes"] == [{"person": "partner", "kind": "pay", "amount": None}]
