"""What a prefill is: data of a calculation, what is not known, and what somebody has to look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

Cleaned = Mapping[str, Any]
Data = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that must be known before anything can be calculated; ``step`` is its question."""

    step: str
    is_unknown: bool = False


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something that was counted, or left out, in a way that somebody should look at.

    ``code`` is a key of ``prefill_notes.NOTES``; ``kind`` and ``person`` say which money it is.
    """

    code: str
    kind: str = ""
    person: str = ""


@dataclass(kw_only=True)
class Prefill:
    """Data in the shape that ``norm.reading`` reads, with None for what is not known.

    ``names`` are those of the children in the data, in their order.
    """

    data: Data
    gaps: list[Gap] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Said:
    """The answers that a calculation is made of: the stored answer of each question that is
    asked, in order, empty when it has none. ``unasked`` are those that everybody is asked and this
    person wasn't yet: she has sent only the most important."""

    month: date | None
    steps: Mapping[str, Cleaned]
    unasked: tuple[str, ...] = ()

    def of(self, step: str) -> Cleaned:
        return self.steps.get(step) or {}

    def each(self, base: str) -> Iterator[tuple[str, Cleaned]]:
        """Yield the item ("3") and the answer of each step of a group with this base."""
        for key, cleaned in self.steps.items():
            start, _point, item = key.partition(".")
            if item and start == base:
                yield item, cleaned


def plain_amount(value: str | Decimal | None) -> str | None:
    """Return a sum as the calculation keeps it: "6200", or "6200.50"."""
    if value is None:
        return None
    amount = Decimal(value).quantize(Decimal("0.01"))
    return str(int(amount)) if amount == amount.to_integral_value() else str(amount)
