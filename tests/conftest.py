"""What every test gets: guarded tables, people, and a way to count queries."""

import math
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as examples

from applications import append_only
from eservice.people.models import User
from guides import editions
from guides.speaking import recordings
from tests.factories import make_applicant, make_caseworker

# Those who read a page for the stories say what they missed.
pytest.register_assert_rewrite("tests.journeys.visitor", "tests.journeys.http_visitor")
# How long a machine takes says nothing of whether the code is right. A red run must be red again
# when it is run again: new examples are looked for with ``--hypothesis-profile explore``.
examples.register_profile(
    "explore", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
examples.register_profile("suite", examples.get_profile("explore"), derandomize=True)
examples.load_profile("suite")


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """The tables are made as the models say: thirty migrations take each worker a quarter of a
    minute. That they lead to the same is a test of its own (operations/test_migrations.py)."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Guard the tables and note the migrations as done, as in a database that was migrated."""
    settings.MIGRATION_MODULES = {}
    with django_db_blocker.unblock():
        append_only.install(append_only.GUARDS)
        call_command("migrate", fake=True, interactive=False, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def emptied_tables() -> Iterator[None]:
    """Let the flush after a transactional test empty the append-only tables."""
    flush = TransactionTestCase._fixture_teardown

    def flush_unguarded(self) -> None:
        with triggers_asleep():
            flush(self)

    TransactionTestCase._fixture_teardown = flush_unguarded
    yield
    TransactionTestCase._fixture_teardown = flush


@contextmanager
def triggers_asleep() -> Iterator[None]:
    """Let no trigger of this connection fire: faster by far than to drop and make them again."""
    connection.ensure_connection()
    try:
        _let_fire(False)
        yield
    finally:
        _let_fire(True)


def _let_fire(is_on: bool) -> None:
    if connection.vendor == "sqlite":
        connection.connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, is_on)
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET session_replication_role = {'origin' if is_on else 'replica'}")


def only_shipped_texts() -> None:
    """Nobody has edited or recorded a text: no page asks, as in a process that has just asked."""
    editions.hold({}, until=math.inf)
    recordings.hold({}, until=math.inf)


only_shipped_texts()


@pytest.fixture(autouse=True)
def shipped_texts() -> Iterator[None]:
    yield
    only_shipped_texts()


@pytest.fixture
def midday() -> Iterator[None]:
    """Today at noon, and the clock goes: what takes minutes never passes midnight."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    with time_machine.travel(noon, tick=True):
        yield


@pytest.fixture(autouse=True)
def anchor_file(settings, tmp_path):
    """An anchor file of the test's own, not there yet."""
    settings.ANCHOR_FILE = tmp_path / "anchors.jsonl"
    return settings.ANCHOR_FILE


@pytest.fixture
def anna(db) -> User:
    """Someone who applies."""
    return make_applicant(given_name="Anna", family_name="Exempel")


@pytest.fixture
def maja(db) -> User:
    """A caseworker of the receiving unit."""
    return make_caseworker()


@pytest.fixture
def anna_client(anna) -> Client:
    """Anna's browser."""
    return logged_in(anna)


@pytest.fixture
def maja_client(maja) -> Client:
    """Maja's browser."""
    return logged_in(maja)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
