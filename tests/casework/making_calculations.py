"""Applications with money in them, and the caseworker's page of their calculation."""

import re
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import take_case
from applications.models import Case
from eservice.people.models import User
from tests.factories import make_case

# Every test here is played in this month: the tables that ship hold for it.
NOW = "2026-11-20 10:00+01:00"
MONTH = date(2026, 11, 1)


def rows(*payments: dict[str, str]) -> dict[str, str]:
    """Return the raw answer of an income page: ``on`` as "25 11 2026"."""
    raw = {"rows-TOTAL_FORMS": str(len(payments)), "rows-INITIAL_FORMS": "0"}
    for number, payment in enumerate(payments):
        values = dict(payment)
        parts = values.pop("on", "").split()
        values |= {f"on_{place}": part for place, part in enumerate(parts)}
        raw |= {f"rows-{number}-{name}": text for name, text in values.items()}
    return raw


def pay(amount: str = "6200", on: str = "5 11 2026") -> dict[str, Any]:
    return {
        "income_kinds": {"income_kinds": ["pay"]},
        "income_pay": rows({"on": on, "amount": amount, "note": "Kaféet"}),
    }


def unknown_csn() -> dict[str, Any]:
    return {
        "income_kinds": {"income_kinds": ["csn"]},
        "income_csn": rows({"unknown": "on"}),
    }


def child(**answers: Any) -> dict[str, Any]:
    """A child of eight years who lives there half the time."""
    return {
        "children_any": {"children_any": "yes"},
        "child.1": {"name": "Bo Exempel", "born_0": "3", "born_1": "5", "born_2": "2018"},
        "child_home.1": {"lives": "half"},
        "child_school.1": {"school": "school", "lunch": "yes"},
        "child_income.1": {"has_money": "no"},
        "children": {},
        **answers,
    }


def electricity(amount: str = "420") -> dict[str, Any]:
    return {
        "cost_kinds": {"cost_kinds": ["electricity"]},
        "cost_electricity": {"amount": amount, "period": "november"},
    }


def partner(**answers: Any) -> dict[str, Any]:
    return {
        "household_type": {"household_type": "partner"},
        "partner": {"name": "Kim Exempel"},
        "others_any": {"others_any": "no"},
        "partner_occupation": {"occupation": "retired"},
        "partner_income_kinds": {"income_kinds": ["gift"]},
        "partner_income_gift": rows({"on": "5 11 2026", "amount": "1000", "note": "Mamma"}),
        **answers,
    }


def taken_case(handler: User, applicant: User | None = None, **answers: Any) -> Case:
    """A case that the caseworker has."""
    case = make_case(applicant, **answers)
    take_case(Actor(handler), case_id=case.pk)
    return Case.objects.get(pk=case.pk)


def page_url(case: Case, part: str = "") -> str:
    if not part:
        return reverse("calculation", args=[case.pk])
    return reverse("change_calculation", args=[case.pk, part])


def words(response: Any) -> str:
    """Return what the main part of a page says, without markup."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))
    return text.replace("\u00a0", " ").replace("&nbsp;", " ")


def change(client: Client, case: Case, part: str, rev: int, **values: Any) -> Any:
    """Send a part's page as it is typed; a double underscore stands for a dash."""
    typed = {name.replace("__", "-"): value for name, value in values.items()}
    return client.post(page_url(case, part), {"rev": str(rev), **typed})
