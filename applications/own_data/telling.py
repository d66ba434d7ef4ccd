"""What the copy is made of: parts, records and facts, each said in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Choices
from django.utils import timezone

from eservice.people.models import User
from eservice.ui.swedish import format_amount, format_date, format_time

YES, NO = "Ja", "Nej"


@dataclass(frozen=True)
class Fact:
    """One thing that is stored, and what it is called."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """What belongs together: a message, a decision, the answers of one section."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Part:
    """A chapter of the copy; ``key`` is what it is called in the file for machines."""

    key: str
    title: str
    records: tuple[Record, ...]


def record(title: str, *facts: tuple[str, Any]) -> Record:
    """Return a record of labels and values, without the values that are empty."""
    told = (Fact(str(label), said(value)) for label, value in facts)
    return Record(title, tuple(fact for fact in told if fact.lines))


def said(value: Any) -> tuple[str, ...]:
    """Return a stored value as lines of text; nothing for what is empty."""
    if isinstance(value, bool):
        return (YES if value else NO,)
    if isinstance(value, datetime):
        return (moment(value),)
    if isinstance(value, date):
        return (format_date(value),)
    if isinstance(value, Decimal):
        return (format_amount(value),)
    if isinstance(value, (list, tuple)):
        return tuple(line for each in value for line in said(each))
    if isinstance(value, Choices):
        return (str(value.label),)
    return tuple(line for line in str("" if value is None else value).splitlines() if line.strip())


def moment(at: datetime) -> str:
    """Return "23 november 2026, klockan 10.12", in Swedish time."""
    local = timezone.localtime(at)
    return f"{format_date(local.date())}, {format_time(local.hour, local.minute)}"


def name_of(user: User | None) -> str:
    """Return who did something, or that the service did it."""
    return "E-tjänsten" if user is None else user.name or "En person hos oss"


def answers(sections: Iterable[dict[str, Any]]) -> list[Record]:
    """Return frozen sections as records. Answers about safety stay in the service: the file may be
    read by somebody else."""
    return [
        record(
            section["title"],
            *(
                (_question(step, row), row["lines"])
                for step in section["steps"]
                for row in step["rows"]
                if not row.get("safety", False)
            ),
        )
        for section in sections
    ]


def _question(step: dict[str, Any], row: dict[str, Any]) -> str:
    return row["label"] if row["label"] == step["title"] else f"{step['title']} {row['label']}"
