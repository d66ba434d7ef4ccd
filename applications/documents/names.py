"""The name that a file had where it came from, made harmless."""

import re
import unicodedata
from pathlib import PurePosixPath

from applications.documents.limits import NAME_LENGTH

# Control characters, and those that nobody sees: they can turn a name around.
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
LONGEST_ENDING = 10


def cleaned_name(name: str) -> str:
    """Return the last part of a path in NFC, on one line, at most ``NAME_LENGTH`` long.

    A long name keeps its ending. The result may be empty.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(char for char in last if unicodedata.category(char) not in HIDDEN)
    words = " ".join(unicodedata.normalize("NFC", seen).split())
    if not words.strip("."):
        return ""
    if len(words) <= NAME_LENGTH:
        return words
    suffix = PurePosixPath(words).suffix
    ending = suffix if len(suffix) <= LONGEST_ENDING else ""
    return words[: NAME_LENGTH - len(ending)].rstrip() + ending
