"""An organisation with a manager and a member."""

import pytest
from django.test import Client

from eservice.people.models import Membership, Organisation, User
from tests.conftest import logged_in
from tests.factories import make_applicant
from tests.organisations.making import make_member, make_organisation


@pytest.fixture
def vera(db) -> User:
    """The manager."""
    return make_applicant(given_name="Vera", family_name="Exempel")


@pytest.fixture
def mats(db) -> User:
    """A member."""
    return make_applicant(given_name="Mats", family_name="Modell")


@pytest.fixture
def friends(vera) -> Organisation:
    """An organisation that is open."""
    return make_organisation(vera)


@pytest.fixture
def membership(friends, mats) -> Membership:
    """That Mats belongs to it."""
    return make_member(friends, mats)


@pytest.fixture
def vera_client(vera) -> Client:
    """The manager's browser."""
    return logged_in(vera)


@pytest.fixture
def mats_client(mats) -> Client:
    """The member's browser."""
    return logged_in(mats)
