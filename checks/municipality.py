"""``docs/municipality.md`` says what the schema of the municipality file declares.

``python -m checks.municipality`` says whether it does, and ``--write`` writes it.
"""

import dataclasses
import sys
import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

from checks.made_page import keep
from eservice.municipality.facts import Municipality
from eservice.municipality.schema import NAMES

HEAD = """# The municipality's file

Everything that a municipality decides for itself stands in one TOML file, which
`MUNICIPALITY_FILE` names; nothing in the code needs to be changed. Begin with a copy of
`eservice/exempelkommun.toml`. The service reads it when it starts, and refuses to start with a
file that is not whole: it then says every fault at once, with its place in the file. This page is
made of `eservice/municipality/`.

`./run manage check_municipality FILE` reads a file and says what is wrong with it, before the
service is started with it.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join([HEAD, *_part(Municipality, "The top of the file", ""), ""])


def _part(kind: type, title: str, place: str) -> Iterator[str]:
    types_of, inner = get_type_hints(kind), []
    yield f"## {title}\n"
    yield "| key | what it is | may be | without it |\n|---|---|---|---|"
    for field in dataclasses.fields(kind):
        found = types_of[field.name]
        part = _dataclass_in(found)
        if part:
            is_list = get_origin(found) is tuple
            key = f"{place}{field.name}"
            inner.append((part, f"`[[{key}]]`" if is_list else f"`[{key}]`", f"{key}."))
        yield _row(field, found, bool(part))
    yield ""
    for part, name, key in inner:
        yield from _part(part, name, key)


def _dataclass_in(kind: Any) -> type | None:
    inside = get_args(kind)[0] if get_origin(kind) is tuple else kind
    return inside if dataclasses.is_dataclass(inside) else None


def _row(field: dataclasses.Field, kind: Any, is_part: bool) -> str:
    about = field.metadata["about"].replace("|", "/")
    may_be = "a part of its own, below" if is_part else _may_be(field, kind)
    return f"| `{field.name}` | {about} | {may_be} | {_without(field, is_part)} |"


def _may_be(field: dataclasses.Field, kind: Any) -> str:
    rules = field.metadata
    if get_origin(kind) in {Union, types.UnionType}:
        kind = get_args(kind)[0]
    is_list = get_origin(kind) is tuple
    inside = get_args(kind)[0] if is_list else kind
    words = "a list, each " if is_list else ""
    words += NAMES.get(inside, "parts of its own")
    least = 1 if rules.get("least") is None else rules["least"]
    if inside is int:
        words += f", from {least}" + (f" to {rules['most']}" if rules["most"] else "")
    if rules.get("shape"):
        words += f"; {rules['shape'].words}"
    if rules.get("choices"):
        words += ": " + ", ".join(f"`{each}`" for each in rules["choices"])
    return words


def _without(field: dataclasses.Field, is_part: bool) -> str:
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "must be there"
    if is_part or field.default in ("", (), None) or field.default is dataclasses.MISSING:
        return "none" if not is_part or field.default == () else "as below"
    if isinstance(field.default, tuple):
        return ", ".join(f"`{each}`" for each in field.default)
    return f"`{str(field.default).lower()}`"


if __name__ == "__main__":
    sys.exit(keep("municipality.md", page(), "checks.municipality", sys.argv[1:]))
