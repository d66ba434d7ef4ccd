"""The moment that counts as now.

Everything that writes a time asks here. Only the demo loader moves the clock, so that its
cases can have a history; tests freeze time itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the aware moment that counts as now."""
    return _moment.get() or timezone.now()


def today() -> date:
    """Return today's date in the municipality's time zone."""
    return timezone.localdate(now())


def months_later(day: date, count: int) -> date:
    """Return the same day ``count`` months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + count, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, number)
        except ValueError:
            continue
    raise ValueError(day)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let ``moment`` count as now inside the block."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
