"""The three months that the numbers are shown for. Never others: numbers of periods that overlap
can be held against each other until one person shows."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from eservice import clock
from eservice.ui import swedish

MONTHS = 3
_CODE = re.compile(r"(20\d\d)-([1-4])", re.ASCII)


@dataclass(frozen=True)
class Quarter:
    """Three months, from the first day of the first of them."""

    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(date(day.year, day.month - (day.month - 1) % MONTHS, 1))

    @classmethod
    def named(cls, code: str) -> Self | None:
        """Return the quarter called so, as 2026-4; None for none, or one that is not begun."""
        found = _CODE.fullmatch(code)
        if not found:
            return None
        quarter = cls(date(int(found[1]), (int(found[2]) - 1) * MONTHS + 1, 1))
        return quarter if quarter.first <= clock.today() else None

    @property
    def code(self) -> str:
        return f"{self.first.year}-{self.first.month // MONTHS + 1}"

    @property
    def title(self) -> str:
        """oktober–december 2026"""
        last = clock.months_later(self.first, MONTHS - 1)
        return f"{swedish.format_month(self.first, with_year=False)}–{swedish.format_month(last)}"

    @property
    def months(self) -> list[date]:
        return [clock.months_later(self.first, n) for n in range(MONTHS)]

    @property
    def before(self) -> "Quarter":
        return Quarter(clock.months_later(self.first, -MONTHS))

    @property
    def after(self) -> "Quarter | None":
        """The next one, or None while that is not begun."""
        following = Quarter(clock.months_later(self.first, MONTHS))
        return following if following.first <= clock.today() else None

    @property
    def is_over(self) -> bool:
        return self.after is not None
