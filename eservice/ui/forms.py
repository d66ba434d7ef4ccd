"""The base of every form on a page with a question.

A form renders through three small templates (field, errors, choices), keeps what was typed,
and knows how to turn a valid answer into JSON and back into words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict, ErrorList
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Stored = dict[str, Any]

# The numbers that the parts of a date have in its field names.
PARTS = frozenset({"0", "1", "2"})


class Renderer(TemplatesSetting):
    """Renders forms with the project's own templates."""

    field_template_name = "ui/field.html"


class Errors(ErrorList):
    """The error list of a field, drawn by our own template."""

    template_name = "ui/errors.html"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One answered field in words, for check pages, cases and receipts.

    ``public`` is what may stand where others can see it (a PDF, a summary for a helper):
    it leaves out safety answers and free text. ``is_safety`` marks the safety answers.
    """

    label: str | Promise
    lines: list[str]
    public: list[str]
    own_words: bool = False
    is_safety: bool = False


class QuestionForm(forms.Form):
    """A question, or one tight group of questions, on a page of its own.

    ``heading`` becomes the label of the only field, or of the field that ``leads``, which then
    is the page's ``<h1>``; ``intro`` becomes its hint. A form that ``has_own_heading`` keeps
    its field's own label, and the page gives the heading. One that ``asks`` nothing shows other
    pages. ``answers`` are the on-path answers
    given so far, for forms whose choices depend on them.
    """

    use_required_attribute = False
    template_name = "wizard/fields.html"
    is_quiet = False
    leads: str | None = None
    has_own_heading = False
    asks = True

    def __init__(self, *args: Any, heading: Any = "", intro: Any = "", answers: Any = None, **kw):
        kw.setdefault("error_class", Errors)
        super().__init__(*args, **kw)
        self.answers = answers
        self.heading_field = self.leading_field()
        if self.heading_field:
            field = self.fields[self.heading_field]
            field.label = heading or field.label
            field.help_text = intro or field.help_text
        self.adapt()

    @property
    def errors(self):
        return ErrorDict() if self.is_quiet else super().errors

    @classmethod
    def leading_field(cls) -> str | None:
        """Return the name of the field whose label is the page's heading, if there is one."""
        alone = len(cls.base_fields) == 1 and not cls.has_own_heading
        return next(iter(cls.base_fields)) if alone else cls.leads

    def keep_quiet(self) -> None:
        """Show what was typed without its errors: the person has only come back to it."""
        self.is_quiet = True

    def adapt(self) -> None:
        """Adjust fields to ``self.answers``; most forms have nothing to adjust."""

    @classmethod
    def raw_from(cls, data: Any) -> dict[str, list[str]]:
        """Return what was typed in this form's own fields, and nothing else of the POST."""
        names = [name for name in data if cls.owns(name)]
        return {name: list(data.getlist(name)) for name in names}

    @classmethod
    def owns(cls, name: str) -> bool:
        """True for a field's name, and for a part of a field that is typed in parts."""
        base, _sep, part = name.rpartition("_")
        widget = getattr(cls.base_fields.get(base), "widget", None)
        is_part = isinstance(widget, forms.MultiWidget) and part in PARTS
        return is_part or name in cls.base_fields

    def stored(self) -> Stored:
        """Return the valid answers as JSON values."""
        return {name: self.fields[name].stored(value) for name, value in self.cleaned_data.items()}

    @classmethod
    def shown(cls, stored: Stored, heading: str | Promise) -> Iterator[Shown]:
        """Yield each answered field of a stored answer in words."""
        for name, field in cls.base_fields.items():
            value = stored.get(name)
            if value is None or value in ("", []):
                continue
            yield Shown(
                label=heading if name == cls.leading_field() else field.label,
                lines=field.display(value),
                public=field.display_public(value),
                own_words=field.own_words,
                is_safety=field.is_safety,
            )

    @classmethod
    def understood(cls, stored: Stored) -> list[str]:
        """Return what we made of typed sums, dates and numbers, to say it back."""
        said = (
            field.understood(stored[name])
            for name, field in cls.base_fields.items()
            if stored.get(name)
        )
        return [sentence for sentence in said if sentence]

    def error_links(self) -> list[tuple[str, str]]:
        """Return (id of the first control, message) for the error summary, in page order."""
        links = [
            (self.anchor(name), message)
            for name in self.fields
            for message in self.errors.get(name, ())
        ]
        first = next(iter(self.fields), None)
        return links + [(self.anchor(first), message) for message in self.non_field_errors()]

    def anchor(self, name: str) -> str:
        """Return the id of the field's first control (a group has one id for each control)."""
        return self[name].id_for_label or f"{self[name].auto_id}_0"


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

    @classmethod
    def understood(cls, stored: Stored) -> list[str]:
        return [cls.form.row_shown(row)[0] for row in stored.get("rows", ())]

    def keep_quiet(self) -> None:
        for form in self.forms:
            form.keep_quiet()

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
