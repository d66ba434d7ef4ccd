"""The accessibility statement, open to all (lagen om tillgänglighet till digital offentlig service,
2018:1937, 13 §)."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.models import About
from guides.reporting.faults import FAULTS
from guides.reporting.results import Results, results


def _days(found: Results | None) -> list[date]:
    """Return the days when something on the page became so."""
    tested = [found.tested_on] if found else []
    return [*tested, *(fault.known_since for fault in FAULTS)]


@login_not_required
@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """Say how accessible the service is, what is known not to be, and how to tell us."""
    found = results()
    context = {
        "faults": FAULTS,
        "results": found,
        "updated_on": max(_days(found), default=None),
        "about": About.ACCESSIBILITY,
    }
    return render(request, "guides/reporting/statement.html", context)
