"""Who takes part in a log check."""

import pytest
from django.test import Client

from applications.access import Actor
from applications.actions.cases import take_case
from applications.models import Case
from eservice.people.models import User
from tests.casework.auditing.making import make_auditor
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker


@pytest.fixture
def petra(db) -> User:
    return make_auditor()


@pytest.fixture
def petra_client(petra) -> Client:
    return logged_in(petra)


@pytest.fixture
def nils(db) -> User:
    return make_caseworker(given_name="Nils", family_name="Modell")


@pytest.fixture
def case(anna, maja) -> Case:
    """Anna's, and Maja has it."""
    case = make_case(anna)
    take_case(Actor(maja), case_id=case.pk)
    return case
