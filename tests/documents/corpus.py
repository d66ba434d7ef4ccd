"""Hostile and odd files, and what must become of each: a reason to refuse, or a clean file."""

from collections.abc import Callable
from dataclasses import dataclass

from applications.documents.outcomes import Reason

FILES: dict[str, "Odd"] = {}


@dataclass(frozen=True)
class Odd:
    """A file to build, and the reasons it may be refused with. None: it comes out clean."""

    build: Callable[[], bytes]
    reasons: frozenset[Reason]


def odd(*reasons: Reason) -> Callable:
    """Put a function that builds a file in the corpus, under the function's name."""

    def keep(build: Callable[[], bytes]) -> Callable[[], bytes]:
        if build.__name__ in FILES:
            raise ValueError(build.__name__)
        FILES[build.__name__] = Odd(build, frozenset(reasons))
        return build

    return keep


def listed(files: dict[str, bytes | Callable[[], bytes]], *reasons: Reason) -> None:
    """Put files in the corpus that are written out, or made by an expression."""
    for name, raw in files.items():
        odd(*reasons)(_named(name, raw))


def _named(name: str, raw: bytes | Callable[[], bytes]) -> Callable[[], bytes]:
    def build() -> bytes:
        return raw() if callable(raw) else raw

    build.__name__ = name
    return build
