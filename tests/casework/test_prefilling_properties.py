"""Whatever is answered, the prefill counts each krona once and names what it doesn't know."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.norm.tables import shipped
from applications.questions.calculating import first_content, holes
from applications.questions.cost_kinds import COST_KINDS
from applications.questions.income_kinds import INCOME_KINDS
from applications.questions.prefilled import Said
from applications.questions.prefilling import prefilled

pytestmark = pytest.mark.one_database

MONTHS = st.dates(date(2025, 1, 1), date(2026, 12, 31)).map(lambda day: day.replace(day=1))
AMOUNTS = st.decimals("0", "99999.99", places=2).map(str)
DAYS = st.dates(date(2024, 11, 1), date(2026, 12, 31)).map(date.isoformat)
PAYMENTS = st.lists(
    st.fixed_dictionaries({"on": DAYS, "amount": AMOUNTS}) | st.just({"amount": None}), max_size=4
)
JOINT_DAYS = st.integers(1, 31)


def some(kinds: tuple, prefix: str, answers: st.SearchStrategy) -> st.SearchStrategy:
    """Answers to some of the questions about money, each with its kind."""
    keys = st.sampled_from([f"{prefix}{kind.key}" for kind in kinds])
    return st.dictionaries(keys, answers, max_size=4)


@st.composite
def children(draw) -> dict:
    steps = {"children_any": {"children_any": "yes"}}
    for number in range(1, draw(st.integers(0, 3)) + 1):
        born = draw(st.none() | st.dates(date(2002, 1, 1), date(2027, 6, 1)))
        steps[f"child.{number}"] = {"name": "Bo", "born": born and born.isoformat()}
        lives = draw(st.sampled_from(["always", "half", "some"]))
        days = draw(st.none() | st.integers(1, 31).map(str))
        steps[f"child_home.{number}"] = {"lives": lives, "days": days}
        school = draw(st.sampled_from([{}, {"school": "no"}, {"school": "school", "lunch": "yes"}]))
        steps[f"child_school.{number}"] = school
        money = draw(st.sampled_from(["yes", "no"]))
        steps[f"child_income.{number}"] = {"has_money": money, "amount": draw(AMOUNTS)}
    return steps


@st.composite
def homes(draw) -> dict:
    lives = draw(st.sampled_from(["alone", "separated", "partner", "parents", "others", None]))
    others = draw(st.integers(0, 2))
    people = draw(st.sampled_from(["", "2", "7", "x", "²"]))
    rent = draw(st.none() | AMOUNTS)
    return {
        "household_type": {"household_type": lives} if lives else {},
        "others_any": {"others_any": "yes" if others else "no"},
        **{f"other_adult.{number + 1}": {"name": "Kim"} for number in range(others)},
        "home_rented": {"rent": rent, "people": people} if rent else {},
    }


@st.composite
def answers(draw) -> Said:
    payments = st.fixed_dictionaries({"rows": PAYMENTS})
    costs = st.fixed_dictionaries({"amount": AMOUNTS}) | st.just({})
    steps = draw(homes()) | draw(children())
    steps |= draw(some(COST_KINDS, "cost_", costs))
    steps |= draw(some(INCOME_KINDS, "income_", payments))
    steps |= draw(some(INCOME_KINDS, "partner_income_", payments))
    return Said(month=draw(MONTHS), steps=steps)


@given(said=answers(), joint_days=JOINT_DAYS)
def test_it_is_worked_out_or_says_what_is_missing(said, joint_days):
    prefill = prefilled(said, joint_days)
    content = first_content(prefill.data, shipped())

    assert (content["result"] is None) is bool(content["problem"])
    if holes(prefill.data):
        assert prefill.gaps
    if content["result"] is not None:
        assert Decimal(content["result"]) == (
            Decimal(content["norm"]) + Decimal(content["costs"]) - Decimal(content["incomes"])
        )
        assert Decimal(content["result"]) == sum(
            Decimal(line["amount"]) for line in content["lines"]
        )


def counted(rows: list[dict], month: date) -> list[dict]:
    """The payments of the month; without any, those of the month before."""
    before = date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
    for asked in (month, before):
        found = [row for row in rows if row.get("on", f"{month}").startswith(f"{asked:%Y-%m}")]
        if found:
            return found
    return []


@given(said=answers(), joint_days=JOINT_DAYS)
def test_each_krona_is_counted_once(said, joint_days):
    found = {}
    for row in prefilled(said, joint_days).data["incomes"]:
        if row["person"] != "child":
            start = "partner_income_" if row["person"] == "partner" else "income_"
            found[start + row["kind"]] = row["amount"]
    for key, answer in said.steps.items():
        if not key.startswith(("income_", "partner_income_")):
            continue
        rows = counted(answer["rows"], said.month)
        if any(row["amount"] is None for row in rows) or not answer["rows"]:
            assert found.pop(key) is None
        elif rows:
            assert Decimal(found.pop(key)) == sum(Decimal(row["amount"]) for row in rows)
    assert found == {}


@given(said=answers(), joint_days=JOINT_DAYS)
def test_nothing_that_is_asked_for_is_lost(said, joint_days):
    asked = [key.removeprefix("cost_") for key in said.steps if key.startswith("cost_")]
    found = [cost["kind"] for cost in prefilled(said, joint_days).data["costs"]]
    assert sorted(found) == sorted([*asked, *(["rent"] if "home_rented" in said.steps else [])])
