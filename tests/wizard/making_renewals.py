"""A person with a decision for October who applies again for November."""

from datetime import UTC, datetime
from typing import Any

import time_machine
from django.test import Client
from django.urls import resolve, reverse

from applications.models import Case, Draft
from applications.questions.catalogue import FLOW
from applications.statuses import ApplicationKind
from eservice.people.models import User
from tests.casework.making_payments import decide
from tests.factories import make_case, make_caseworker

IN_OCTOBER = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
IN_NOVEMBER = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
OCTOBER, NOVEMBER = "2026-10", "2026-11"

PAY = {
    "income_kinds": {"income_kinds": "pay"},
    "income_pay": {
        "rows-0-on_0": "25",
        "rows-0-on_1": "9",
        "rows-0-on_2": "2026",
        "rows-0-amount": "6500",
        "rows-0-note": "Exempelbolaget",
    },
    "has_accounts": {"has_accounts": "yes"},
    "accounts": {
        "rows-0-bank": "Exempelbanken",
        "rows-0-kind": "lönekonto",
        "rows-0-balance": "312",
    },
    "cost_kinds": {"cost_kinds": ["electricity", "union"]},
    "cost_electricity": {"amount": "410", "period": "en månad"},
    "cost_union": {"amount": "190", "period": "en månad"},
    "anything_else": {"anything_else": "Jag har ont i ryggen."},
}
# What she answers about the month, by step.
OF_NOVEMBER = {
    "acute": {"acute": "none"},
    "income_pay": {
        "rows-0-on_0": "25",
        "rows-0-on_1": "10",
        "rows-0-on_2": "2026",
        "rows-0-amount": "6500",
        "rows-0-note": "Exempelbolaget",
    },
    "accounts": {
        "rows-0-bank": "Exempelbanken",
        "rows-0-kind": "lönekonto",
        "rows-0-balance": "87",
    },
    "papers": {},
}


def decided_for_october(user: User, **changes: dict[str, Any]) -> Case:
    """Her application for October, sent and decided then."""
    with time_machine.travel(IN_OCTOBER, tick=False):
        case = make_case(user, **changes)
        decide(case, make_caseworker())
    return Case.objects.get(pk=case.pk)


def renew(client: Client, month: str = NOVEMBER) -> str:
    """Press the button; returns the address of the first page."""
    values = {"kind": ApplicationKind.RENEWAL.value, "month": month}
    return client.post(reverse("start_draft"), values)["Location"]


def the_renewal() -> Draft:
    return Draft.objects.get(kind=ApplicationKind.RENEWAL)


def goes_through(client: Client, url: str, given: dict[str, dict[str, Any]]) -> list[str]:
    """Press through the pages from ``url``: what was said before is still right, and the questions
    about the month are answered with ``given``. Returns the pages pressed through, up to the check.
    """
    pages: list[str] = []
    while (page := resolve(url.partition("?")[0])).url_name != "check":
        assert len(pages) < 40, pages
        assert client.get(url).status_code == 200
        if page.url_name == "section":
            section = page.kwargs["section"]
            pages.append(f"del/{section}")
            url = client.post(reverse("confirm_section", kwargs=page.kwargs))["Location"]
        else:
            pages.append(page.kwargs["step"])
            url = client.post(url, given_at(page.kwargs["step"], given))["Location"]
    return pages


def given_at(path: str, given: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return what she sends from the page with this address, with the version that it shows."""
    step = FLOW.find(path)
    row = the_renewal().answers.filter(step=step.key).first()
    return {**given[step.key], "_rev": str(row.rev if row else 0)}
