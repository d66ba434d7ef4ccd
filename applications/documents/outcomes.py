"""What can become of a file. Read on both sides of the process that converts: no Django."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Reason(StrEnum):
    """Each has its sentence, and what to do about it, in ``refusals.py``."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WRONG_KIND = "wrong_kind"
    BROKEN = "broken"
    PROTECTED = "protected"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_HEAVY = "too_heavy"
    HARMFUL = "harmful"
    # These are about the sending, not about the file.
    OUT_OF_TIME = "out_of_time"
    TOO_MANY_FILES = "too_many_files"
    PAPER_FULL = "paper_full"
    PAGES_FULL = "pages_full"
    DRAFT_FULL = "draft_full"
    DAY_FULL = "day_full"
    NOT_SAVED = "not_saved"
    NOT_SCANNED = "not_scanned"


class Refused(Exception):
    """The file is not taken in."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Made(NamedTuple):
    """A converted file. ``preview`` is called after the file itself has been sent."""

    media_type: str
    data: bytes
    pages: int
    preview: Callable[[], bytes]
