"""The desk's own people."""

import pytest
from django.test import Client

from eservice.people.models import User
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk


@pytest.fixture
def disa(db) -> User:
    """Somebody at the service centre."""
    return make_desk_clerk()


@pytest.fixture
def disa_client(disa) -> Client:
    """Disa's browser."""
    return logged_in(disa)
