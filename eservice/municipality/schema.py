"""The schema of the municipality file: every key is declared once, with what it may be.

A part of the file is a frozen dataclass whose fields are made with ``setting``. Reading finds all
faults at once, each with the place in the file, what is wrong and what the key is for; so whoever
writes the file mends it in one go. Parts may have a method ``faults`` for what no single key tells.
"""

import dataclasses
import difflib
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

NAMES = {str: "text in quotes", int: "a whole number", bool: "true or false", date: "a date"}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A text that must look like something; ``words`` say what."""

    pattern: str
    words: str


SOME_TEXT = Shape(pattern=r"(?s).*\S.*", words="must not be empty")
HTTPS = Shape(pattern=r"https://\S+", words="must start with https://")
TELEPHONE = Shape(pattern=r"(?=(?:.*\d){3})[+\d][\d -]*", words="must be a telephone number")
CODE = Shape(pattern=r"[a-z][a-z0-9_-]*", words="must be small letters a to z without spaces")


def setting(
    about: str,
    *,
    default: Any = MISSING,
    least: int | None = None,
    most: int | None = None,
    shape: Shape | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    """Declare a key: what it is for, and what it may be. Without a default it must be there.

    ``least`` and ``most`` are for numbers, also those in a list; numbers are at least 1 unless
    something else is said. ``choices`` are for the texts in a list.
    """
    metadata = {"about": about, "least": least, "most": most, "shape": shape, "choices": choices}
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Fault:
    """Something in the file that can't be: where, and what."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def read[Part](kind: type[Part], data: Any, found: list[Fault], place: str = "") -> Part | None:
    """Build a part of the file from TOML data; None, with the faults added to ``found``."""
    if not isinstance(data, Mapping):
        found.append(Fault(place, f"must be a part with keys of its own, and is {data!r}"))
        return None
    before = len(found)
    known = {field.name: field for field in dataclasses.fields(kind)}
    found += [Fault(_within(place, key), _unknown(key, known)) for key in data.keys() - known]
    types_of = get_type_hints(kind)
    values = {}
    for name, field in known.items():
        where = _within(place, name)
        if name in data:
            values[name] = _value(types_of[name], data[name], field, found, where)
        elif field.default is MISSING and field.default_factory is MISSING:
            found.append(Fault(where, f"is missing. It is {field.metadata['about']}"))
    if len(found) > before:
        return None
    part = kind(**values)
    found += [Fault(_within(place, name), what) for name, what in _own_faults(part)]
    return part if len(found) == before else None


def _own_faults(part: Any) -> Iterator[tuple[str, str]]:
    yield from getattr(part, "faults", tuple)()


def _within(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _unknown(key: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f"there is no such key{f'; did you mean {near[0]}?' if near else ''}"


def _value(kind: Any, value: Any, field: dataclasses.Field, found: list[Fault], place: str) -> Any:
    if get_origin(kind) in {Union, types.UnionType}:
        kind = next(each for each in get_args(kind) if each is not type(None))
    if get_origin(kind) is tuple:
        return _list(get_args(kind)[0], value, field, found, place)
    if dataclasses.is_dataclass(kind):
        return read(kind, value, found, place)
    if get_origin(kind) is not None:
        return value
    if type(value) is not kind:
        found.append(Fault(place, f"must be {NAMES[kind]}, and is {value!r}"))
    else:
        found += [Fault(place, what) for what in _impossible(value, field)]
    return value


def _list(kind: Any, value: Any, field: dataclasses.Field, found: list[Fault], place: str) -> Any:
    if not isinstance(value, list):
        found.append(Fault(place, f"must be a list, and is {value!r}"))
        return ()
    return tuple(
        _value(kind, each, field, found, f"{place}[{number}]")
        for number, each in enumerate(value, 1)
    )


def _impossible(value: Any, field: dataclasses.Field) -> Iterator[str]:
    rules = field.metadata
    if type(value) is int:
        least = 1 if rules["least"] is None else rules["least"]
        if value < least:
            yield f"must be at least {least}, and is {value}"
        if rules["most"] is not None and value > rules["most"]:
            yield f"must be at most {rules['most']}, and is {value}"
    if type(value) is str:
        shape = rules["shape"]
        if shape and not re.fullmatch(shape.pattern, value):
            yield f"{shape.words}, and is {value!r}"
        if rules["choices"] and value not in rules["choices"]:
            yield f"must be one of {', '.join(rules['choices'])}, and is {value!r}"
