"""The payment file: one row for each payment, for the system that pays.

CSV with ``;`` between the cells, a comma in the sums and UTF-8 with a byte order mark, so that a
Swedish spreadsheet opens it with å, ä and ö. No cell can be run as a formula (OWASP, CSV
injection): what a person has typed is one line of visible characters, and a cell that begins with
a formula's character gets an apostrophe before it.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from applications.models import Payment
from applications.questions.payout import ACCOUNT, GIRO, OTHER

ENCODING = "utf-8-sig"
DELIMITER = ";"
HEADINGS = (
    "Betalningsdag",
    "Belopp",
    "Mottagare",
    "Sätt",
    "Clearingnummer",
    "Konto eller giro",
    "Ärende",
    "Utbetalning",
)
WAY_WORDS = {ACCOUNT: "konto", GIRO: "giro", OTHER: "annat"}
FORMULA_STARTS = frozenset("=+-@\t\r")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def payment_file(payments: Iterable[Payment]) -> bytes:
    """Return the file; each payment's case is loaded."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(row_of(payment) for payment in payments)
    return text.getvalue().encode(ENCODING)


def row_of(payment: Payment) -> list[str]:
    """Return the cells of one payment."""
    to = payment.to
    return [
        payment.pay_on.isoformat(),
        f"{payment.amount:.2f}".replace(".", ","),
        harmless(to["payee"]),
        WAY_WORDS.get(to["way"], WAY_WORDS[OTHER]),
        harmless(to["clearing"]),
        harmless(to["account"]),
        harmless(payment.case.reference),
        str(payment.pk),
    ]


def harmless(text: str) -> str:
    """Return a text as one line that no spreadsheet takes for a formula."""
    seen = (" " if c.isspace() else c for c in text)
    shown = "".join(c for c in seen if unicodedata.category(c) not in _INVISIBLE)
    line = " ".join(shown.split())
    first = unicodedata.normalize("NFKC", line[:1])[:1]
    return f"'{line}" if first in FORMULA_STARTS and first else line


def file_name(at: datetime) -> str:
    """Return a name that says when, and nothing about anybody."""
    return f"utbetalningar-{timezone.localtime(at):%Y-%m-%d-%H%M%S}.csv"
