"""One JSON value from a file or standard input, or a sentence about what is wrong with it."""

import json
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from applications.norm.errors import WrongInput

LARGEST_INPUT = 1_000_000


def read_json(source: str) -> Any:
    """Return the JSON value in a file, or with ``-`` in standard input.

    Raises WrongInput for what can't be read, also for a name twice and for endless nesting.
    """
    return _decoded(_read(source))


def _read(source: str) -> bytes:
    try:
        if source == "-":
            content = sys.stdin.buffer.read(LARGEST_INPUT + 1)
        else:
            with Path(source).open("rb") as file:
                content = file.read(LARGEST_INPUT + 1)
    # Without any standard input sys.stdin is None; a name with a null byte is a ValueError.
    except (OSError, ValueError, AttributeError) as error:
        raise WrongInput("", _("Vi kan inte läsa filen. Kontrollera vad den heter.")) from error
    if len(content) > LARGEST_INPUT:
        raise WrongInput("", _("Det är för mycket att läsa. Skriv högst en miljon tecken."))
    return content


def _decoded(content: bytes) -> Any:
    """Return the JSON value; raises WrongInput also for a name twice and for endless nesting."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongInput("", _("Texten är inte UTF-8. Spara den så och försök igen.")) from error
    try:
        return json.loads(text, object_pairs_hook=_once)
    except WrongInput:
        raise
    except (ValueError, RecursionError) as error:
        wrong = _("Det här är inte JSON. Skriv ett objekt, från { till }.")
        raise WrongInput("", wrong) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise WrongInput("", _("Samma namn står två gånger i ett objekt. Ta bort det ena."))
    return found
