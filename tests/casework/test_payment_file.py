"""The payment file: one row for each payment, and no cell that a spreadsheet would run."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from applications.models import Case, Payment
from applications.questions.payment_file import (
    HEADINGS,
    file_name,
    payment_file,
)
from eservice.spreadsheet import FORMULA_STARTS, harmless

NASTY = st.text() | st.text(alphabet="=+-@\t\r\n;\"' \ufeff\u200b＝＋－＠1A")
AMOUNTS = st.decimals(min_value="0.01", max_value="99999999.99", places=2)


def payment(payee: str, clearing: str = "9999", account: str = "1234567", **values) -> Payment:
    to = {"payee": payee, "way": "account", "clearing": clearing, "account": account, "why": ""}
    given = {"amount": Decimal("6500.50"), "pay_on": date(2026, 11, 27)} | values
    return Payment(case=Case(reference="EX-26-1"), to=to, **given)


def parsed(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@given(st.lists(st.builds(payment, NASTY, NASTY, NASTY, amount=AMOUNTS), max_size=8), st.text())
def test_no_cell_is_a_formula_and_every_payment_is_one_row(payments, reference):
    for one in payments:
        one.case = Case(reference=reference)
    headings, *rows = parsed(payment_file(payments))
    assert tuple(headings) == HEADINGS
    assert [row[-1] for row in rows] == [str(one.pk) for one in payments]
    assert all(len(row) == len(HEADINGS) for row in rows)
    assert not any(cell[:1] in FORMULA_STARTS for row in rows for cell in row if cell)
    sums = [Decimal(row[1].replace(",", ".")) for row in rows]
    assert sums == [one.amount for one in payments]


@given(NASTY)
def test_a_harmless_text_is_one_visible_line(text):
    shown = harmless(text)
    assert shown == " ".join(shown.split())
    assert "\n" not in shown
    assert shown.lstrip("'")[:1] != "\ufeff"


def test_a_file_is_what_a_swedish_spreadsheet_opens():
    pk = UUID("00000000-0000-4000-8000-000000000001")
    data = payment_file([payment("Åsa Öman", id=pk), payment('=cmd|"/c"!A1')])
    assert data.startswith(b"\xef\xbb\xbf")
    first, second = parsed(data)[1:]
    assert first == [
        "2026-11-27",
        "6500,50",
        "Åsa Öman",
        "konto",
        "9999",
        "1234567",
        "EX-26-1",
        str(pk),
    ]
    assert second[2] == '\'=cmd|"/c"!A1'


def test_the_name_of_a_file_says_when_and_nothing_else():
    name = file_name(datetime(2026, 11, 24, 8, 45, 7, tzinfo=UTC))
    assert name == "utbetalningar-2026-11-24-094507.csv"
