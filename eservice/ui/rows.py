"""Repeating rows of one small form on a page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from eservice.ui.forms import Errors, QuestionForm, Shown, Stored


class RowSet(forms.BaseFormSet):
    """Repeating rows of one small form on a page, with add and remove that need no JavaScript.

    It has the same face as QuestionForm. Rows are found in the POST by their names, so no
    management form is sent and none can be tampered with.
    """

    template_name = "wizard/rows.html"
    asks = True
    most_rows = 40
    one: str | Promise = gettext_lazy("summa")
    add: str | Promise = gettext_lazy("Lägg till en summa")
    heading_field = None

    def __init__(self, *args: Any, heading: Any = "", intro: Any = "", answers: Any = None, **kw):
        kw["prefix"] = "rows"
        kw.setdefault("error_class", Errors)
        kw["form_kwargs"] = {"answers": answers, "heading": "", "use_required_attribute": False}
        super().__init__(*args, **kw)
        self.answers = answers

    @classmethod
    def row_numbers(cls, names: Any) -> list[int]:
        """Return the row numbers that occur in field names, in order, at most ``most_rows``."""
        parts = (name.split("-", 2) for name in names)
        numbers = {
            int(part[1])
            for part in parts
            if len(part) == 3
            and part[0] == "rows"
            and part[1].isascii()
            and part[1].isdigit()
            and len(part[1]) < 4
            and cls.form.owns(part[2])
        }
        return sorted(numbers)[: cls.most_rows]

    @classmethod
    def raw_from(cls, data: Any, *, leave_out: int | None = None) -> dict[str, list[str]]:
        """Return the rows as typed, renumbered from 0, without the row ``leave_out``."""
        kept = [number for number in cls.row_numbers(data) if number != leave_out]
        raw: dict[str, list[str]] = {}
        for new, old in enumerate(kept):
            prefix = f"rows-{old}-"
            for name in data:
                if name.startswith(prefix) and cls.form.owns(name.removeprefix(prefix)):
                    raw[f"rows-{new}-{name.removeprefix(prefix)}"] = list(data.getlist(name))
        return cls.counted(raw, max(1, len(kept)))

    @staticmethod
    def counted(raw: dict[str, list[str]], rows: int) -> dict[str, list[str]]:
        """Return the rows with the counts a formset needs."""
        return {**raw, "rows-TOTAL_FORMS": [str(rows)], "rows-INITIAL_FORMS": ["0"]}

    @classmethod
    def with_empty_row(cls, raw: dict[str, list[str]]) -> dict[str, list[str]]:
        """Return the rows and one more, empty, unless the page is full."""
        rows = int(raw["rows-TOTAL_FORMS"][0])
        return cls.counted(raw, min(rows + 1, cls.most_rows))

    def stored(self) -> Stored:
        """Return ``{"rows": [{field: JSON value}, …]}`` without empty rows."""
        return {"rows": [form.stored() for form in self.forms if form.cleaned_data]}

    @classmethod
    def shown(cls, stored: Stored, heading: str | Promise) -> Iterator[Shown]:
        rows = [cls.form.row_shown(row) for row in stored.get("rows", ())]
        if rows:
            yield Shown(
                label=heading,
                lines=[line for line, _public in rows],
                public=[public for _line, public in rows],
            )
        for name in cls.form.words_in(cls.form.base_fields):
            lines = cls._words(stored, name)
            if lines:
                label = cls.form.base_fields[name].label
                yield Shown(label=label, lines=lines, public=[], own_words=True)

    @classmethod
    def _words(cls, stored: Stored, name: str) -> list[str]:
        """Return what stands in own words, with which row it is about when there are several."""
        rows = stored.get("rows", ())
        said = [(number, row[name]) for number, row in enumerate(rows, start=1) if row.get(name)]
        if len(rows) == 1:
            return [text for _number, text in said]
        return [f"{capfirst(cls.one)} {number}: {text}" for number, text in said]

    @classmethod
    def understood(cls, stored: Stored) -> list[str]:
        return [cls.form.row_shown(row)[0] for row in stored.get("rows", ())]

    def keep_quiet(self) -> None:
        for form in self.forms:
            form.keep_quiet()

    def withhold(self, names: frozenset[str]) -> None:
        """As for a form; the names are those of the rows' fields, as they are typed."""
        for form in self.forms:
            row = f"{form.prefix}-"
            own = (name.removeprefix(row) for name in names if name.startswith(row))
            form.withhold(frozenset(own))

    @classmethod
    def words_in(cls, names: Iterable[str]) -> list[str]:
        return [name for name in names if cls.form.words_in([name.split("-", 2)[-1]])]

    def error_links(self) -> list[tuple[str, str]]:
        return [link for form in self.forms for link in form.error_links()]


def row_set(row_form: type[QuestionForm], **words: str | Promise) -> type[RowSet]:
    """Return a RowSet class for this row form; its first row must be filled in.

    ``words`` may be ``one``, what a row is called, and ``add``, what the button says.
    """
    rows = type(f"{row_form.__name__}s", (RowSet,), words)
    most = RowSet.most_rows
    return forms.formset_factory(
        row_form, formset=rows, extra=0, min_num=1, max_num=most, absolute_max=most + 1
    )
