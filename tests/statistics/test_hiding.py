"""What is too small is not shown, and nothing that is shown tells it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.statistics.quarters import Quarter
from applications.statistics.rows import FEWEST, Row, hidden_among, in_order

COUNTS = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 60), max_size=6)


@given(COUNTS)
def test_no_small_number_is_shown_and_none_is_alone_in_hiding(counts):
    hidden = hidden_among(counts)
    assert {key for key, n in counts.items() if 0 < n < FEWEST} <= hidden
    others = [key for key, n in counts.items() if n]
    assert len(hidden) != 1 or len(others) == 1


@given(COUNTS)
def test_what_is_hidden_stands_last_and_by_name(counts):
    rows = [
        Row(title=key, cells=(), size=None if key in hidden_among(counts) else n)
        for key, n in counts.items()
    ]
    ordered = in_order(rows)
    sizes = [row.size for row in ordered if row.size is not None]
    hidden = [row.title for row in ordered[len(sizes) :]]
    assert sizes == sorted(sizes, reverse=True)
    assert hidden == sorted(hidden)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 3, 31), date(2026, 11, 24)])
def test_a_day_is_in_its_quarter(day):
    quarter = Quarter.of(day)
    assert day.replace(day=1) in quarter.months
    assert Quarter(quarter.before.first).months[-1] < quarter.first


def test_quarters_are_called_as_people_call_them():
    last = Quarter.of(date(2025, 11, 24))
    assert (last.code, last.title) == ("2025-4", "oktober–december 2025")
    assert last.before.title == "juli–september 2025"
    assert Quarter.named("2025-4") == last
    for wrong in ("2025-5", "2025-0", "1999-1", "2025-4 ", "٢٠٢٥-4", "", "2099-1"):
        assert Quarter.named(wrong) is None
