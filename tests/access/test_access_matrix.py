"""Every URL × role × ownership × method. A URL that is not in the table fails.

Roles: ``anonymous``; ``owner`` of the draft and the case; ``other`` applicant; ``nobody``, a
login without person or role; ``handler``, the caseworker who has the case; ``colleague`` in
the same unit; ``elsewhere``, a caseworker of another unit; ``party``, a caseworker of the
unit whose own case it is; ``auditor``, who checks the logs; ``editor`` and ``text_owner``, who
work with the texts; ``service_centre``, who meets people at the desk; ``operator``, who keeps the
service running; ``team_lead``, who reads how it works for people; ``stopped``, a login that was
closed.
"""

import re

import pytest
from django.db import transaction
from django.test import Client

from applications.event_kinds import AccessKind
from applications.models import AccessLog
from tests.access.addresses import TABLE
from tests.access.answers import LOGIN, METHODS, ROLES
from tests.access.world import ROUTES

# The statements behind it are run on both by the tests that tell a story.
pytestmark = pytest.mark.one_database


def test_every_url_is_in_the_table():
    assert set(ROUTES) == set(TABLE)


def expected(name: str, method: str, role: str):
    row = TABLE[name]
    if "GET" in row:
        row = {"HEAD": row["GET"], **row}
    if method in row:
        return row[method][role]
    is_public = all(answer[role] != LOGIN for answer in row.values())
    return 405 if is_public else LOGIN


def answer_to(client: Client, method: str, url: str, body: dict):
    """Return the status, or LOGIN for the way to the login page; the database is put back."""
    with transaction.atomic():
        send = {"POST": client.post}.get(method)
        response = send(url, body) if send else client.generic(method, url)
        transaction.set_rollback(True)
    is_login = response.status_code == 302 and response["Location"].startswith("/logga-in/")
    return LOGIN if is_login else response.status_code


@pytest.mark.parametrize("name", sorted(TABLE))
def test_only_those_who_may_get_in(world, name):
    url, body = world.url(name), world.body(name)
    answers = {
        (role, method): answer_to(world.client(role), method, url, body)
        for role in ROLES
        for method in METHODS
    }
    wanted = {(role, method): expected(name, method, role) for role, method in answers}
    assert answers == wanted


@pytest.mark.parametrize("name", sorted(name for name, route in ROUTES.items() if "uuid" in route))
def test_what_is_not_yours_looks_like_what_does_not_exist(world, name):
    client = world.client("other")
    method = client.get if "GET" in TABLE[name] else client.post
    foreign, missing = method(world.url(name)), method(world.url(name, missing=True))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert without_nonce(foreign) == without_nonce(missing)


def without_nonce(response) -> str:
    text = re.sub(r'nonce="[^"]+"', "", response.content.decode())
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


REFUSED_READINGS = ["case", "case_log", "review_case", "journal", "document"]
REFUSED_READINGS += ["case_helpers", "verify_grant", "scanned_proof"]
REFUSED_READINGS += ["decision", "write_decision", "appeal", "appeal_decision", "case_appeals"]
REFUSED_READINGS += ["investigation", "review_investigation"]
REFUSED_READINGS += ["completions", "review_completions"]
REFUSED_READINGS += ["messages", "ask_about", "case_messages"]


@pytest.mark.parametrize("name", REFUSED_READINGS)
def test_a_refused_reading_is_logged_and_names_the_case(world, name):
    world.client("other").get(world.url(name))
    row = AccessLog.objects.get()
    assert (row.kind, row.case_id, row.by) == (
        AccessKind.REFUSED,
        world.case.pk,
        world.users["other"],
    )
