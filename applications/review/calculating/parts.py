"""One part of the calculation as a page to change: what was given, each with fields beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet

Data = dict[str, Any]
MOST_ROWS = 20


@dataclass(frozen=True, kw_only=True)
class About:
    """What a part is made of: the content, the month, the children's names, and whether the month
    has a table."""

    content: Data
    names: list[str] = field(default_factory=list)
    has_table: bool = True

    @property
    def given(self) -> Data:
        return self.content["given"]

    @property
    def entered(self) -> Data:
        return self.content["entered"]

    def reason(self, start: str) -> str:
        """Return why something at, or in, this path was changed."""
        changes = self.content["changes"]
        return next((each["reason"] for each in changes if each["path"].startswith(start)), "")


@dataclass(frozen=True, kw_only=True)
class Card:
    """Fields about one thing; ``said`` is what the answers said, in words."""

    title: str | Promise
    form: QuestionForm
    said: list[str]


class Rows(RowSet):
    """Rows that the caseworker adds; there may be none."""

    most_rows = MOST_ROWS

    @classmethod
    def raw_of(cls, rows: Iterable[dict[str, str]]) -> MultiValueDict:
        """Return kept rows as they would be typed."""
        raw = {
            f"rows-{number}-{name}": [text]
            for number, row in enumerate(rows)
            for name, text in row.items()
            if text
        }
        return MultiValueDict(cls.counted(raw, len({name.split("-")[1] for name in raw})))

    @classmethod
    def typed(cls, data: Any) -> MultiValueDict:
        """Return the rows of a POST, one more or one less when that is what was pressed."""
        pressed = data.get("_remove", "")
        is_number = pressed.isascii() and pressed.isdigit() and len(pressed) < 4
        number = int(pressed) if is_number else None
        raw = cls.raw_from(data, leave_out=number)
        if not cls.row_numbers(raw):
            raw = cls.counted(raw, 0)
        return MultiValueDict(cls.with_empty_row(raw) if "_add" in data else raw)


def rows_of(row_form: type[QuestionForm], **words: str | Promise) -> type[Rows]:
    """Return rows of this form; ``words``: see ``row_set``."""
    rows = type(f"{row_form.__name__}s", (Rows,), words)
    limits = {"max_num": MOST_ROWS, "absolute_max": MOST_ROWS + 1}
    return forms.formset_factory(row_form, formset=rows, extra=0, min_num=0, **limits)


class Part:
    """One part, bound to what was typed or showing what is kept.

    ``names`` are the keys of ``entered`` that it changes.
    """

    key: ClassVar[str]
    title: ClassVar[str | Promise]
    names: ClassVar[tuple[str, ...]]
    rows_class: ClassVar[type[Rows] | None] = None
    rows_title: ClassVar[str | Promise] = ""

    def __init__(self, about: About, data: Any = None) -> None:
        self.about = about
        self.cards = self.make_cards(data)
        self.rows = None
        if self.rows_class:
            raw = self.rows_class.raw_of(self.kept_rows()) if data is None else None
            typed = self.rows_class.typed(data) if raw is None else raw
            self.rows = self.rows_class(typed, answers=about)
            if data is None:
                self.rows.keep_quiet()

    def make_cards(self, data: Any) -> list[Card]:
        return []

    def kept_rows(self) -> list[dict[str, str]]:
        return []

    def part(self) -> Data:
        """Return the values that a valid part has, by their keys in ``entered``."""
        raise NotImplementedError

    def reasons(self) -> dict[str, str]:
        """Return the reasons of a valid part, by path."""
        return {}

    @property
    def forms(self) -> list[QuestionForm]:
        return [card.form for card in self.cards]

    def is_valid(self) -> bool:
        """True when every field is right; all of them are looked at."""
        answers = [each.is_valid() for each in self._every()]
        return all(answers)

    def keep_quiet(self) -> None:
        for each in self._every():
            each.keep_quiet()

    def added(self) -> list[Data]:
        """Return what stands in the rows that are filled in."""
        return [form.cleaned_data for form in self.rows.forms if form.cleaned_data]

    def error_links(self) -> list[tuple[str, str]]:
        return [link for each in self._every() for link in each.error_links()]

    def _every(self) -> list[Any]:
        return [*self.forms, *([self.rows] if self.rows is not None else [])]
