"""What is different from the application before: step by step, on the frozen content of both.

Pure: it reads two contents (``freezing.py``) and nothing else.
"""

from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]

# What an application is about is another each time: that says nothing.
NOT_COMPARED = frozenset({"month", "month_other"})
# A renewal doesn't ask these: that they are gone says nothing either.
ASKED_ONCE = frozenset({"livelihood", "income_changes"})


@dataclass(frozen=True, kw_only=True)
class Told:
    """One answer as it stood: its label (none when the question is it), lines, and whether it was
    a safety answer."""

    label: str
    lines: list[str]
    is_safety: bool


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One step that is different. ``before`` are the answers that are others now; there are none
    when the step, or something in it, ``is_new``."""

    title: str
    before: list[Told]

    @property
    def is_new(self) -> bool:
        return not self.before


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One step of the list of what is different: ``before`` is empty when it is new, ``now`` when
    it is gone."""

    key: str
    title: str
    before: list[Told]
    now: list[Told]


def changed_list(now: Content, before: Content | None, *, has_more: bool = False) -> list[Changed]:
    """Return what is new or answered differently, in the order it is asked, then what is gone;
    ``has_more``: see ``taken_away``."""
    earlier = _steps(before) if before else {}
    found = [
        Changed(key=key, title=step["title"], before=_all_words(earlier.get(key)), now=words)
        for key, step in _steps(now).items()
        if before
        and key not in NOT_COMPARED
        and _told(step) != _told(earlier.get(key))
        and (words := _all_words(step))
    ]
    gone = [
        Changed(key="", title=each.title, before=each.before, now=[])
        for steps in taken_away(now, before, has_more=has_more).values()
        for each in steps
    ]
    return found + gone


def _all_words(step: Content | None) -> list[Told]:
    return _words(step["title"], step["rows"]) if step else []


def differences(now: Content, before: Content | None) -> dict[str, Difference]:
    """Return the steps of ``now`` that are new or answered differently, by key."""
    if before is None:
        return {}
    earlier = _steps(before)
    return {
        key: _difference(step, earlier.get(key))
        for key, step in _steps(now).items()
        if key not in NOT_COMPARED and _told(step) != _told(earlier.get(key))
    }


def taken_away(
    now: Content, before: Content | None, *, has_more: bool = False
) -> dict[str, list[Difference]]:
    """Return what was answered before and isn't there now, by the key of its section. While more
    answers are to come (``has_more``), nothing is gone."""
    if before is None or has_more:
        return {}
    current = _steps(now)
    found = {
        section["key"]: [
            Difference(title=step["title"], before=_words(step["title"], step["rows"]))
            for step in section["steps"]
            if step["rows"] and step["key"] not in current.keys() | NOT_COMPARED | ASKED_ONCE
        ]
        for section in before["sections"]
    }
    return {key: steps for key, steps in found.items() if steps}


def _steps(content: Content) -> dict[str, Content]:
    return {step["key"]: step for section in content["sections"] for step in section["steps"]}


def _told(step: Content | None) -> list[list[str]]:
    """The answers alone: a question in other words is the same question, and the same sum comes on
    another day each month."""
    if not step:
        return []
    paid = step.get("cleaned", {}).get("rows", ())
    if paid and all("on" in row for row in paid):
        return [[f"{name}: {row[name]}" for name in sorted(row) if name != "on"] for row in paid]
    return [row["lines"] for row in step["rows"]]


def _difference(step: Content, earlier: Content | None) -> Difference:
    """An answer is the same when its question, or its place, has the same lines."""
    by_label = {row["label"]: row["lines"] for row in step["rows"]}
    places = [row["lines"] for row in step["rows"]]
    before = [
        row
        for place, row in enumerate(earlier["rows"] if earlier else ())
        if row["lines"] not in (by_label.get(row["label"]), *places[place : place + 1])
    ]
    return Difference(title=step["title"], before=_words(step["title"], before))


def _words(title: str, rows: list[Content]) -> list[Told]:
    return [
        Told(
            label="" if row["label"] == title else row["label"],
            lines=row["lines"],
            is_safety=row.get("safety", False),
        )
        for row in rows
    ]
