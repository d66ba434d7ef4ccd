"""Letters: what a letter says, and which dated template says it. Nothing is written here.

``actions/letters.py`` freezes the context when a letter is ordered and stores the bytes once.
"""

from django.utils import timezone

from applications.models import Application, Case
from applications.safe_contact import contact_answer
from eservice.municipality import municipality
from eservice.ui.swedish import format_date, format_month

RECEIPT_TEMPLATE = "letters/receipt/2026-11-22.html"


def receipt_context(case: Case, application: Application) -> dict:
    """Return everything the receipt shows: no safety answers, no free text, no number.

    ``contact_days`` is 0 when we may not get in touch before we have agreed with her how.
    """
    city, promises = municipality(), municipality().promises
    content = application.content
    return {
        "municipality": city.name,
        "phone": city.phone,
        "phone_hours": city.phone_hours,
        "name": content["name"],
        "reference": case.reference,
        "month": format_month(case.month),
        "sent_on": format_date(timezone.localdate(application.sent_at)),
        "promised_on": format_date(case.promised_on),
        "contact_days": 0 if contact_answer(content) else promises.contact_working_days,
        "declaration": content["declaration"],
        "sections": [_public(section) for section in content["sections"]],
    }


def _public(section: dict) -> dict:
    steps = [(step, _public_lines(step)) for step in section["steps"]]
    return {
        "title": section["title"],
        "rows": [
            {"label": step.get("public_title", step["title"]), "lines": lines}
            for step, lines in steps
            if lines
        ],
    }


def _public_lines(step: dict) -> list[str]:
    """Return a step's lines; where the page had several fields, each with its own label."""
    return [
        line if row["label"] == step["title"] else f"{row['label']} {line}"
        for row in step["rows"]
        for line in row["public"]
    ]
