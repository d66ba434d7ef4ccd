"""The payment file: one row for each payment, for the system that pays.

Sums have a comma, as the spreadsheets that open it want them.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from applications.models import Payment
from applications.questions.payout import ACCOUNT, GIRO, OTHER
from eservice.spreadsheet import csv_file, harmless

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


def payment_file(payments: Iterable[Payment]) -> bytes:
    """Return the file; each payment's case is loaded."""
    return csv_file(HEADINGS, (row_of(payment) for payment in payments))


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


def file_name(at: datetime) -> str:
    """Return a name that says when, and nothing about anybody."""
    return f"utbetalningar-{timezone.localtime(at):%Y-%m-%d-%H%M%S}.csv"
