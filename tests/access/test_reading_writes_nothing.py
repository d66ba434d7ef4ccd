"""A GET only reads. The exceptions have names: the login's expiry, and the access log."""

import re

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from applications.models import AccessLog
from tests.access.addresses import TABLE
from tests.access.answers import ROLES

# The statements behind it are run on both by the tests that tell a story.
pytestmark = pytest.mark.one_database

WRITES = re.compile(r"^\s*(INSERT INTO|UPDATE|DELETE FROM|REPLACE)\s+\"?(\w+)", re.IGNORECASE)
MAY_BE_WRITTEN = {"applications_accesslog"}
READABLE = sorted(name for name, row in TABLE.items() if "GET" in row)


@pytest.mark.parametrize("name", READABLE)
def test_a_get_writes_nothing_but_the_access_log(world, name):
    for role in ROLES:
        client = world.client(role)
        with CaptureQueriesContext(connection) as captured:
            client.get(world.url(name) + "?reset=1&_later=1&declare=yes")
        written = {
            found[2] for query in captured if (found := WRITES.match(query["sql"])) is not None
        }
        assert written <= MAY_BE_WRITTEN, (role, written)


@pytest.mark.parametrize("name", ["case", "case_answers", "receipt", "case_log", "withdraw"])
def test_the_reading_of_a_case_is_one_row(world, name):
    world.client("owner").get(world.url(name))

    assert AccessLog.objects.filter(case=world.case, by=world.users["owner"]).count() == 1


def test_a_reading_that_can_not_be_logged_shows_nothing(world, monkeypatch):
    def broken(**_values):
        raise DatabaseError("the log is full")

    monkeypatch.setattr(AccessLog.objects, "create", broken)

    for role, name in (("owner", "case"), ("handler", "review_case"), ("handler", "worklist")):
        response = world.client(role).get(world.url(name))
        assert response.status_code == 503
        assert world.case.reference not in response.content.decode()
        assert "Exempel" not in response.content.decode().replace("Exempelkommun", "")
