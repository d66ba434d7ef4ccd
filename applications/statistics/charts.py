"""Bars as SVG: where everything stands. The template draws it; the table under it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from applications.statistics.rows import Row

# In the units of the drawing, which is as wide as a small telephone.
WIDTH, LINE, BAR, GAP, FOR_NUMBER = 360, 20, 16, 14, 96
LETTERS = 42
MOST_BARS = 12


@dataclass(frozen=True, kw_only=True)
class Bar:
    """``lines`` are (height, words) of its title; ``top`` and ``long`` are the bar's own."""

    lines: tuple[tuple[int, str], ...]
    top: int
    long: int
    words: str

    @property
    def thick(self) -> int:
        return BAR

    @property
    def words_at(self) -> tuple[int, int]:
        return self.long + 8, self.top + BAR - 3


@dataclass(frozen=True, kw_only=True)
class Chart:
    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH


def chart_of(rows: Sequence[Row]) -> Chart | None:
    """Return the longest bars, in the order of the rows; None when nothing can be shown."""
    drawn = [row for row in rows if row.size][:MOST_BARS]
    most = max((row.size or 0 for row in drawn), default=0)
    bars, top = [], 0
    for row in drawn:
        titles = wrap(str(row.title), LETTERS)
        lines = tuple((top + LINE * n - 5, words) for n, words in enumerate(titles, 1))
        top += LINE * len(titles)
        long = max(2, round((row.size or 0) / most * (WIDTH - FOR_NUMBER)))
        bars.append(Bar(lines=lines, top=top, long=long, words=row.size_words))
        top += BAR + GAP
    return Chart(bars=tuple(bars), height=top) if bars else None
