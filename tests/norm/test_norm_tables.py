"""Dated tables: what ships, which one counts, and what a table that is loaded must hold."""

import copy
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.norm.errors import NoTable, WrongInput
from applications.norm.tables import SHIPPED, find_table, parse_table, shipped, table_for

pytestmark = pytest.mark.one_database


def new_table(**about) -> dict:
    """A table for the spring of 2027, as an administrator would write it."""
    data = {
        "name": "våren 2027",
        "source": "12 kapitlet socialtjänstförordningen (2025:468)",
        "valid_from": "2027-01-01",
        "valid_to": "2027-06-30",
        "adults": {"single": 4000, "couple_together": 7200},
        "children": [
            {"ages": [0, 10], "with_lunch": 3000, "without_lunch": 2800},
            {"ages": [11, 20], "with_lunch": 4000, "without_lunch": None},
        ],
        "joint_by_household_size": {"1": 1300, "2": 1450},
        "joint_per_extra_person": 200,
        "prisbasbelopp": 60000,
    }
    return copy.deepcopy(data) | about


@pytest.mark.parametrize(
    ("month", "adults", "joint", "prisbasbelopp"),
    [
        (date(2025, 3, 1), (3910, 7050), (1270, 1400, 1770, 2010, 2310, 2620, 2810), 58800),
        (date(2025, 10, 1), (3910, 7050), (1270, 1400, 1770, 2010, 2310, 2620, 2810), 58800),
        (date(2026, 10, 1), (3940, 7100), (1280, 1410, 1790, 2030, 2330, 2640, 2830), 59200),
    ],
)
def test_the_tables_that_ship(month, adults, joint, prisbasbelopp):
    table = table_for(month)
    assert (table.single, table.couple_together) == adults
    assert (table.joint, table.joint_per_extra_person) == (joint, 190)
    assert table.prisbasbelopp == prisbasbelopp


def test_the_children_of_2025():
    table = table_for(date(2025, 9, 1))
    ages = (0, 1, 3, 4, 7, 11, 15, 19)
    full = [table.child(age, lunch_away=False) for age in ages]
    assert full == [2720, 3030, 2700, 3030, 3790, 4350, 4920, 4960]
    away = [table.child(age, lunch_away=True) for age in ages]
    assert away == [2540, 2780, 2480, 2700, 3790, 4350, 4920, 4960]


def test_each_table_names_the_ordinance_of_its_time():
    assert "(2001:937)" in table_for(date(2025, 6, 30)).source
    assert "(2025:468)" in table_for(date(2025, 7, 1)).source
    assert "SFS 2025:1046" in table_for(date(2026, 1, 1)).source


@pytest.mark.parametrize("month", [date(2024, 12, 31), date(2027, 1, 1), date(1, 1, 1)])
def test_a_month_without_a_table(month):
    assert find_table(month) is None
    with pytest.raises(NoTable):
        table_for(month)


def test_without_any_table_the_sentence_still_says_what_to_do():
    with pytest.raises(NoTable) as missing:
        table_for(date(2026, 3, 1), tables=())
    assert missing.value.sentence == (
        "Det finns ingen norm för mars 2026. Vi har de här normerna: inga."
        " Skriv in normen för hand, och säg varför."
    )


def test_a_table_that_is_loaded_goes_before_one_that_ships():
    loaded = parse_table(new_table(valid_from="2026-03-01", valid_to="2026-12-31"))
    tables = (*shipped(), loaded)
    assert table_for(date(2026, 2, 28), tables).name == "2026"
    assert table_for(date(2026, 3, 1), tables) is loaded


def test_a_table_may_list_fewer_households():
    table = parse_table(new_table())
    assert [table.joint_costs(people) for people in (1, 2, 3, 5)] == [1300, 1450, 1650, 2050]
    assert table.name == "våren 2027"
    assert table.child(10, lunch_away=True) == Decimal(2800)


def test_what_ships_is_plain_data_that_an_administrator_can_copy():
    data = json.loads(SHIPPED.read_text(encoding="utf-8"))
    assert tuple(map(parse_table, data)) == shipped()


TWO_AGES = new_table()["children"]


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": 2027}, "name"),
        ({"valid_from": "2027-01-02"}, "valid_from"),
        ({"valid_from": "2027-02-30"}, "valid_from"),
        ({"valid_from": "20270101"}, "valid_from"),
        ({"valid_to": "2027-06-29"}, "valid_to"),
        ({"valid_to": "2028-06-30"}, "valid_to"),
        ({"valid_to": "2026-12-31"}, "valid_to"),
        ({"valid_to": "9999-12-31"}, "valid_to"),
        ({"valid_to": None}, "valid_to"),
        ({"adults": {"single": 4000}}, "adults.couple_together"),
        ({"adults": {"single": 4000, "couple_together": 3999}}, "adults.couple_together"),
        ({"adults": {"single": 0, "couple_together": 1}}, "adults.single"),
        ({"adults": []}, "adults"),
        ({"children": []}, "children"),
        ({"children": TWO_AGES[:1]}, "children"),
        ({"children": TWO_AGES[1:]}, "children[0].ages"),
        ({"children": [*TWO_AGES, TWO_AGES[1]]}, "children[2].ages"),
        ({"children": [TWO_AGES[0] | {"ages": [10, 0]}, TWO_AGES[1]]}, "children[0].ages"),
        ({"children": [TWO_AGES[0] | {"ages": [0]}, TWO_AGES[1]]}, "children[0].ages"),
        ({"children": [TWO_AGES[0] | {"ages": [0, 21]}]}, "children[0].ages"),
        (
            {"children": [TWO_AGES[0] | {"without_lunch": 3001}, TWO_AGES[1]]},
            "children[0].without_lunch",
        ),
        ({"children": [TWO_AGES[0] | {"with_lunch": "3000"}]}, "children[0].with_lunch"),
        ({"children": [TWO_AGES[0] | {"with_lunch": -1}]}, "children[0].with_lunch"),
        ({"joint_by_household_size": {}}, "joint_by_household_size"),
        ({"joint_by_household_size": {"2": 1300}}, "joint_by_household_size"),
        ({"joint_by_household_size": {"1": 1300, "2": 1299}}, "joint_by_household_size"),
        ({"joint_by_household_size": {"1": 13.5}}, "joint_by_household_size.1"),
        ({"joint_by_household_size": [1300]}, "joint_by_household_size"),
        ({"joint_per_extra_person": True}, "joint_per_extra_person"),
        ({"prisbasbelopp": 0}, "prisbasbelopp"),
        ({"prisbasbelop": 60000}, ""),
    ],
)
def test_a_table_that_can_not_hold_says_what_is_wrong(about, field):
    with pytest.raises(WrongInput) as wrong:
        parse_table(new_table(**about))
    assert wrong.value.field == field
    assert wrong.value.sentence.endswith(".")


@pytest.mark.parametrize("key", sorted(new_table()))
def test_nothing_in_a_table_may_be_missing(key):
    data = new_table()
    del data[key]
    with pytest.raises(WrongInput) as wrong:
        parse_table(data)
    assert wrong.value.field == key


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(new_table())), PLAIN)
@settings(deadline=None)
def test_any_value_makes_a_table_or_a_sentence(key, value):
    try:
        made = parse_table(new_table(**{key: value})).single > 0
    except WrongInput as wrong:
        made = wrong.sentence.endswith(".")
    assert made
