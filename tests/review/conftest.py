"""Many cases at once, without filling in each application."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from applications.models import Application, Case
from eservice.people.models import User
from tests.factories import make_applicant, make_case, make_caseworker
from tests.helping import make_helper

ACUTE = {
    "acute": {"acute": ["food", "violence"]},
    "acute_advice": {"acute_advice": "Kylen är tom.\n<b>Ring</b> mig."},
    "housing_debts": {"housing_debts": ["rent"], "debt": "8200", "more": ""},
}


@pytest.fixture
def nils(db) -> User:
    """Another caseworker of the same unit."""
    return make_caseworker(given_name="Nils", family_name="Modell")


@pytest.fixture
def olga(db) -> User:
    """A caseworker of another unit."""
    return make_caseworker(unit="vuxen", given_name="Olga", family_name="Mönster")


@pytest.fixture
def petra(db) -> User:
    """A caseworker with a number, as her login from work brings it."""
    return make_caseworker(given_name="Petra", number="199001019802")


@pytest.fixture
def kim(db) -> User:
    """Somebody who helps."""
    return make_helper()


@pytest.fixture
def case(anna) -> Case:
    """A case that nobody has taken."""
    return make_case(anna)


@pytest.fixture
def acute_case(anna) -> Case:
    """A case with needs that can't wait, one of them a safety answer."""
    return make_case(anna, **ACUTE)


@pytest.fixture
def many_cases(case) -> Callable[..., list[Case]]:
    """Return copies of one case for as many people; ``values`` are the same for all."""

    def copies(count: int, **values: Any) -> list[Case]:
        return [_copy(case, values) for _number in range(count)]

    return copies


def _copy(case: Case, values: dict[str, Any]) -> Case:
    application = Application.objects.create(
        person=make_applicant().person,
        kind=case.kind,
        month=case.month,
        flow_version=case.application.flow_version,
        content=case.application.content,
        content_digest=case.application.content_digest,
        sent_by=case.application.sent_by,
    )
    chosen = {
        "unit": case.unit,
        "received_at": case.received_at,
        "promised_on": case.promised_on,
    } | values
    return Case.objects.create(
        id=application.pk,
        application=application,
        person=application.person,
        reference=f"EX-99-{Case.objects.count()}",
        kind=case.kind,
        month=case.month,
        **chosen,
    )


@pytest.fixture
def ask(maja_client, case) -> Callable[..., str]:
    """Ask whether one may talk with somebody about Anna's case; return the answer's words."""

    def asks(name: str, number: str = "") -> str:
        url = reverse("case_helpers", args=[case.pk])
        page = maja_client.post(url, {"name": name, "number": number}).content.decode()
        return page.partition('role="status"')[2].partition("<form")[0]

    return asks
