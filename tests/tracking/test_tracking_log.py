"""The log in her words, and that its pages hold every row once."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from applications.access import Actor
from applications.actions import cases
from applications.event_kinds import (
    APPLICANT_ACCESS_TEXTS,
    APPLICANT_EVENT_TEXTS,
    AccessKind,
    EventKind,
)
from applications.ledger import append_event
from applications.models import AccessLog, Case
from applications.tracking.log import Place, log_page
from eservice import clock
from eservice.people.models import User
from tests.casework.deciding.making import draft_of, investigated, issue
from tests.factories import make_applicant, make_case, make_caseworker


def show(page, case, query="?egna=1"):
    response = page.get(reverse("case_log", args=[case.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def lines(shown):
    listed = shown.split('<ul class="app-list">')[1].split("</ul>")[0]
    return [strip_tags(line) for line in re.findall(r"<li><span>(.*?)</span><span", listed)]


def test_everything_is_told_in_her_words_newest_first(page, anna, maja, read_by, render_receipt):
    nils = make_caseworker(given_name="Nils", family_name="Modell")
    case = make_case(anna)
    render_receipt(case)
    cases.take_case(Actor(maja), case_id=case.pk)
    read_by(maja, case, AccessKind.CASE)
    read_by(maja, case, AccessKind.ANSWERS)
    read_by(maja, case, AccessKind.JOURNAL)
    cases.start_investigation(Actor(maja), case_id=case.pk)
    cases.write_note(Actor(maja), case_id=case.pk, text="Hemligt")
    cases.hand_over_case(Actor(maja), case_id=case.pk, to=nils)
    for name in ("case", "case_answers", "receipt"):
        page.get(reverse(name, args=[case.pk]))
    cases.withdraw_case(Actor(anna), case_id=case.pk)
    assert lines(show(page, case)) == [
        "Du läste loggen",
        "Du tog tillbaka ansökan",
        "Du öppnade kvittot",
        "Du läste dina svar",
        "Du läste ditt ärende",
        "Nils Modell blev din nya handläggare",
        "Maja Låtsas, handläggare, skrev en anteckning i ditt ärende",
        "Maja Låtsas, handläggare, började läsa din ansökan",
        "Maja Låtsas, handläggare, läste anteckningarna",
        "Maja Låtsas, handläggare, läste dina svar",
        "Maja Låtsas, handläggare, läste ditt ärende",
        "Maja Låtsas blev din handläggare",
        "Ditt kvitto blev klart",
        "Du skickade ansökan",
    ]


def test_someone_who_was_refused_is_not_named(page, client, log_in, anna):
    case, stranger = make_case(anna), make_applicant(given_name="Stina", family_name="Främling")
    log_in(stranger)
    assert client.get(reverse("case", args=[case.pk])).status_code == 404
    log_in(anna)
    shown = show(client, case)
    assert lines(shown)[1] == "Någon utan rätt försökte läsa. Vi släppte inte in hen."
    assert "Stina" not in shown


def test_a_name_is_kept_apart_and_escaped(page, anna, read_by):
    odd = make_caseworker(given_name="<i>{who}", family_name="אבג")
    case = make_case(anna)
    read_by(odd, case, AccessKind.CASE)
    assert "<bdi>&lt;i&gt;{who} אבג</bdi>, handläggare, läste ditt ärende" in show(page, case)


def test_a_reader_without_a_name_is_someone_here(page, anna):
    nameless = User.objects.create(issuer="test", subject="x", unit="mottagning")
    case = make_case(anna)
    AccessLog.objects.create(
        kind=AccessKind.CASE, at=clock.now(), by=nameless, role="caseworker", case=case
    )
    assert lines(show(page, case))[1] == "En person hos oss, handläggare, läste ditt ärende"


def test_every_kind_has_her_words():
    assert set(APPLICANT_EVENT_TEXTS) == set(EventKind)
    # What is read at the desk is in no case: she reads of it on the page about her codes.
    elsewhere = {AccessKind.WORKLIST, AccessKind.DESK}
    assert set(APPLICANT_ACCESS_TEXTS) == set(AccessKind) - elsewhere


@pytest.fixture
def long_log(anna, maja):
    """A case with 40 events and 40 readings, many of them at the same moment."""
    case = make_case(anna)
    start = clock.now()
    for number in range(40):
        with clock.at(start + timedelta(seconds=number // 7)):
            case.refresh_from_db()
            append_event(case, EventKind.NOTE_WRITTEN, Actor(maja), about=maja)
            AccessLog.objects.create(
                kind=AccessKind.CASE, at=clock.now(), by=maja, role="caseworker", case=case
            )
    return case


def test_pages_hold_every_row_once_and_in_order(long_log, anna):
    places, after = [], None
    for _page in range(5):
        found = log_page(long_log, anna, after, with_own=True)
        places += [entry.place for entry in found.entries]
        after = Place.parse(str(found.next)) if found.next else None
    assert after is None
    assert len(places) == len(set(places)) == 81
    assert places == sorted(places, reverse=True)


def test_the_reader_walks_from_page_to_page(page, long_log):
    first = show(page, long_log)
    assert len(lines(first)) == 20
    more = unescape(re.search(r'href="(\?[^"]*efter=[^"]+)"', first)[1])
    second = show(page, long_log, more)
    assert len(lines(second)) == 20
    assert "Till början" in second


@pytest.mark.parametrize(
    "place",
    [
        "x",
        "2026-11-22T10:00:00_0_1",
        "2026-11-22T10:00:00+00:00_2_1",
        "2999-99-99T10:00:00+00:00_0_1",
        "0001-01-01T00:00:00+14:00_0_1",
        "2999-12-31T23:59:59-25:00_1_1",
        "2026-W01-1T00:00:00+99:00_1_1",
        "2026-11-22T10:00:00+00:00_0_99999999999999999999",
        "\0",
    ],
)
def test_a_place_that_is_none_shows_the_first_page(page, anna, place):
    case = make_case(anna)
    response = page.get(reverse("case_log", args=[case.pk]), {"efter": place})
    assert response.status_code == 200
    assert "Du skickade ansökan" in response.content.decode()


def test_a_place_is_read_in_the_time_of_the_database(page, anna):
    place = Place.parse("2026-01-01T00:00:00+16:00_1_1")
    assert str(place) == "2025-12-31T08:00:00+00:00_1_1"
    case = make_case(anna)
    response = page.get(
        reverse("case_log", args=[case.pk]), {"efter": "2026-01-01T00:00:00+23:59_1_1"}
    )
    assert response.status_code == 200


def test_the_number_of_queries_does_not_grow(count_queries, anna, maja, read_by):
    case = make_case(anna)
    url, counts = reverse("case_log", args=[case.pk]), []
    for more in (1, 19, 80):
        for _number in range(more):
            read_by(maja, case, AccessKind.CASE)
            cases.write_note(Actor(maja), case_id=case.pk, text="Anteckning")
        counts.append(count_queries(url))
    assert counts == [6, 6, 6]
    assert Case.objects.count() == 1


def test_her_own_readings_are_left_out_until_she_asks_for_them(page, anna):
    case = make_case(anna)

    assert lines(show(page, case, "")) == ["Du skickade ansökan"]
    assert "Du läste loggen" in lines(show(page, case, "?egna=1"))


def test_before_the_first_decision_nobody_has_read_one(page, anna, maja, read_by):
    case = investigated(make_case(anna), maja)
    read_by(maja, case, AccessKind.DECISION)
    issue(draft_of(case, maja), maja)
    read_by(maja, case, AccessKind.DECISION)
    assert [line for line in lines(show(page, case, "")) if "läste" in line] == [
        "Maja Låtsas, handläggare, läste beslutet",
        "Maja Låtsas, handläggare, läste ditt ärende",
    ]
