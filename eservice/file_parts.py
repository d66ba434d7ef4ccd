"""Parts of the municipality's file, read as they must be."""

from dataclasses import fields
from typing import Any


def part[Part](kind: type[Part], data: dict[str, Any]) -> Part:
    """Build one part; raises TypeError for an unknown, missing or impossible value."""
    found = kind(**data)
    for each in fields(kind):
        value = getattr(found, each.name)
        if each.type in {str, int, bool} and type(value) is not each.type:
            raise TypeError(f"{each.name} can't be {value!r}")
        if each.type is int and value < 1:
            raise TypeError(f"{each.name} must be at least 1")
    return found
