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
