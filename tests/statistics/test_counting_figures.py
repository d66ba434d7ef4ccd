"""What ``tick`` counts once a day: numbers that say how it went, and nothing of anybody."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.access import Actor
from applications.actions.counting_figures import count_figures
from applications.actions.ending_drafts import delete_ended_drafts, warn_of_endings
from applications.actions.sending import send_application
from applications.models import Compilation, Draft, Figure
from applications.questions.catalogue import FLOW
from applications.questions.counted import SENSITIVE, counted_as
from eservice import clock
from guides.models import Puzzlement
from tests.casework.deciding.making import draft_of, investigated, issue
from tests.factories import answer, make_applicant, make_case, make_draft, whole_answers
from tests.helping import make_grant, make_helper

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 1) for month in (10, 11, 12))


def moment(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


@pytest.fixture(autouse=True)
def december():
    with clock.at(moment("2026-12-10")):
        yield


def figures(compilation: Compilation) -> dict[tuple, int]:
    rows = Figure.objects.filter(compilation=compilation)
    return {(row.month, row.key, row.part): row.count for row in rows}


def counted_again(day: str = "2026-12-11") -> None:
    with clock.at(moment(day)):
        count_figures()


def without(*steps: str) -> dict:
    return {key: given for key, given in whole_answers().items() if key not in steps}


def left(day: str, *missing: str) -> Draft:
    """Somebody answers everything but this, and is not seen again."""
    with clock.at(moment(day)):
        return make_draft(make_applicant(), without(*missing))


def test_a_draft_has_stopped_where_she_would_go_on(anna):
    left("2026-11-05", "address", "housing_debts")
    left("2026-11-06", "address")
    left("2026-11-20", *whole_answers())
    left("2026-11-20")
    left("2026-12-01", "address")
    make_case(anna)
    count_figures()
    first = FLOW.steps[0]
    assert figures(Compilation.STOPS) == {
        (NOVEMBER, "questions/address", ""): 2,
        (NOVEMBER, counted_as(first.guide), ""): 1,
        (NOVEMBER, "ready", ""): 1,
    }


def test_who_goes_on_has_not_stopped():
    draft = left("2026-11-05", "address")
    count_figures()
    answer(draft.person.users.get(), draft, "anything_else", {"anything_else": "Hej"})
    counted_again()
    assert figures(Compilation.STOPS) == {}


def test_what_is_counted_stays_when_the_drafts_are_deleted():
    left("2026-10-02", "address")
    count_figures()
    with clock.at(moment("2026-12-18")):
        warn_of_endings()
    with clock.at(moment("2026-12-29")):
        warn_of_endings()
    with clock.at(moment("2027-01-05")):
        assert delete_ended_drafts() == 1
        count_figures()
    assert figures(Compilation.STOPS) == {(OCTOBER, "questions/address", ""): 1}


def test_it_is_counted_once_a_day(maja):
    call_command("tick")
    Puzzlement.objects.create(key="questions/month", language="sv")
    assert count_figures() == 0
    counted_again()
    assert figures(Compilation.PRESSES) == {(DECEMBER, "questions/month", ""): 1}
    counted_again("2026-12-12")
    assert figures(Compilation.PRESSES) == {(DECEMBER, "questions/month", ""): 1}


def test_first_decisions_are_counted_by_their_days_and_the_promise(maja):
    for came, decided in (("2026-11-02", "2026-11-04"), ("2026-09-01", "2026-11-30")):
        with clock.at(moment(came)):
            case = make_case()
        with clock.at(moment(decided)):
            issue(draft_of(investigated(case, maja), maja), maja)
    count_figures()
    assert figures(Compilation.DAYS) == {
        (NOVEMBER, "first", "2"): 1,
        (NOVEMBER, "first", "90"): 1,
    }
    assert figures(Compilation.PROMISES) == {
        (NOVEMBER, "first", "kept"): 1,
        (NOVEMBER, "first", "late"): 1,
    }


def test_help_is_counted_by_its_kind_and_once_for_each_application(anna):
    make_case()
    draft, helper = make_draft(anna, without("address")), make_helper()
    make_grant(anna, helper)
    for step in ("address", "anything_else"):
        answer(helper, draft, step, whole_answers().get(step) or {step: "Hej"})
    answer(anna, draft, "address", whole_answers()["address"])
    send_application(Actor(anna), draft_id=draft.pk)
    count_figures()
    assert figures(Compilation.HELP) == {
        (DECEMBER, "all", ""): 2,
        (DECEMBER, "alone", ""): 1,
        (DECEMBER, "supporter", ""): 1,
    }


def test_the_first_time_a_year_is_counted():
    Puzzlement.objects.create(key="questions/month", language="sv", day=date(2026, 2, 3))
    Puzzlement.objects.create(key="questions/month", language="sv", day=date(2025, 2, 3))
    count_figures()
    assert figures(Compilation.PRESSES) == {(date(2026, 2, 1), "questions/month", ""): 1}


def test_sensitive_questions_are_counted_as_their_section():
    assert {step.base for step in FLOW.steps} >= SENSITIVE
    assert counted_as("questions/cost_union") == counted_as("questions/cost_dental")
    assert counted_as("questions/cost_union") == "section:costs"
    assert counted_as("questions/safe_contact") == "section:about"
    assert counted_as("questions/occupation_sick") == "section:work"
    assert counted_as("questions/paper_cost") == "questions/paper_cost"
    assert counted_as("questions/occupation") == "questions/occupation"
    assert counted_as("guides/hej") == "guides/hej"


def queries_of_counting(day: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        counted_again(day)
    return len(queries)


def test_many_drafts_cost_no_more_queries():
    left("2026-11-05", "address")
    few = queries_of_counting("2026-12-11")
    for _each in range(4):
        left("2026-11-05", "address")
    assert queries_of_counting("2026-12-12") == few
    assert figures(Compilation.STOPS) == {(NOVEMBER, "questions/address", ""): 5}
