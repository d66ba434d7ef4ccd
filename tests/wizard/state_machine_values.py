"""What a person may type in each kind of field: something that is right, or anything at all.

Built from the fields of a form alone, so that a new question is answered without a word here.
"""

from datetime import date, timedelta
from functools import singledispatch
from itertools import count
from random import Random
from typing import Any

from django.forms import Field

from applications.questions.about import PersonalNumber
from applications.questions.payment import Digits
from eservice.ui.choices import OneOf, SeveralOf
from eservice.ui.fields import (
    LONG_TEXT,
    Amount,
    DateField,
    Email,
    LongText,
    Phone,
    ShortText,
    Tick,
    WholeNumber,
)
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet
from tests.factories import listed, number_for

# What is typed, by the name of the control.
Typed = dict[str, list[str]]

AMOUNTS = ("0", "1", "6500", "6 500 kr", "6.500:-", "1200,50", "9999999")
PHONES = ("070-174 06 05", "+46 70 174 06 05", "0046701740605", "+4790000000")
EMAILS = ("prova@exempel.se", "prova.exempel+nytt@post.exempel.se")
SHORT = (
    "Kim",
    "svenska",
    "العربية",
    "👩🏽‍🦽🇸🇪",
    "O'Hara & Søn",
    "<b>x</b>",
    "{{ 7*7 }}",
    "a\u030a",
)
STRANGE = (
    *("", " ", "\x00", "a\x00b", "-5", "1e9", "NaN", "٣٤٥", "²", "31/2", "x" * 4001, "1" * 400),
    *("\u202eبيبي\u202c", "<script>alert(1)</script>", "'; DROP TABLE x;--", "nonsens", "other"),
)
FIRST_DAY, DAYS = date(1901, 1, 1), 72_000
# Each text has a word of its own, so that one can see where it went.
MARK = "ord"
_serial = count(1)


def marked() -> str:
    return f"{MARK}{next(_serial)}x"


@singledispatch
def right(field: Field, r: Random) -> Typed:
    """Return something that the field understands, by the part of its name after the field's."""
    raise NotImplementedError(type(field))


@right.register
def _(field: OneOf, r: Random) -> Typed:
    return {"": [r.choice([value for value, _label in field.choices])]}


@right.register
def _(field: SeveralOf, r: Random) -> Typed:
    if r.random() < 0.5:
        return {"": [field.none.value]}
    chosen = [value for value in field.options if value != field.none.value]
    return {"": r.sample(chosen, min(len(chosen), r.choice((1, 1, 2, 3))))}


@right.register
def _(field: ShortText, r: Random) -> Typed:
    text = f"{marked()} {r.choice(SHORT)}"
    return {"": [text if r.random() < 0.9 else text.ljust(field.max_length, "å")]}


@right.register
def _(_field: LongText, r: Random) -> Typed:
    text = f"{marked()}\r\n\r\n{r.choice(SHORT)}"
    return {"": [text if r.random() < 0.95 else text.ljust(LONG_TEXT, "å")]}


@right.register
def _(field: Digits, r: Random) -> Typed:
    digits = r.choices("0123456789", k=r.randint(field.at_least, field.at_most))
    return {"": [r.choice(("", " ", "-")).join(digits)]}


@right.register
def _(_field: PersonalNumber, r: Random) -> Typed:
    return {"": [r.choice((number_for(r.randrange(9000)), "19800101-T999"))]}


@right.register
def _(field: WholeNumber, r: Random) -> Typed:
    return {"": [str(r.randint(field.min_value, field.max_value))]}


@right.register
def _(_field: DateField, r: Random) -> Typed:
    day = FIRST_DAY + timedelta(days=r.randrange(DAYS))
    together = f"{day.day}/{day.month} {day.year}"
    parts = r.choice(((day.day, day.month, day.year), (together, "", ""), ("3", "mars", "")))
    return {f"_{place}": [str(part)] for place, part in enumerate(parts)}


@right.register
def _(_field: Amount, r: Random) -> Typed:
    return {"": [r.choice(AMOUNTS)]}


@right.register
def _(_field: Phone, r: Random) -> Typed:
    return {"": [r.choice(PHONES)]}


@right.register
def _(_field: Email, r: Random) -> Typed:
    return {"": [r.choice(EMAILS)]}


@right.register
def _(_field: Tick, r: Random) -> Typed:
    return {"": ["on"]}


def _named(parts: dict[str, Typed]) -> Typed:
    return {f"{name}{part}": texts for name, of in parts.items() for part, texts in of.items()}


def whole_form(form: type[QuestionForm], r: Random, words: dict[str, Any]) -> Typed:
    """Return a whole answer. Like a person it reads the errors, and fills in or takes away."""
    fields = form(**words).fields
    typed = {
        name: right(field, r)
        for name, field in fields.items()
        if field.required or r.random() < 0.3
    }
    for _attempt in range(20):
        errors = form(data=listed(_named(typed)), **words).errors
        if not errors:
            return _named(typed)
        for name in errors:
            if name in typed and not fields[name].required:
                del typed[name]
            else:
                typed[name] = right(fields[name], r)
    raise AssertionError(f"no whole answer to {form.__name__} was found: {typed} {errors}")


def whole_answer(form: type[QuestionForm] | type[RowSet], r: Random, words: Any) -> Typed:
    """Return a whole answer to a page; ``words`` are what the form needs to speak."""
    if not issubclass(form, RowSet):
        return whole_form(form, r, words)
    typed: Typed = {}
    for number in range(r.choice((1, 1, 2))):
        row = whole_form(form.form, r, {"answers": words["answers"]})
        typed |= {f"rows-{number}-{name}": texts for name, texts in row.items()}
    return typed


def scribble(form: type[QuestionForm] | type[RowSet], r: Random) -> Typed:
    """Return anything at all: too little, too much, nonsense, rows with gaps between them."""
    if issubclass(form, RowSet):
        rows = {n: scribble(form.form, r) for n in r.sample((0, 1, 2, 7, 39, 998), r.randint(0, 3))}
        return {f"rows-{n}-{name}": texts for n, row in rows.items() for name, texts in row.items()}
    typed: Typed = {}
    for name, field in form.base_fields.items():
        options = getattr(field, "options", None)
        good = right(field, r) if options is None or options else {"": ["x"]}
        for part, texts in good.items():
            typed[f"{name}{part}"] = r.choice(
                ([], [""], texts, [r.choice(STRANGE)], [*texts, r.choice(STRANGE)])
            )
    return {name: texts for name, texts in typed.items() if texts}
