"""One world for all tests of a module: it takes longer to make than to ask about."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.access.world import World


@pytest.fixture(scope="module")
def whole_world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Made once, in a transaction that the module's end takes back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(whole_world, db, settings) -> World:
    """The world as it was made: what a test does to it is undone, and with it its logins."""
    whole_world.logins.clear()
    settings.ALLOWED_HOSTS = ["testserver"]
    return whole_world
