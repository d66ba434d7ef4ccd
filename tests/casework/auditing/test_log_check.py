"""A check: a sample by chance, what is odd about it, and what the auditor saw."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.auditing import finish_log_check, start_log_check
from applications.errors import NotAllowed
from applications.event_kinds import AccessKind
from applications.models import AccessLog, LogCheck
from eservice import clock
from eservice.ui.swedish import format_date
from tests.casework.auditing.making import make_auditor, make_log_check, reading

DRAW = "/granskning/kontroll/"
# A Tuesday, and no holiday.
HERE = ZoneInfo("Europe/Stockholm")
MORNING = datetime(2026, 10, 13, 10, 0, tzinfo=HERE)
SUNDAY = datetime(2026, 10, 18, 10, 0, tzinfo=HERE)
NIGHT = datetime(2026, 10, 13, 22, 30, tzinfo=HERE)
ODD = {
    "refused": "Vi stoppade läsningen",
    "hours": "Utanför arbetstid",
    "unconnected": "Har inte haft ärendet och inte sökt fram det",
}


def shown(client, check) -> str:
    response = client.get(reverse("log_check", args=[check.pk]))
    assert response.status_code == 200
    return response.text


def odd_of(client, petra, row) -> set[str]:
    page = shown(client, make_log_check(petra, [row]))
    return {key for key, label in ODD.items() if label in page}


def test_a_sample_is_drawn_among_what_other_staff_read(petra_client, petra, maja, anna, case):
    rows = [reading(maja, case).pk for _serial in range(30)]
    reading(anna, case)
    reading(petra, None, kind=AccessKind.LOG)
    response = petra_client.post(DRAW, {"count": "25"})
    check = LogCheck.objects.get()
    assert response["Location"] == reverse("log_check", args=[check.pk])
    assert len(set(check.sample)) == 25
    assert set(check.sample) <= set(rows)
    assert (check.by, check.until - check.since) == (petra, timedelta(days=30))


def test_fewer_readings_than_asked_for_are_all_drawn(petra_client, maja, case):
    row = reading(maja, case)
    petra_client.post(DRAW, {"count": "100"})
    assert LogCheck.objects.get().sample == [row.pk]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"count": "0"}, "Skriv ett tal från 1 till 100"),
        ({"count": "101"}, "Skriv ett tal från 1 till 100"),
        ({"count": "20"}, "Ingen annan läste något"),
        (
            {"count": "20", "since_0": "1", "since_1": "1", "since_2": "2020"},
            "Välj högst 92 dagar",
        ),
    ],
)
def test_a_draw_that_can_not_be_made_is_explained(petra_client, typed, says):
    response = petra_client.post(DRAW, typed)
    assert response.status_code == 422
    assert says in response.text
    assert not LogCheck.objects.exists()


@pytest.mark.parametrize(("at", "odd"), [(MORNING, set()), (SUNDAY, {"hours"}), (NIGHT, {"hours"})])
def test_the_one_who_has_the_case_is_odd_only_outside_hours(
    petra_client, petra, maja, case, at, odd
):
    assert odd_of(petra_client, petra, reading(maja, case, at=at)) == odd


def test_a_case_that_the_reader_never_had_is_odd(petra_client, petra, nils, case):
    row = reading(nils, case, at=MORNING)
    assert odd_of(petra_client, petra, row) == {"unconnected"}


def test_a_case_that_she_searched_for_before_is_not(petra_client, petra, nils, case):
    before = MORNING - timedelta(minutes=5)
    search = reading(nils, case, kind=AccessKind.SEARCH, at=before)
    row = reading(nils, case, at=MORNING)
    assert odd_of(petra_client, petra, row) == set()
    assert odd_of(petra_client, petra, search) == set()


def test_a_search_afterwards_explains_nothing(petra_client, petra, nils, case):
    row = reading(nils, case, at=MORNING)
    reading(nils, case, kind=AccessKind.SEARCH, at=MORNING + timedelta(minutes=5))
    assert odd_of(petra_client, petra, row) == {"unconnected"}


def test_a_refused_reading_is_odd(petra_client, petra, maja, case):
    row = reading(maja, case, kind=AccessKind.REFUSED, at=MORNING)
    assert odd_of(petra_client, petra, row) == {"refused"}


def test_a_worklist_is_about_no_case(petra_client, petra, maja):
    row = reading(maja, None, kind=AccessKind.WORKLIST, at=MORNING)
    assert odd_of(petra_client, petra, row) == set()


def test_what_she_saw_is_kept_once(petra_client, petra, maja, case):
    check = make_log_check(petra, [reading(maja, case)])
    url = reverse("log_check", args=[check.pk])
    assert petra_client.post(url, {"finding": " "}).status_code == 422
    assert petra_client.post(url, {"finding": "En läsning en söndag."}).status_code == 302
    check.refresh_from_db()
    assert check.finding == "En läsning en söndag."
    assert check.finished_at
    page = shown(petra_client, check)
    assert "En läsning en söndag." in page
    assert "<textarea" not in page
    again = petra_client.post(url, {"finding": "Något annat."})
    assert again.status_code == 409
    assert "Något annat." in again.text
    check.refresh_from_db()
    assert check.finding == "En läsning en söndag."


def test_another_auditor_reads_but_does_not_finish(petra_client, petra, maja, case):
    other = make_auditor("other-auditor")
    check = make_log_check(other, [reading(maja, case)])
    assert "<textarea" not in shown(petra_client, check)
    with pytest.raises(NotAllowed):
        finish_log_check(Actor(petra), check_id=check.pk, finding="Allt är rätt.")
    check.refresh_from_db()
    assert check.finished_at is None


def test_nobody_else_draws(maja):
    with pytest.raises(NotAllowed):
        start_log_check(Actor(maja), since=clock.today(), until=clock.today(), count=1)


def test_each_opening_is_a_row_and_the_person_is_not_named(petra_client, petra, anna, maja, case):
    check = make_log_check(petra, [reading(maja, case)])
    page = shown(petra_client, check)
    shown(petra_client, check)
    assert AccessLog.objects.filter(by=petra, kind=AccessKind.LOG, case=None).count() == 2
    assert case.reference in page
    assert "Anna" not in page


def test_the_start_page_lists_the_checks(petra_client, petra):
    make_log_check(petra)
    page = petra_client.get(reverse("audit")).text
    today = format_date(clock.today())
    assert f"Läsningar från {today} till {today}" in page
    assert "Inte klar" in page


@pytest.mark.parametrize("count", [1, 100])
def test_a_check_costs_five_queries(
    petra_client, petra, maja, case, count, django_assert_num_queries
):
    check = make_log_check(petra, [reading(maja, case) for _serial in range(count)])
    with django_assert_num_queries(5):
        shown(petra_client, check)
