"""Every sentence of a calculation is klarspråk, and every kind of the questions has its words."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import applications.norm
from applications.norm.calculation import calculate
from applications.norm.household import Person
from applications.norm.items import Adjustment, Cost, Income
from applications.norm.kinds import COSTS, INCOMES, NORM_ITEMS, OTHER, PAY
from applications.norm.lines import Group
from applications.questions.cost_kinds import COST_KINDS
from applications.questions.income_kinds import INCOME_KINDS
from guides.klarsprak.check import check_line
from tests.norm.building import calculation, child, cost

pytestmark = pytest.mark.one_database


def test_the_kinds_are_those_of_the_questions():
    # The rent has a page of its own among the questions about the home.
    assert set(COSTS) == {"rent"} | {kind.key for kind in COST_KINDS}
    assert set(INCOMES) == {kind.key for kind in INCOME_KINDS}


def one_of_each():
    amount = Decimal(1234)
    costs = [Cost(kind=kind, amount=amount) for kind in COSTS]
    costs += [cost(900, approved=amount, why="Den är höjd."), cost(9, "x")]
    costs += [cost(900, approved=Decimal(each), why="Så") for each in (0, 800)]
    people = (Person.APPLICANT, Person.PARTNER)
    incomes = [
        Income(person=who, kind=kind, amount=amount) for who in people for kind in INCOMES
    ] + [Income(person=Person.CHILD, kind=OTHER, amount=amount)]
    changes = [
        Adjustment(person=Person.PARTNER, item=item, amount=amount, reason="Så")
        for item in NORM_ITEMS
    ]
    kids = [child(age, lunch_away=away) for age in (0, 3, 6, 8, 19) for away in (True, False)]
    kids += [child(5, days=days, own_income="70000") for days in (0, 1, 20)]
    given = {"costs": tuple(costs), "incomes": tuple(incomes), "adjustments": tuple(changes)}
    yield calculation("couple", *kids, jobbstimulans=frozenset(people), **given)
    yield calculation("single")
    yield calculation("shared", child(8), size=4)


LINES = [line for given in one_of_each() for line in calculate(given).lines]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.key)
def test_a_line_is_one_plain_sentence(line):
    assert [each.reason for each in check_line(line.text).findings] == []
    assert line.text.count(". ") == 0
    assert line.text.endswith(".")


def test_there_is_a_line_for_every_group_and_the_rule_is_a_law_or_the_municipality():
    assert {line.group for line in LINES} == set(Group)
    assert all("kapitlet" in line.rule for line in LINES)
    by_day = [line.rule for line in LINES if "om dagen" in line.text]
    assert all("kommunens sätt att räkna dagar" in rule for rule in by_day)
    assert by_day


def test_a_norm_that_asks_how_ends_as_a_question():
    change = Adjustment(person=Person.APPLICANT, amount=Decimal(1), reason="Varför inte?")
    assert calculate(calculation(adjustments=(change,))).lines[-1].text.endswith("Varför inte?")


def test_the_law_is_that_of_the_month():
    lines = calculate(calculation(month=date(2025, 6, 1), costs=(cost(1),))).lines
    assert lines[-1].rule == "4 kapitlet 3 § socialtjänstlagen (2001:453)"
    assert calculate(calculation(month=date(2025, 7, 1), costs=(cost(1),))).lines[-1].rule == (
        "12 kapitlet 7 § socialtjänstlagen (2025:400)"
    )
    assert calculate(calculation(costs=(cost(1, "medicine"),))).lines[-1].rule == (
        "12 kapitlet 1 § socialtjänstlagen (2025:400)"
    )


def test_jobbstimulans_rests_on_the_kind_that_the_questions_call_pay():
    assert PAY in {kind.key for kind in INCOME_KINDS}


def test_nothing_but_translation_comes_from_django():
    allowed = {"django.utils.translation", "eservice.ui.swedish"}
    found = set()
    for path in Path(applications.norm.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module)
    assert {name for name in found if name.startswith(("django", "eservice"))} == allowed
