"""The base of every form on a page with a question.

A form renders through three small templates (field, errors, choices), keeps what was typed,
and knows how to turn a valid answer into JSON and back into words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict, ErrorList
from django.utils.functional import Promise

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
    it leaves out safety answers and free text. ``is_safety`` marks the safety
    answers, ``identifies`` the personal numbers.
    """

    label: str | Promise
    lines: list[str]
    public: list[str]
    own_words: bool = False
    is_safety: bool = False
    identifies: bool = False


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

    def withhold(self, names: frozenset[str]) -> None:
        """Let the reader neither see nor change these fields: a sentence stands in their place."""
        for name in names:
            self.fields[name].is_withheld = True

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

    @classmethod
    def words_in(cls, names: Iterable[str]) -> list[str]:
        """Return those of the names that are of fields with own words."""
        fields = cls.base_fields
        return [name for name in names if name in fields and fields[name].own_words]

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
                identifies=field.identifies,
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
