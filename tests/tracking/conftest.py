"""An applicant who is logged in, many rows at once, and the number of queries of a page."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.access import Actor
from applications.actions.letters import render_letter
from applications.actions.reading import read_case
from applications.models import Answer, Application, Case, Draft, Letter
from applications.queries import reviewed_cases
from eservice import clock
from tests.factories import make_applicant, make_caseworker

BACKEND = "eservice.people.login.LoginBackend"


@pytest.fixture
def anna(db):
    return make_applicant(given_name="Anna", family_name="Exempel")


@pytest.fixture
def maja(db):
    return make_caseworker()


@pytest.fixture
def page(client, anna):
    """The client, logged in as Anna."""
    client.force_login(anna, backend=BACKEND)
    return client


@pytest.fixture
def log_in(client):
    """Log the client in as someone else."""
    return lambda user: client.force_login(user, backend=BACKEND)


@pytest.fixture
def count_queries(page):
    """Return a function that gives the number of queries of a page."""

    def count(url):
        with CaptureQueriesContext(connection) as captured:
            assert page.get(url).status_code == 200
        return len(captured)

    return count


@pytest.fixture
def read_by():
    """Return a function that lets a caseworker read a case."""

    def read(user, case, kind):
        actor = Actor(user)
        return read_case(actor, cases=reviewed_cases(actor), case_id=case.pk, kind=kind)

    return read


@pytest.fixture
def render_receipt():
    """Return a function that does what the task worker does with a new case."""

    def render(case):
        letter = Letter.objects.get(case=case)
        render_letter.func(str(letter.pk))
        letter.refresh_from_db()
        return letter

    return render


@pytest.fixture
def add_drafts(anna):
    """Return a function that adds drafts with a chosen month."""

    def add(number):
        for minutes in range(number):
            started = clock.now() - timedelta(days=1, minutes=minutes)
            draft = Draft.objects.create(
                person=anna.person, flow_version="2026-11", started_at=started
            )
            answer = {"raw": {}, "is_valid": True, "by": anna, "at": started}
            month = {"month": "2026-12"}
            Answer.objects.create(draft=draft, step="month", cleaned=month, **answer)
            Answer.objects.create(draft=draft, step="help", cleaned={"help": "no"}, **answer)

    return add


@pytest.fixture
def add_cases(anna):
    """Return a function that adds cases, one for each month back in time."""

    def add(number):
        for months in range(number):
            month = date(2020 - months // 12, months % 12 + 1, 1)
            received = clock.now() - timedelta(days=2, minutes=months)
            application = Application.objects.create(
                person=anna.person,
                kind="first",
                month=month,
                flow_version="2026-11",
                content={},
                content_digest="",
                sent_at=received,
                sent_by=anna,
            )
            Case.objects.create(
                id=application.pk,
                application=application,
                person=anna.person,
                reference=f"EX-20-{2000 + months}",
                kind="first",
                month=month,
                unit="mottagning",
                received_at=received,
                promised_on=clock.today(),
            )

    return add
