"""Swedish working days: not weekends, public holidays, or the eves that count as such."""

from datetime import date, timedelta
from functools import cache

import holidays


@cache
def _days_off(year: int) -> frozenset[date]:
    found = holidays.SE(years=year, categories=("public", "de_facto"), include_sundays=False)
    return frozenset(found)


def is_working_day(day: date) -> bool:
    """True for Monday to Friday, unless the day is off."""
    return day.weekday() < 5 and day not in _days_off(day.year)


def working_days_after(day: date, count: int) -> date:
    """Return the working day that comes ``count`` working days after ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_day_on_or_before(day: date) -> date:
    """Return ``day`` itself, or the working day before a weekend or holiday."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def payment_day_of(month: date, day: int) -> date:
    """Return the day in the calendar month of ``month`` when money is paid.

    ``day`` is the municipality's own (1 to 28). Before a weekend or holiday it is the working
    day before, which for the first days of a month may be in the month before.
    """
    return working_day_on_or_before(month.replace(day=day))


def next_payment_day(today: date, day: int, *, is_urgent: bool = False) -> date:
    """Return when money that is decided or planned today is paid.

    The rule: on this calendar month's payment day; once that day has passed, on the next working
    day, so that nobody waits a month. What is urgent is paid on the next working day, or today
    when today is the payment day.
    """
    regular, soon = payment_day_of(today, day), working_days_after(today, 1)
    if today > regular:
        return soon
    return min(regular, soon) if is_urgent else regular
