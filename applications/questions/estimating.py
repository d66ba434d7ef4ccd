"""The estimate: the same calculation for the person herself, before anything is sent.

It promises nothing. What it needs and doesn't know makes it say so; nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.calculation import calculate
from applications.norm.errors import NoTable, NotCalculable
from applications.norm.lines import Group, Line
from applications.norm.reading import read_calculation
from applications.norm.table import Table
from eservice.ui.swedish import format_amount, format_month

FULL = 100
SUMS = {
    Group.NORM: gettext_lazy("Det här räknar vi med till mat, kläder och annat"),
    Group.COSTS: gettext_lazy("Det här räknar vi med för hem och andra kostnader"),
    Group.INCOMES: gettext_lazy("Det här drar vi av"),
}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One of the two sums in the picture: its words, and how much of the width it has (0–100)."""

    label: str | Promise
    amount: Decimal
    width: int
    colour: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """The lines of one sum."""

    title: str | Promise
    lines: list[dict[str, str]]
    total: str


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What it comes to, or in ``problem`` why it can't be worked out."""

    problem: str = ""
    parts: list[Part] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    result: Decimal = Decimal(0)

    @property
    def left_over(self) -> Decimal:
        """How much more the incomes are than what is needed; 0 when they are less."""
        return max(-self.result, Decimal(0))


def estimate(data: dict[str, Any], tables: Sequence[Table]) -> Estimate:
    """Work out the data, in the shape that ``norm.reading`` reads and with everything known."""
    try:
        found = calculate(read_calculation(data), tables)
    except NoTable as missing:
        words = _("Normen för %(month)s är inte klar än. Därför kan vi inte räkna.")
        return Estimate(problem=words % {"month": format_month(missing.month)})
    except NotCalculable as wrong:
        return Estimate(problem=wrong.sentence)
    totals = {Group.NORM: found.norm, Group.COSTS: found.costs, Group.INCOMES: found.incomes}
    groups = {group: [_shown(e) for e in found.lines if e.group == group] for group in Group}
    return Estimate(
        parts=[
            Part(title=SUMS[group], lines=lines, total=signed(totals[group]))
            for group, lines in groups.items()
            if lines
        ],
        bars=_bars(found.norm + found.costs, found.incomes),
        result=found.result,
    )


def _shown(line: Line) -> dict[str, str]:
    return {"text": line.text, "amount": signed(line.amount), "rule": line.rule}


def _bars(need: Decimal, incomes: Decimal) -> list[Bar]:
    longest = max(need, incomes, Decimal(1))
    sums = [(_("Så mycket behövs"), need, "app-ockra"), (_("Så mycket finns"), incomes, "app-moss")]
    return [
        Bar(label=label, amount=amount, width=int(amount * FULL / longest), colour=colour)
        for label, amount, colour in sums
    ]


def signed(amount: Decimal | str) -> str:
    """Return a sum in words, with a minus sign when it takes away."""
    value = Decimal(amount)
    return f"{'−' if value < 0 else ''}{format_amount(abs(value))}"
