"""The calculation on a page: each value with what the answers said, and the result in lines."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.kinds import NORM_ITEMS
from applications.questions.calculating import holes
from applications.questions.estimating import signed
from applications.review.calculating.parts import About, Data
from applications.review.calculating.words import (
    PEOPLE,
    adults_words,
    child_label,
    child_words,
    cost_label,
    income_label,
    register_words,
    sum_words,
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A value; ``before`` is what the answers said, None when it is the same or new.

    ``change`` has reason, by and at when the caseworker has changed it.
    """

    label: str | Promise
    lines: list[str]
    before: list[str] | None = None
    change: Data | None = None


def household_rows(about: About) -> list[Row]:
    given, entered = about.given["household"], about.entered["household"]
    change = _change(about, "household.adults", "household.size")
    before = [adults_words(given)] if change else None
    label = gettext_lazy("Vuxna")
    rows = [Row(label=label, lines=[adults_words(entered)], before=before, change=change)]
    for number, child in enumerate(entered["children"]):
        change = _change(about, f"household.children[{number}]")
        is_given = number < len(given["children"])
        before = child_words(given["children"][number]) if change and is_given else None
        rows.append(
            Row(
                label=child_label(number, about.names if is_given else []),
                lines=child_words(child),
                before=before,
                change=change,
            )
        )
    return rows


def cost_rows(about: About) -> list[Row]:
    return [_sum_row(about, "costs", number, cost_label) for number in _numbers(about, "costs")]


def income_rows(about: About) -> list[Row]:
    numbers = _numbers(about, "incomes")
    return [_sum_row(about, "incomes", number, income_label) for number in numbers]


def norm_rows(about: About) -> list[Row]:
    entered = about.entered
    rows = []
    if entered["jobbstimulans"]:
        people = [str(PEOPLE[person]) for person in entered["jobbstimulans"]]
        change = _change(about, "jobbstimulans")
        rows.append(Row(label=gettext_lazy("Jobbstimulans"), lines=people, change=change))
    for number, each in enumerate(entered["adjustments"]):
        change = _change(about, f"adjustments[{number}]")
        rows.append(Row(label=_who(about, each), lines=[signed(each["amount"])], change=change))
    if entered["norm_by_hand"]:
        lines = [sum_words(entered["norm_by_hand"]["amount"])]
        change = _change(about, "norm_by_hand")
        rows.append(Row(label=gettext_lazy("Normen för hand"), lines=lines, change=change))
    return rows


def register_rows(about: About) -> list[str]:
    return [register_words(each) for each in about.content["register"]]


def missing_words(about: About) -> list[str]:
    """Return what has to be filled in before anything can be calculated."""
    return [_hole(about, path) for path in holes(about.entered)]


def result_rows(content: Data) -> list[Data]:
    """Return the lines of the result with their sums in words."""
    return [{**line, "amount": signed(line["amount"])} for line in content["lines"]]


def result_sum(content: Data) -> Data:
    """Return the result in words: underskott, or överskott without a minus sign."""
    result = content["result"]
    is_left_over = result.startswith("-")
    return {"is_left_over": is_left_over, "amount": signed(result.removeprefix("-"))}


def _numbers(about: About, name: str) -> range:
    return range(len(about.entered[name]))


def _sum_row(about: About, name: str, number: int, label: Any) -> Row:
    row, given = about.entered[name][number], about.given[name]
    change = _change(about, f"{name}[{number}]")
    is_given = number < len(given)
    return Row(
        label=label(row),
        lines=[sum_words(row.get("approved") or row["amount"])],
        before=[sum_words(given[number]["amount"])] if change and is_given else None,
        change=change,
    )


def _change(about: About, *starts: str) -> Data | None:
    found = (c for c in about.content["changes"] if c["path"].startswith(starts))
    change = next(found, None)
    return change and {**change, "at": datetime.fromisoformat(change["at"])}


def _who(about: About, change: Data) -> str:
    who = str(PEOPLE.get(change["person"], _("Hela hushållet")))
    if change.get("child") is not None:
        who = child_label(change["child"], about.names)
    item = change.get("item")
    return f"{who}, {NORM_ITEMS[item]}" if item else who


def _hole(about: About, path: str) -> str:
    name, _bracket, rest = path.partition("[")
    number = int(rest.partition("]")[0]) if rest else 0
    if name == "household.children":
        return _("%s: åldern saknas") % child_label(number, about.names)
    if name in {"costs", "incomes"}:
        label = cost_label if name == "costs" else income_label
        return _("%s: summan saknas") % capfirst(label(about.entered[name][number]))
    is_size = path == "household.size"
    return _("Hur många som bor i hemmet saknas") if is_size else _("Hur de vuxna bor saknas")
