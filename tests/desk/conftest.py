"""The desk's own people."""

import pytest
from django.test import Client

from applications.models import DeskRecord
from eservice.people.models import User
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk
from tests.factories import make_person


@pytest.fixture
def disa(db) -> User:
    """Somebody at the service centre."""
    return make_desk_clerk()


@pytest.fixture
def disa_client(disa) -> Client:
    """Disa's browser."""
    return logged_in(disa)


@pytest.fixture
def tove(db):
    """Somebody with a T-number who has been at the desk."""
    person = make_person(number=None, reserve_number="T-4711", given_name="Tove")
    DeskRecord.objects.create(person=person)
    return person
