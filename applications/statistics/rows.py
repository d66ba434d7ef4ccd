"""One line of a compilation, and which numbers are too small to be shown.

Fewer than ``FEWEST`` is never shown as a number, and neither is what would tell it: the other half
of a whole, or the only one hidden among several. What is hidden stands last and by name, so that
not even the order tells.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from guides.asking.counting import FEWEST, is_too_few, shown

__all__ = ["FEWEST", "Row", "hidden_among", "in_order", "is_too_few", "share", "shown"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What it is about, the cells as they are read, and how long its bar is (None when hidden).

    ``text`` is the key of the text behind it, for who works with the texts.
    """

    title: str | Promise
    cells: tuple[str, ...]
    size: int | None = None
    size_words: str = ""
    text: str = ""


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return the rows with the longest bar first, and those that are hidden last, by name."""
    return sorted(rows, key=lambda row: (row.size is None, -(row.size or 0), str(row.title)))


def hidden_among(counts: Mapping[str, int]) -> set[str]:
    """Return which of several numbers must not be shown: those too small, and the smallest of the
    others when only one is, since the whole would tell it."""
    hidden = {key for key, count in counts.items() if is_too_few(count)}
    others = [key for key, count in counts.items() if count and key not in hidden]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda key: (counts[key], key)))
    return hidden


def share(part: int, whole: int) -> str:
    """84 procent"""
    return _("{n} procent").format(n=round(100 * part / whole))
