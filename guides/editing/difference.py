"""Two wordings side by side, line by line, with the words that differ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Part:
    """Some words, and whether the other wording has them too."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it was and as it would be; None where there is none."""

    before: tuple[Part, ...] | None
    after: tuple[Part, ...] | None

    @property
    def differs(self) -> bool:
        return self.before != self.after


def difference(before: str, after: str) -> list[Row]:
    """Return the rows of both, in order; lines without words are left out where both lack them."""
    old, new = before.splitlines(), after.splitlines()
    return [row for row in _rows(old, new) if not _is_blank(row)]


def _rows(old: list[str], new: list[str]) -> Iterator[Row]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        pairs = zip_longest(old[start:end], new[new_start:new_end])
        for line, new_line in pairs:
            if kind == "equal":
                yield Row((Part(line),), (Part(line),))
            elif line is None or new_line is None:
                yield Row(_whole(line), _whole(new_line))
            else:
                yield _changed(line, new_line)


def _whole(line: str | None) -> tuple[Part, ...] | None:
    return None if line is None else (Part(line, differs=True),)


def _changed(line: str, new_line: str) -> Row:
    """Return both lines with the words that only one of them has marked."""
    old, new = _WORDS.findall(line), _WORDS.findall(new_line)
    before, after = [], []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        differs = kind != "equal"
        if end > start:
            before.append(Part("".join(old[start:end]), differs))
        if new_end > new_start:
            after.append(Part("".join(new[new_start:new_end]), differs))
    return Row(tuple(before), tuple(after))


def _is_blank(row: Row) -> bool:
    parts = (*(row.before or ()), *(row.after or ()))
    return not any(part.words.strip() for part in parts)
