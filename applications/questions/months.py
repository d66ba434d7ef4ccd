"""Months as answers: stored as "2026-12", shown as "december 2026"."""

from datetime import date, timedelta

from applications.questions.answers import Answers
from eservice.ui.choices import Choice
from eservice.ui.swedish import format_month

# The steps that choose the month; what is asked about a period follows them.
MONTH_STEPS = ("month", "month_other")


def month_after(day: date) -> date:
    """Return the first day of the month after ``day``."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def month_before(day: date) -> date:
    """Return the first day of the month before ``day``."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def months_back(day: date, count: int) -> list[date]:
    """Return the first days of the ``count`` months before ``day``, newest first."""
    months = []
    for _number in range(count):
        day = month_before(day)
        months.append(day)
    return months


def parse_month(value: str) -> date:
    """Return the first day of a stored month."""
    return date.fromisoformat(f"{value}-01")


def month_text(value: str) -> str:
    """Return a stored month in words."""
    return format_month(parse_month(value)).capitalize()


def month_choice(day: date, hint="") -> Choice:
    """Return the choice of the month that ``day`` lies in."""
    return Choice(f"{day:%Y-%m}", format_month(day).capitalize(), hint)


def applied_month(answers: Answers) -> date | None:
    """Return the first day of the month applied for, or None while it is not chosen."""
    if answers.facts.month is not None:
        return answers.facts.month
    value = answers.get("month")
    if value == "other":
        value = answers.get("month_other", "other_month")
    return parse_month(value) if value else None
