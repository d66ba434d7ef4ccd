"""The copy of an application that staff have written down: all that she reads and confirms.

It says more than a receipt, since she has no other page to read it on; only safety answers stay
out. It goes by post alone when she has said that nobody else opens her letters.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings

from applications.models import Application, Case
from applications.statuses import RegisteredWay
from eservice import clock
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.ui.swedish import format_date, format_month

COPY_TEMPLATE = "letters/copy/2026-11-23.html"


@in_swedish()
def copy_context(case: Case, application: Application, address: Sequence[str]) -> dict[str, Any]:
    """Return everything that the copy shows; ``address`` is empty when it is not posted."""
    city, content = municipality(), application.content
    said = content["registered"]
    return {
        "municipality": city.name,
        "phone": city.phone_display,
        "phone_hours": city.phone_hours,
        "postal_address": city.postal_address,
        "name": content["name"],
        "address": list(address),
        "reference": case.reference,
        "month": format_month(case.month),
        "date": format_date(clock.today()),
        "received_on": format_date(date.fromisoformat(said["received_on"])),
        "way": said["way"],
        "is_told": said["way"] != RegisteredWay.PAPER,
        "by": said["by"],
        "month_is_ours": said["month_is_ours"],
        "login_address": settings.SERVICE_URL.partition("://")[2].rstrip("/"),
        "sections": [_told(section) for section in content["sections"]],
    }


def _told(section: dict[str, Any]) -> dict[str, Any]:
    rows = [
        {"label": row["label"], "title": step["title"], "lines": row["lines"]}
        for step in section["steps"]
        for row in step["rows"]
        if not row.get("safety", False)
    ]
    return {"title": section["title"], "rows": rows}
