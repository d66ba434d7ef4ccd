"""Somebody who helps, and her browser."""

import pytest
from django.test import Client

from eservice.people.models import User
from tests.conftest import logged_in
from tests.helping import make_helper


@pytest.fixture
def kim(db) -> User:
    """Someone who helps."""
    return make_helper()


@pytest.fixture
def kim_client(kim) -> Client:
    """Kim's browser."""
    return logged_in(kim)
