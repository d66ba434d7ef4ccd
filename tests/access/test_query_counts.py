"""A page's queries: bounded, and the same at 1, 20 and 100 rows. Session and user included.

BEGIN, COMMIT and SAVEPOINT are not counted: they are no statements of their own to the
database's planner, and on a real connection they travel with the next one.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import take_case, write_note
from applications.actions.reading import read_case
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.questions.catalogue import FLOW
from applications.questions.cost_kinds import COST_KINDS
from applications.questions.income_kinds import INCOME_KINDS
from tests.conftest import logged_in
from tests.factories import (
    answer,
    make_applicant,
    make_case,
    make_caseworker,
    make_draft,
    whole_answers,
)
from tests.wizard.test_filling_in import step_url

NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def queries(client, url: str, body: dict | None = None) -> int:
    """Return how many statements a request takes; the page must answer."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url) if body is None else client.post(url, body)
    assert response.status_code in (200, 302)
    return sum(not query["sql"].startswith(NOT_COUNTED) for query in captured)


def counted_while_growing(client, url: str, grow) -> set[int]:
    """Return the numbers of queries at 1, 20 and 100 rows."""
    found, rows = set(), 0
    for wanted in (1, 20, 100):
        for number in range(rows, wanted):
            grow(number)
        rows = wanted
        found.add(queries(client, url))
    return found


@pytest.fixture
def long_draft(anna):
    """A draft with every kind of income and cost ticked, all on the path."""
    kinds = {
        "income_kinds": {"income_kinds": [kind.key for kind in INCOME_KINDS]},
        "cost_kinds": {"cost_kinds": [kind.key for kind in COST_KINDS]},
    }
    return make_draft(anna, whole_answers() | kinds)


def test_a_question_costs_four_queries_first_and_last(anna_client, anna, long_draft):
    short = make_draft(anna, {})

    counts = {queries(anna_client, step_url(draft, "acute")) for draft in (short, long_draft)}
    counts.add(queries(anna_client, step_url(long_draft, "anything_else")))

    assert counts == {4}


def test_saving_costs_six_queries_first_and_last(anna_client, long_draft):
    for step, values in (("acute", {"acute": "food"}), ("anything_else", {"anything_else": "x"})):
        assert queries(anna_client, step_url(long_draft, step), values | {"_rev": "1"}) == 6
    last = FLOW.by_key["cost_other"]
    body = {"amount": "100", "period": "december", "what": "Vinterskor"}
    assert queries(anna_client, step_url(long_draft, last.key), body) == 5


@pytest.mark.parametrize("name", ["draft", "check", "delete_draft"])
def test_an_overview_costs_the_same_however_long_the_draft(anna_client, anna, long_draft, name):
    short = make_draft(anna, {})

    # One of them asks what others have changed.
    counts = {queries(anna_client, reverse(name, args=[draft.pk])) for draft in (short, long_draft)}

    assert counts == {4 if name == "delete_draft" else 5}


def test_sending_costs_the_same_however_long_the_draft(anna_client, long_draft):
    other = make_applicant()
    short = make_draft(other)
    for kind in INCOME_KINDS:
        row = {"rows-0-on_0": "1", "rows-0-on_1": "10", "rows-0-amount": "1", "rows-0-note": "x"}
        answer(anna_of(long_draft), long_draft, f"income_{kind.key}", row)
    for kind in COST_KINDS:
        words = {"start": "a", "to": "b", "why": "c", "what": "d"}
        body = {"amount": "1", "period": "nu"} | words
        answer(anna_of(long_draft), long_draft, f"cost_{kind.key}", body)

    counts = [
        queries(client, reverse("send", args=[draft.pk]), {"declare": "yes"})
        for client, draft in ((logged_in(other), short), (anna_client, long_draft))
    ]

    # The first of the year also creates the counter row.
    assert counts[0] - counts[1] in (0, 1)
    assert Case.objects.count() == 2


def anna_of(draft):
    return draft.person.users.get()


def test_the_worklist_costs_the_same_at_any_length(maja_client):
    url = reverse("worklist") + "?vy=alla"

    counts = counted_while_growing(maja_client, url, lambda number: make_case())

    assert len(counts) == 1
    assert max(counts) <= 5


def test_the_case_page_costs_the_same_after_many_readings(anna_client, anna, maja):
    case = make_case(anna)

    def read(_number):
        cases = Case.objects.all()
        read_case(Actor(maja), cases=cases, case_id=case.pk, kind=AccessKind.CASE)

    for name, most in (("case", 7), ("case_log", 7)):
        counts = counted_while_growing(anna_client, reverse(name, args=[case.pk]), read)
        assert len(counts) == 1
        assert max(counts) <= most


def test_the_caseworkers_pages_cost_the_same_after_many_notes(maja_client, maja):
    case = make_case()
    take_case(Actor(maja), case_id=case.pk)

    def note(number):
        write_note(Actor(maja), case_id=case.pk, text=f"Anteckning {number}")

    for name in ("review_case", "journal"):
        counts = counted_while_growing(maja_client, reverse(name, args=[case.pk]), note)
        assert len(counts) == 1
        assert max(counts) <= 8


def test_handing_over_costs_the_same_with_many_colleagues(maja_client, maja):
    case = make_case()
    take_case(Actor(maja), case_id=case.pk)
    url = reverse("hand_over", args=[case.pk])

    assert len(counted_while_growing(maja_client, url, lambda number: make_caseworker())) == 1


def test_the_home_page_costs_the_same_with_many_drafts(anna_client, anna, monkeypatch):
    monkeypatch.setattr("applications.actions.drafts.MOST_DRAFTS", 1_000)
    make_case(anna)

    counts = counted_while_growing(
        anna_client, reverse("home"), lambda number: make_draft(anna, {"acute": {"acute": "none"}})
    )

    assert len(counts) == 1
    assert max(counts) <= 7
