"""Letters: what a letter says, and which dated template says it. Nothing is written here.

``actions/letters.py`` freezes the context when a letter is ordered and stores the bytes once.
"""

from django.utils import timezone

from applications.models import Application, Case
from eservice.municipality import municipality
from eservice.ui.swedish import format_date, format_month

RECEIPT_TEMPLATE = "letters/receipt/2026-11-22.html"


def receipt_context(case: Case, application: Application) -> dict:
    """Return everything the receipt shows: no safety answers, no free text, no number."""
    city, promises = municipality(), municipality().promises
    return {
        "municipality": city.name,
        "phone": city.phone,
        "phone_hours": city.phone_hours,
        "name": application.content["name"],
        "reference": case.reference,
        "month": format_month(case.month),
        "sent_on": format_date(timezone.localdate(application.sent_at)),
        "promised_on": format_date(case.promised_on),
        "contact_days": promises.contact_working_days,
        "declaration": application.content["declaration"],
        "sections": [_public(section) for section in application.content["sections"]],
    }


def _public(section: dict) -> dict:
    rows = [row for step in section["steps"] for row in step["rows"] if row["public"]]
    return {
        "title": section["title"],
        "rows": [{"label": row["label"], "lines": row["public"]} for row in rows],
    }
