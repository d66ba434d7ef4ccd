"""Read plain data, such as JSON, value by value: each is what it must be, or a WrongInput."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from applications.norm.errors import WrongInput, inside

MOST_IN_A_LIST = 200
_LONGEST_SHOWN = 40
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_NOTHING = object()

type Read[Value] = Callable[[Any, str], Value]


class Fields:
    """The values of one object. Raises WrongInput for what is none, and for an unknown key."""

    def __init__(self, data: Any, known: str) -> None:
        """``known`` names the keys that there may be, with spaces between."""
        if not isinstance(data, Mapping):
            raise WrongInput("", _("Skriv ett objekt med de här namnen: %s.") % _listed(known))
        for key in data:
            if key not in known.split():
                values = {"key": _shown(key), "known": _listed(known)}
                wrong = _("Namnet ”%(key)s” finns inte. Välj bland: %(known)s.") % values
                raise WrongInput("", wrong)
        self.data = data

    def read[Value](self, key: str, read: Read[Value], default: Any = _NOTHING) -> Value:
        """Return the value of a key; the default, as it is, when the key is missing."""
        if key in self.data:
            return read(self.data[key], key)
        if default is _NOTHING:
            raise WrongInput(key, _("Det här saknas. Skriv in det."))
        return default

    def each[Value](self, key: str, read: Callable[[Any], Value]) -> tuple[Value, ...]:
        """Return the values of a list, none when it is missing."""
        values = self.data.get(key, [])
        if not isinstance(values, list | tuple):
            raise WrongInput(key, _("Skriv en lista. Den kan vara tom."))
        if len(values) > MOST_IN_A_LIST:
            wrong = _("Skriv högst %(most)d i listan.") % {"most": MOST_IN_A_LIST}
            raise WrongInput(key, wrong)
        found = []
        for number, value in enumerate(values):
            with inside(f"{key}[{number}]"):
                found.append(read(value))
        return tuple(found)

    def part[Value](self, key: str, read: Callable[[Any], Value]) -> Value:
        """Return what an object inside this one says."""
        if key not in self.data:
            raise WrongInput(key, _("Det här saknas. Skriv in det."))
        with inside(key):
            return read(self.data[key])


def or_none[Value](read: Read[Value]) -> Read[Value | None]:
    """Return a reader that lets null be None."""
    return lambda value, field: None if value is None else read(value, field)


def whole(lowest: int, highest: int) -> Read[int]:
    """Return a reader of whole numbers. A truth value is no number."""

    def read(value: Any, field: str) -> int:
        if type(value) is not int or not lowest <= value <= highest:
            values = {"lowest": lowest, "highest": highest}
            wrong = _("Skriv ett heltal från %(lowest)d till %(highest)d.") % values
            raise WrongInput(field, wrong)
        return value

    return read


def one_of[Value](values: Mapping[str, Value]) -> Read[Value]:
    """Return a reader of a word that stands for a value."""

    def read(value: Any, field: str) -> Value:
        if not isinstance(value, str) or value not in values:
            raise WrongInput(field, _("Välj något av: %s.") % ", ".join(values))
        return values[value]

    return read


def text(longest: int) -> Read[str]:
    """Return a reader of a text that says something; it comes out on one line."""

    def read(value: Any, field: str) -> str:
        words = " ".join(printable(value).split()) if isinstance(value, str) else ""
        if not words:
            raise WrongInput(field, _("Skriv några ord."))
        if len(words) > longest:
            wrong = _("Texten är för lång. Skriv högst %(most)d tecken.") % {"most": longest}
            raise WrongInput(field, wrong)
        return words

    return read


def flag(value: Any, field: str) -> bool:
    """Return a truth value."""
    if not isinstance(value, bool):
        raise WrongInput(field, _("Skriv true eller false."))
    return value


def day(value: Any, field: str) -> date:
    """Return a date such as "2026-01-31"."""
    return _date(value, field, _DATE, _("Skriv en dag, till exempel ”2026-01-31”."))


def month(value: Any, field: str) -> date:
    """Return the first day of a month such as "2026-03"."""
    return _date(value, field, _MONTH, _("Skriv en månad, till exempel ”2026-03”.")).replace(day=1)


def _date(value: Any, field: str, pattern: re.Pattern[str], wrong: str) -> date:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise WrongInput(field, wrong)
    try:
        return date.fromisoformat(f"{value}-01"[:10])
    except ValueError as error:
        raise WrongInput(field, wrong) from error


def printable(value: str) -> str:
    """Return the text with a space for what can't be shown: control signs, half characters."""
    return "".join(character if character.isprintable() else " " for character in value)


def _shown(key: Any) -> str:
    """Return a key from outside as it may stand in a sentence: short, and on one line."""
    words = printable(str(key))
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]} …"


def _listed(known: str) -> str:
    return ", ".join(known.split())
