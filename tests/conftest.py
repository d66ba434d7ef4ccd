"""What every test gets: guarded tables, people, and a way to count queries."""

from collections.abc import Iterator

import pytest
from django.test import Client, TransactionTestCase

from eservice.people.models import User
from tests.factories import make_applicant, make_caseworker


@pytest.fixture(scope="session", autouse=True)
def emptied_tables() -> Iterator[None]:
    """Let the flush after a transactional test empty the append-only tables.

    The triggers are dropped for the flush and put back before the next test.
    """
    from applications import append_only

    flush = TransactionTestCase._fixture_teardown

    def flush_unguarded(self) -> None:
        append_only.drop(append_only.GUARDS)
        try:
            flush(self)
        finally:
            append_only.install(append_only.GUARDS)

    TransactionTestCase._fixture_teardown = flush_unguarded
    yield
    TransactionTestCase._fixture_teardown = flush


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
