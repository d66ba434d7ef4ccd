"""Somebody whose name and street nobody else must learn, and those who work with her."""

import pytest

from applications.models import Case
from eservice.people.models import User
from tests.factories import make_applicant, make_case, make_caseworker
from tests.protecting import FAMILY_NAME, GIVEN_NAME, STREET, deciding


@pytest.fixture
def user(db) -> User:
    return make_applicant(given_name=GIVEN_NAME, family_name=FAMILY_NAME)


@pytest.fixture
def case(user) -> Case:
    where = {"where": "address", "street": STREET, "postcode": "252 00", "city": "Helsingborg"}
    return make_case(user, address=where)


@pytest.fixture
def maja(db) -> User:
    return make_caseworker()


@pytest.fixture
def chief(db) -> User:
    return deciding(make_caseworker())
