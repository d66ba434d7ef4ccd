"""A case: how it was looked into, decided, paid, and tried again."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from applications.models import (
    Appeal,
    Calculation,
    Case,
    Communication,
    Decision,
    DecisionWanted,
    Delay,
    InvestigationLine,
    LineComment,
    Payment,
)
from applications.own_data.telling import Record, name_of, record
from applications.questions.payout import last_digits
from applications.statuses import AppealStatus, DecisionKind, NotifiedWay, Outcome, PaymentStatus
from eservice.ui.swedish import format_amount


def investigated(case: Case) -> Iterator[Record]:
    """Return the lines that were written about her, and what was said of them."""
    # What she can't read along with yet is a draft of ours (TF 2 kap. 12 §).
    lines = InvestigationLine.objects.filter(
        investigation__case=case, investigation__opened_at__isnull=False
    )
    for line in lines.select_related("by__person").order_by("part", "number", "at"):
        yield record(
            f"Utredningen: {InvestigationLine.Part(line.part).label}",
            ("Text", line.text["text"]),
            ("Skrevs", line.at),
            ("Av", name_of(line.by)),
            ("Ändrades eller togs bort", line.ended_at),
        )
    for row in LineComment.objects.filter(case=case).select_related("by__person").order_by("at"):
        yield record(
            f"Sagt om utredningen: {LineComment.Kind(row.kind).label}",
            ("Om", row.line.text["text"] if row.line else row.about),
            ("Text", row.text),
            ("Skrevs", row.at),
            ("Av", name_of(row.by)),
            ("Vårt svar", row.answer),
        )
    for row in Communication.objects.filter(case=case).order_by("at"):
        days = (("När", row.at), ("Svar senast", row.due_on), ("Du var klar", row.answered_at))
        yield record("Du fick läsa utredningen före beslutet", *days)


def calculated(case: Case) -> Iterator[Record]:
    """Return the calculation as it is now, line by line."""
    row = Calculation.objects.filter(case=case).select_related("by__person").first()
    if row:
        lines = row.content.get("lines", ())
        yield record(
            "Beräkning",
            ("Sparad", row.at),
            ("Av", name_of(row.by)),
            *((line["text"], Decimal(line["amount"])) for line in lines),
        )


def decided(case: Case) -> Iterator[Record]:
    """Return the decisions with their reasons; the letters are read in the service."""
    rows = Decision.objects.filter(case=case).select_related("issued_by__person")
    for row in rows.order_by("number"):
        yield record(
            f"Beslut {row.number}",
            ("Sort", DecisionKind(row.kind)),
            ("Utfall", Outcome(row.outcome)),
            ("Belopp", row.amount),
            *(_item(item) for item in row.content.get("items", ())),
            ("Varför", row.content.get("why")),
            ("Beslutat", row.issued_at),
            ("Av", name_of(row.issued_by)),
            ("Enligt delegationsordningen", row.delegation_point),
            ("Du fick det", row.notified_way and NotifiedWay(row.notified_way)),
            ("Den dagen", row.received_on),
        )


def _item(item: dict[str, Any]) -> tuple[str, list[Any]]:
    sums = [f"Du sökte {format_amount(item['asked'])}"] if item["asked"] else []
    sums += [f"Du fick {format_amount(item['granted'])}"] if item["granted"] else []
    outcome = str(Outcome(item["outcome"]).label) if item["outcome"] else ""
    return item["what"], [outcome, *sums, item["law"], item["facts"], item["reasons"]]


def paid(case: Case) -> Iterator[Record]:
    """Return the payments; of an account only the last digits."""
    for row in Payment.objects.filter(case=case).order_by("pay_on", "at"):
        account = row.to.get("account")
        yield record(
            "Utbetalning",
            ("Belopp", Decimal(row.amount)),
            ("Till", row.to.get("payee")),
            ("Konto som slutar på", last_digits(account) if account else None),
            ("Dag", row.pay_on),
            ("Läge", PaymentStatus(row.status)),
            ("Varför", row.reason),
        )


def delayed(case: Case) -> Iterator[Record]:
    """Return why it took longer, and her request that it be decided."""
    for row in Delay.objects.filter(case=case).order_by("at"):
        day = ("Ny dag", row.expected_on)
        yield record("Beslutet dröjde", ("När", row.at), ("Varför", row.reason), day)
    row = DecisionWanted.objects.filter(case=case).first()
    if row:
        yield record(
            "Du bad oss avgöra ärendet",
            ("När", row.at),
            ("Text", row.text),
            ("Vårt svar", row.answer and DecisionWanted.Answer(row.answer)),
            ("Varför", row.reason),
        )


def appealed(case: Case) -> Iterator[Record]:
    """Return her appeals and what became of them."""
    for row in Appeal.objects.filter(case=case).select_related("decision").order_by("received_at"):
        refusal = getattr(row, "refusal", None)
        yield record(
            f"Överklagande av beslut {row.decision.number}",
            ("Kom in", row.received_at),
            ("Du vill", row.content.get("wants")),
            ("För att", row.content.get("why")),
            ("I tid", row.is_in_time),
            ("Läge", AppealStatus(row.status)),
            ("Vi avvisade det", refusal and refusal.issued_at),
            ("Domstolen", row.ruling.get("text")),
        )
