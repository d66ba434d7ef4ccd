"""Sums, dates and telephone numbers in every way people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eservice.ui import swedish
from eservice.ui.swedish import NotUnderstood

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "kronor"),
    [
        ("6500", "6500"),
        ("6 500", "6500"),
        ("6\u00a0500 kr", "6500"),
        ("6.500:-", "6500"),
        ("6500:-", "6500"),
        ("6500,-", "6500"),
        ("6500 kronor", "6500"),
        ("6500 KR.", "6500"),
        ("6500,50", "6500.50"),
        ("6500.5", "6500.50"),
        ("1 234 567,89", "1234567.89"),
        ("ca 350 kr", "350"),
        ("Ungefär 1 200", "1200"),
        ("0", "0"),
    ],
)
def test_sums_are_understood(typed, kronor):
    assert swedish.parse_amount(typed) == Decimal(kronor)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("-5", "negative"), ("−5", "negative"), ("99999999", "too_large"), ("9" * 400, "too_large")]
    + [(typed, "nonsense") for typed in ("", "kr", "fem", "5 eller 6", "1/2", "٣", "+5")],
)
def test_what_is_no_sum_says_why(typed, code):
    with pytest.raises(NotUnderstood) as raised:
        swedish.parse_amount(typed)
    assert raised.value.code == code


@given(st.decimals(min_value=0, max_value=9_999_999, places=2))
def test_a_sum_that_we_write_is_read_back_the_same(amount):
    assert swedish.parse_amount(swedish.format_amount(amount)) == amount


@given(st.text())
def test_any_text_is_a_sum_or_not_understood(typed):
    try:
        found = swedish.parse_amount(typed)
    except NotUnderstood:
        found = None
    assert found is None or 0 <= found <= swedish.LARGEST_AMOUNT


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("1", "3", "2026"), date(2026, 3, 1)),
        (("1", "mars", "26"), date(2026, 3, 1)),
        (("1/3-26", "", ""), date(2026, 3, 1)),
        (("1 mars", "", ""), date(2027, 3, 1)),
        (("2026-03-01", "", ""), date(2026, 3, 1)),
        (("25", "okt", ""), date(2026, 10, 25)),
        (("3", "1", ""), date(2027, 1, 3)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        ((" 5 ", " Maj ", " 2026 "), date(2026, 5, 5)),
    ],
)
def test_dates_are_understood(parts, day):
    assert swedish.parse_date(*parts, TODAY) == day


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("31", "2", "2026"), "no_such_day"),
        (("30", "2", ""), "no_such_day"),
        (("1", "1", "1850"), "far_away"),
        (("1", "ju", "2026"), "nonsense"),
        (("1", "13", "2026"), "no_such_day"),
        (("i går", "", ""), "nonsense"),
        (("1", "3", "202"), "nonsense"),
        (("", "3", "2026"), "nonsense"),
    ],
)
def test_what_is_no_date_says_why(parts, code):
    with pytest.raises(NotUnderstood) as raised:
        swedish.parse_date(*parts, TODAY)
    assert raised.value.code == code


@given(st.text(), st.text(), st.text())
def test_any_three_texts_are_a_date_or_not_understood(day, month, year):
    try:
        found = swedish.parse_date(day, month, year, TODAY)
    except NotUnderstood:
        found = None
    assert found is None or 1900 <= found.year <= 2100


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_that_we_write_is_read_back_the_same(day):
    shown = swedish.format_date(day).replace(swedish.NO_BREAK_SPACE, " ")
    assert swedish.parse_date(shown, "", "", TODAY) == day


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("070-174 06 05", "0701740605"),
        ("+46 70 174 06 05", "0701740605"),
        ("0046701740605", "0701740605"),
        ("+46 (0)70-174 06 05", "0701740605"),
        ("+47 22 12 34 56", "+4722123456"),
    ],
)
def test_telephone_numbers_are_understood(typed, number):
    assert swedish.parse_phone(typed) == number


def test_numbers_are_written_as_people_read_them():
    assert swedish.format_amount("6500") == "6\u00a0500\u00a0kronor"
    assert swedish.format_amount("1") == "1\u00a0krona"
    assert swedish.format_amount("6500.50") == "6\u00a0500,50\u00a0kronor"
    assert swedish.format_date(date(2026, 4, 15)) == "15\u00a0april 2026"
    assert swedish.format_phone("0701740605") == "070-174 06 05"
    assert swedish.number_word(3) == "tre"
    assert swedish.number_word(30) == "30"
