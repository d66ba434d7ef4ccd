"""Files for spreadsheets: CSV that a Swedish one opens with å, ä and ö.

``;`` between the cells and UTF-8 with a byte order mark. No cell can be run as a formula (OWASP,
CSV injection): text that somebody has typed goes through ``harmless``.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable

ENCODING = "utf-8-sig"
DELIMITER = ";"
CONTENT_TYPE = "text/csv; charset=utf-8"
FORMULA_STARTS = frozenset("=+-@\t\r")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def csv_file(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return the file: a row of headings, and the rows as they are given."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode(ENCODING)


def harmless(text: str) -> str:
    """Return a text as one line that no spreadsheet takes for a formula: it is visible characters
    only, and one that begins as a formula gets an apostrophe before it."""
    seen = (" " if c.isspace() else c for c in text)
    shown = "".join(c for c in seen if unicodedata.category(c) not in _INVISIBLE)
    line = " ".join(shown.split())
    first = unicodedata.normalize("NFKC", line[:1])[:1]
    return f"'{line}" if first in FORMULA_STARTS and first else line
