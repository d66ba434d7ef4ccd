"""What is checked and what is found: plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """Who reads a text."""

    APPLICANT = "applicant"
    CASEWORKER = "caseworker"


class Severity(StrEnum):
    """An error must be mended before the text is used; a warning is for the writer to judge."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, heading or item of a list, from ``line`` to ``end`` in its file."""

    content: str
    line: int = 1
    end: int = 1
    is_heading: bool = False
    is_silenced: bool = False


@dataclass(frozen=True, kw_only=True)
class Text:
    """Something that is read in one go: a guide, a letter, a label.

    ``explained`` are words that the page explains. ``is_decision`` is for decision letters.
    ``language`` is Swedish or a variant of it, which may have limits of its own.
    """

    blocks: tuple[Block, ...]
    path: str = ""
    line: int = 1
    audience: Audience = Audience.APPLICANT
    explained: frozenset[str] = frozenset()
    is_decision: bool = False
    language: str = "sv"

    @property
    def content(self) -> str:
        return "\n".join(block.content for block in self.blocks)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A place to make plainer: where, which rule, why, and what to write instead."""

    path: str
    line: int
    rule: str
    severity: Severity
    text: str
    reason: str
    plainer: str
