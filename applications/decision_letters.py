"""The decision as the person reads it: one text, on her page, in the preview and in the letter.

``letters.DECISION_TEMPLATE`` is the whole letter with its date; ``as_read`` gives the text in it.
Both show nothing but the frozen context.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from applications.models import Case, Decision
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.ui.swedish import format_amount, format_date, format_month


@in_swedish()
def as_read(template: str, context: Mapping[str, Any]) -> SafeString:
    """Return the text of a letter alone, for a page of the service: the same template and words."""
    return render_to_string(f"{template.removesuffix('.html')}/body.html", dict(context))


@in_swedish()
def decision_context(
    case: Case,
    content: Mapping[str, Any],
    *,
    number: int,
    kind: str,
    replaces: Decision | None,
    decided_by: str,
    decided_on: date,
) -> dict[str, Any]:
    """Return everything that the letter shows, of the frozen ``content`` of a decision."""
    return {
        **_sender(case),
        "name": case.person.name,
        "reference": case.reference,
        "month": format_month(case.month),
        "number": number,
        "kind": str(kind),
        "replaces": replaces and {"number": replaces.number, "day": _day_of(replaces)},
        "outcome": content["outcome"],
        "amount": format_amount(content["amount"]),
        "items": [_item(item) for item in content["items"]],
        "why": _paragraphs(content["why"]),
        "calculation": content["calculation"] and _calculation(content["calculation"]),
        "decided_by": decided_by,
        "decided_on": format_date(decided_on),
        "points": ", ".join(content["points"]),
    }


def _sender(case: Case) -> dict[str, str]:
    city = municipality()
    return {
        "municipality": city.name,
        "phone": city.phone_of(case.unit),
        "phone_hours": city.phone_hours,
        "postal_address": city.postal_address,
    }


def _day_of(decision: Decision) -> str:
    return format_date(timezone.localdate(decision.issued_at))


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "what": item["what"],
        "outcome": item["outcome"],
        "asked": format_amount(item["asked"]) if item["asked"] else "",
        "granted": format_amount(item["granted"] or 0),
        "is_counted": item["is_counted"],
        "law": item["law"],
        "facts": _paragraphs(item["facts"]),
        "reasons": _paragraphs(item["reasons"]),
    }


def _calculation(calculation: Mapping[str, Any]) -> dict[str, Any]:
    result = calculation["result"]
    sums = {name: _signed(calculation[name]) for name in ("norm", "costs", "incomes")}
    return {
        "lines": [{**line, "amount": _signed(line["amount"])} for line in calculation["lines"]],
        **sums,
        "table": calculation["table"],
        "is_left_over": result.startswith("-"),
        "result": format_amount(result.removeprefix("-")),
    }


def _signed(amount: str) -> str:
    """Return a sum in words, with a minus sign when it takes away."""
    is_less = amount.startswith("-")
    return f"{'−' if is_less else ''}{format_amount(amount.removeprefix('-'))}"


def _paragraphs(words: str) -> list[str]:
    return [part.strip() for part in words.split("\n\n") if part.strip()]
