"""The municipality's own facts: name, contacts, promised times, units, colours.

They come from one TOML file (``MUNICIPALITY_FILE``), read once at the start. Everything a
municipality decides for itself stands there and never as a constant in code. What may stand in the
file is declared in this package and told in ``docs/municipality.md``.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language

from eservice.municipality.facts import Municipality
from eservice.municipality.look import Shown, load_look
from eservice.municipality.schema import Fault, read


def parse(data: dict[str, Any]) -> Municipality:
    """Build a municipality from TOML data; raises ImproperlyConfigured with all that is wrong."""
    faults: list[Fault] = []
    found = read(Municipality, data, faults)
    if found is None:
        raise ImproperlyConfigured(_told(faults))
    return found


def _told(faults: list[Fault]) -> str:
    lines = "\n".join(f"  {fault}" for fault in faults)
    many = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    return f"The municipality file has {many} (see docs/municipality.md):\n{lines}"


@cache
def load(path: str) -> Municipality:
    """Read the file once; raises ImproperlyConfigured when it, or the logo beside it, is missing
    or faulty."""
    try:
        text = Path(path).read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"The municipality file can't be read: {error}") from error
    found = parse(data)
    load_look(found.look, Path(path).parent)
    return found


def municipality() -> Municipality:
    """Return the municipality this service runs for, in the language that is spoken now."""
    return _spoken(str(settings.MUNICIPALITY_FILE), get_language() or "")


@cache
def _spoken(path: str, language: str) -> Municipality:
    place = load(path)
    return place.spoken(language) if language in place.other_languages else place


def context(request: Any) -> dict[str, Any]:
    """Template context processor: ``municipality`` on every page, and its ``look``."""
    return {"municipality": municipality(), "look": shown_look()}


def shown_look() -> Shown:
    """Return the municipality's own style sheet and logo."""
    return load_look(municipality().look, Path(settings.MUNICIPALITY_FILE).parent)
