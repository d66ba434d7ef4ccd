"""The fields of a form on paper: lines to write on and boxes to tick."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from applications.questions.answers import Words
from applications.questions.flow import Step
from eservice.ui.choices import OneOf, SeveralOf
from eservice.ui.fields import Amount, DateField, LongText, Tick, WholeNumber
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet

FEWEST_LINES = 2
SHORT_LABEL = 20
# A table with fewer kinds than this is not worth its heading.
FEWEST_ROWS = 3


@dataclass(frozen=True, kw_only=True)
class BlankChoice:
    """A box to tick; ``fields`` are what to fill in beside it, under ``lead``. A row of a table
    that ``is_alone`` has nothing more to fill in."""

    label: str
    hint: str = ""
    lead: str = ""
    is_alone: bool = False
    fields: tuple["BlankField", ...] = ()


@dataclass(frozen=True, kw_only=True)
class BlankField:
    """Something to fill in. ``kind`` is ``line``, ``lines``, ``short``, ``amount``, ``date``,
    ``tick`` or ``boxes``; ``label`` is empty when the question itself says it. ``rows`` is how
    many lines there are to write on."""

    kind: str
    label: str = ""
    hint: str = ""
    rows: int = 1
    choices: tuple[BlankChoice, ...] = ()

    @property
    def places(self) -> range:
        return range(self.rows)

    @property
    def is_short(self) -> bool:
        """True for a few short answers, which stand on one line."""
        return all(
            len(one.label) <= SHORT_LABEL and not one.hint and not one.fields
            for one in self.choices
        )


@dataclass(frozen=True, kw_only=True)
class BlankTable:
    """A table with one row for each kind of thing to tick, or ``empty`` rows without a name."""

    columns: tuple[BlankField, ...]
    rows: tuple[BlankChoice, ...] = ()
    empty: int = 0
    lines: int = 1

    @property
    def places(self) -> range:
        return range(self.lines)

    @property
    def numbers(self) -> range:
        return range(1, self.empty + 1)


def words(text: Words) -> str:
    return str(text)


def blank_field(field: Any, *, label: Words | None = None) -> BlankField:
    """Return a field of a form as it stands on paper."""
    said = field.label if label is None else label
    found = {"label": words(said or ""), "hint": words(field.help_text or "")}
    if isinstance(field, OneOf | SeveralOf):
        if not field.options:
            return BlankField(kind="line", **found)
        return BlankField(kind="boxes", choices=tuple(_boxes(field)), **found)
    if isinstance(field, LongText):
        rows = max(FEWEST_LINES, int(field.widget.attrs["rows"]))
        return BlankField(kind="lines", rows=rows, **found)
    return BlankField(kind=_kind(field), **found)


def _kind(field: Any) -> str:
    for kind, types in {
        "tick": Tick,
        "date": DateField,
        "amount": Amount,
        "short": WholeNumber,
    }.items():
        if isinstance(field, types):
            return kind
    is_short = "width-4" in field.widget.attrs.get("class", "")
    return "short" if is_short else "line"


def _boxes(field: Any) -> Iterator[BlankChoice]:
    for option in field.options.values():
        yield BlankChoice(label=words(option.label), hint=words(option.hint))


def form_of(step: Step) -> type[QuestionForm]:
    """Return the form of a step, or of each of its rows."""
    return step.form.form if issubclass(step.form, RowSet) else step.form


def blank_fields(step: Step, *, leave_out: Iterable[str] = ()) -> tuple[BlankField, ...]:
    """Return the fields of a step. The one that leads has the question for its label."""
    form = form_of(step)
    leading = None if issubclass(step.form, RowSet) else form.leading_field()
    first = [name for name in form.field_order or () if name in form.base_fields]
    return tuple(
        blank_field(form.base_fields[name], label="" if name == leading else None)
        for name in dict.fromkeys((*first, *form.base_fields))
        if name not in leave_out
    )


def choice_field(step: Step) -> tuple[str, Any] | None:
    """Return the name and field that the other pages of a step may hang on, if there is one."""
    if issubclass(step.form, RowSet):
        return None
    found = ((n, f) for n, f in step.form.base_fields.items() if isinstance(f, OneOf | SeveralOf))
    return next(((name, field) for name, field in found if field.options), None)


def shared_columns(steps: Iterable[Step]) -> dict[str, BlankField]:
    """Return the fields that all these steps have, by name, with the same words."""
    forms = [form_of(step).base_fields for step in steps]
    if len(forms) < FEWEST_ROWS:
        return {}
    return {
        name: blank_field(field)
        for name, field in forms[0].items()
        if all(_is_same(field, other.get(name)) for other in forms)
        and not isinstance(field, OneOf | SeveralOf | LongText)
    }


def _is_same(field: Any, other: Any) -> bool:
    return other is not None and words(other.label) == words(field.label)


def details_table(field: Any, details: Mapping[str, Step], shared: Mapping[str, BlankField]):
    """Return the table with a row for each thing to tick, and the fields they share."""
    has_several = any(issubclass(step.form, RowSet) for step in details.values())
    rows = [
        BlankChoice(
            label=words(option.label),
            hint=words(option.hint),
            is_alone=value not in details,
            fields=blank_fields(details[value], leave_out=shared) if value in details else (),
        )
        for value, option in field.options.items()
    ]
    return BlankTable(
        columns=tuple(shared.values()), rows=tuple(rows), lines=2 if has_several else 1
    )
