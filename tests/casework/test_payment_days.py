"""The day when money is paid: the municipality's own, moved before weekends and holidays."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from eservice import clock
from eservice.workdays import (
    is_working_day,
    next_payment_day,
    payment_day_of,
    working_day_on_or_before,
)

DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2032, 12, 31))


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (date(2026, 11, 1), 27, date(2026, 11, 27)),
        # A Sunday and a Saturday.
        (date(2026, 9, 1), 27, date(2026, 9, 25)),
        (date(2026, 6, 1), 27, date(2026, 6, 26)),
        # Christmas: the 24th, 25th and 26th are off, and then comes a Sunday.
        (date(2026, 12, 1), 27, date(2026, 12, 23)),
        # Midsummer Eve on a Friday the 19th.
        (date(2026, 6, 1), 19, date(2026, 6, 18)),
        (date(2026, 6, 1), 20, date(2026, 6, 18)),
        # Easter: Good Friday to Easter Monday.
        (date(2027, 3, 1), 28, date(2027, 3, 25)),
        (date(2027, 3, 1), 26, date(2027, 3, 25)),
        (date(2026, 4, 1), 6, date(2026, 4, 2)),
        # 1 May is a Friday, 6 June a Saturday in 2026 and a Sunday in 2027.
        (date(2026, 5, 1), 1, date(2026, 4, 30)),
        (date(2025, 6, 1), 6, date(2025, 6, 5)),
        (date(2027, 6, 1), 6, date(2027, 6, 4)),
        # New Year: 1 January is off, and so is New Year's Eve.
        (date(2027, 1, 1), 1, date(2026, 12, 30)),
        # A leap year's February ends on a working day; the payment day is at most the 28th.
        (date(2028, 2, 29), 28, date(2028, 2, 28)),
    ],
)
def test_the_day_is_moved_to_the_working_day_before(month, day, expected):
    assert payment_day_of(month, day) == expected


@pytest.mark.parametrize(
    ("today", "expected", "urgent"),
    [
        # Before and on the payment day, and the day after it.
        (date(2026, 11, 22), date(2026, 11, 27), date(2026, 11, 23)),
        (date(2026, 11, 27), date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 28), date(2026, 11, 30), date(2026, 11, 30)),
        # December's payment day is the 23rd: then comes the first day after Christmas.
        (date(2026, 12, 23), date(2026, 12, 23), date(2026, 12, 23)),
        (date(2026, 12, 24), date(2026, 12, 28), date(2026, 12, 28)),
        (date(2026, 12, 30), date(2027, 1, 4), date(2027, 1, 4)),
        # Over Easter and Midsummer.
        (date(2026, 4, 2), date(2026, 4, 27), date(2026, 4, 7)),
        (date(2026, 6, 18), date(2026, 6, 26), date(2026, 6, 22)),
        # The 27th is a Sunday, so February is paid on the 25th; the 29th is a Tuesday.
        (date(2028, 2, 28), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 3, 1), date(2028, 3, 1)),
        (date(2026, 4, 30), date(2026, 5, 4), date(2026, 5, 4)),
        (date(2025, 6, 5), date(2025, 6, 27), date(2025, 6, 9)),
    ],
)
def test_what_comes_late_is_paid_the_next_working_day(today, expected, urgent):
    assert next_payment_day(today, 27) == expected
    assert next_payment_day(today, 27, is_urgent=True) == urgent


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        # Summer time begins on 29 March and ends on 25 October 2026.
        (datetime(2026, 3, 27, 22, 59, tzinfo=UTC), date(2026, 3, 27)),
        (datetime(2026, 3, 27, 23, 1, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 3, 29, 22, 1, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 27)),
        (datetime(2026, 10, 27, 22, 59, tzinfo=UTC), date(2026, 10, 27)),
        (datetime(2026, 10, 27, 23, 1, tzinfo=UTC), date(2026, 10, 29)),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2027, 1, 4)),
        (datetime(2026, 12, 31, 23, 1, tzinfo=UTC), date(2027, 1, 27)),
    ],
)
def test_the_day_is_swedish_also_when_the_clocks_change(moment, expected):
    with time_machine.travel(moment, tick=False):
        assert next_payment_day(clock.today(), 27) == expected


@given(today=DAYS, day=st.integers(min_value=1, max_value=28), is_urgent=st.booleans())
def test_money_always_comes_on_a_working_day_that_has_not_passed(today, day, is_urgent):
    found = next_payment_day(today, day, is_urgent=is_urgent)
    assert is_working_day(found)
    assert today <= found
    assert next_payment_day(today, day, is_urgent=True) <= next_payment_day(today, day)


@given(day=DAYS)
def test_the_working_day_before_is_the_nearest_one(day):
    found = working_day_on_or_before(day)
    between = range(found.toordinal() + 1, day.toordinal() + 1)
    assert is_working_day(found)
    assert not any(is_working_day(date.fromordinal(each)) for each in between)
