"""The views of the worklist: who is in which, in which order, and that each walks its index."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction

from applications import worklists
from applications.access import Actor
from applications.models import Case
from applications.paging import Cursor
from applications.review.worklisting.places import TABS
from applications.statuses import CaseStage
from applications.worklists import VIEWS, Narrowing
from bench.bulk import add_cases
from eservice import clock
from tests.factories import make_applicant, make_caseworker
from tests.plans import is_sorted_afterwards, plan_of

ROW = re.compile(r'<th scope="row"><a class="govuk-link" href="/handlaggning/([0-9a-f-]{36})/"')
WORKLIST = "/handlaggning/"
# Two columns that are compared as one where an index is entered, as each database says it.
ROW_COMPARED = re.compile(r"Index Cond: .*ROW\(|USING INDEX .*,id\)[<>]\(\?,\?\)")
INDEXES = {
    "mine": "worklist_mine",
    "unassigned": "worklist_mine",
    "waiting": "worklist_waiting",
    "answered": "worklist_answered",
    "late": "worklist_promise",
    "urgent": "worklist_urgent",
    "all": "worklist_all",
    "stage": "worklist_stage",
}


def shown(client, **query):
    return ROW.findall(client.get(WORKLIST, query).content.decode())


def ids(*cases):
    return [str(case.pk) for case in cases]


def test_those_that_wait_for_the_applicant(maja_client, many_cases, case):
    waiting, gone = many_cases(2, waits_for_applicant=True)
    Case.objects.filter(pk=gone.pk).update(
        stage=CaseStage.WITHDRAWN, withdrawn_at=clock.now(), waits_for_applicant=True
    )
    assert shown(maja_client, vy="vantar") == ids(waiting)


def test_new_answers_come_newest_first_and_go_back_to_the_last_working_day(
    maja, many_cases, case, maja_client
):
    # Monday morning; Friday counts, the day before doesn't.
    with time_machine.travel("2026-03-16 08:00+01:00", tick=False):
        [friday] = many_cases(1, answered_at=clock.now() - timedelta(days=2, hours=20))
        [today] = many_cases(1, answered_at=clock.now())
        many_cases(1, answered_at=clock.now() - timedelta(days=3, hours=9))
        page = worklists.worklist(Actor(maja), "answered", Narrowing())
        assert [row["id"] for row in page.rows] == [today.pk, friday.pk]


def test_an_answer_after_the_decision_is_there_too(maja_client, case):
    Case.objects.filter(pk=case.pk).update(
        stage=CaseStage.DECIDED, investigation_started_at=clock.now(), answered_at=clock.now()
    )
    assert shown(maja_client, vy="svarat") == ids(case)


def test_late_and_soon_late_by_the_promise(maja, many_cases, case):
    # A Thursday: three working days on is Tuesday.
    with time_machine.travel("2026-03-12 08:00+01:00", tick=False):
        today = clock.today()
        [tuesday] = many_cases(1, promised_on=today + timedelta(days=5))
        [late] = many_cases(1, promised_on=today - timedelta(days=1))
        many_cases(1, promised_on=today + timedelta(days=6))
        Case.objects.filter(pk=case.pk).update(promised_on=today + timedelta(days=40))
        page = worklists.worklist(Actor(maja), "late", Narrowing())
        assert [row["id"] for row in page.rows] == [late.pk, tuesday.pk]


def test_the_row_says_late_and_soon_late(maja_client, many_cases, case):
    many_cases(1, promised_on=clock.today())
    many_cases(1, promised_on=clock.today() - timedelta(days=1))
    page = maja_client.get(WORKLIST, {"vy": "loften"}).content.decode()
    assert page.count("Snart försenad</span>") == 1
    assert page.count(">Försenad</span>") == 1


def test_a_view_is_narrowed(maja_client, many_cases, case):
    [urgent] = many_cases(1, is_urgent=True)
    [both] = many_cases(1, is_urgent=True, waits_for_applicant=True)
    assert set(shown(maja_client, vy="alla", bara="bradskande")) == set(ids(urgent, both))
    assert shown(maja_client, vy="alla", bara=["bradskande", "vantar"]) == ids(both)
    assert shown(maja_client, vy="alla", steg="communicated") == []
    assert len(shown(maja_client, vy="alla", steg="received", bara="nonsense")) == 3
    assert len(shown(maja_client, vy="alla", steg="closed")) == 3


@pytest.mark.parametrize("slug", ["vantar", "svarat", "loften", "bradskande", "alla"])
def test_paging_shows_every_case_once_in_order(maja_client, many_cases, case, slug):
    Case.objects.update(waits_for_applicant=True, answered_at=clock.now(), is_urgent=True)
    Case.objects.update(promised_on=clock.today())
    many_cases(
        44,
        waits_for_applicant=True,
        answered_at=clock.now(),
        is_urgent=True,
        promised_on=clock.today(),
    )
    walked, url = [], f"{WORKLIST}?vy={slug}&bara=bradskande"
    while url:
        page = maja_client.get(url).content.decode()
        walked += ROW.findall(page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        url = found and found.group(1).replace("&amp;", "&")
    order = ("answered_at", "id") if slug == "svarat" else ("id",)
    wanted = [str(pk) for pk in Case.objects.order_by(*order).values_list("pk", flat=True)]
    assert walked == (wanted[::-1] if slug == "svarat" else wanted)
    assert "bara=bradskande" in page[page.index("Till början") - 200 : page.index("Till början")]


@pytest.fixture(scope="module")
def many(django_db_setup, django_db_blocker):
    """So many cases that the database has a reason to choose: made once, and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        maja, applicant = make_caseworker(), make_applicant()
        add_cases(1_500, applicant, [make_caseworker() for _number in range(20)])
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE applications_case")
        yield maja
        transaction.set_rollback(True)


@pytest.mark.parametrize("view", sorted(VIEWS))
@pytest.mark.parametrize("is_first", [True, False])
def test_every_page_walks_the_index_of_its_view(many, db, view, is_first):
    after = None if is_first else Cursor(clock.now() - timedelta(days=1), Case.objects.first().pk)
    narrowing = Narrowing(CaseStage.RECEIVED) if view == "stage" else Narrowing()
    plan = plan_of(worklists.worklist_cases(Actor(many), view, narrowing, after))
    assert INDEXES[view] in plan
    assert not is_sorted_afterwards(plan)
    # At the row itself, not at the first of all that are promised for the same day.
    assert is_first or ROW_COMPARED.search(plan)


def test_every_view_has_a_tab_and_an_index():
    assert {tab.view for tab in TABS.values()} == set(VIEWS) == set(INDEXES)
