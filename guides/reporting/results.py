"""What the browser tests found: ``results.json``, written by ``python -m checks.accessibility``.

The file is written only when every test has passed, and a test proves that its figures are those
of the tests.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("results.json")


@dataclass(frozen=True, kw_only=True)
class Results:
    """The day of the tests, and how many pages each of them looked at.

    ``pages`` were read by the axe rules with these ``tags``, in light and in dark, and
    measured at each of ``widths`` (CSS pixels). ``documents`` are kinds of PDF files.
    """

    tested_on: date
    faults: int
    pages: int
    tags: tuple[str, ...]
    widths: tuple[int, ...]
    markup: int
    large_text: int
    keyboard: int
    right_to_left: int
    without_javascript: int
    documents: int


def read(data: dict[str, Any]) -> Results:
    """Build the results from JSON; raises TypeError or ValueError for a file that is not whole."""
    lists = {name: tuple(data[name]) for name in ("tags", "widths")}
    return Results(**{**data, **lists, "tested_on": date.fromisoformat(data["tested_on"])})


@cache
def results() -> Results | None:
    """Return what the shipped file says; None when nothing has been tested."""
    if not FILE.is_file():
        return None
    return read(json.loads(FILE.read_text(encoding="utf-8")))
