"""Somebody at the desk, and Anna who has been found there."""

import pytest
from django.test import Client

from eservice.people.models import User
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk, make_record


@pytest.fixture
def disa(db) -> User:
    return make_desk_clerk()


@pytest.fixture
def disa_client(disa) -> Client:
    return logged_in(disa)


@pytest.fixture
def found(anna) -> User:
    """Anna, after somebody at the desk has found her."""
    make_record(anna.person)
    return anna
