"""The case page: stage, what to do, when, who has it and who has read it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils.html import strip_tags

from applications.access import Actor
from applications.actions import cases
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Case
from applications.statuses import STAGE_TEXTS, Audience, CaseStage
from eservice import clock
from eservice.clock import months_later
from eservice.ui.swedish import format_date
from tests.factories import make_applicant, make_case, make_caseworker

PAGES = ("case", "case_answers", "receipt", "receipt_pdf", "case_log", "withdraw")
WAYS = {
    CaseStage.RECEIVED: (),
    CaseStage.UNDER_INVESTIGATION: (CaseStage.UNDER_INVESTIGATION,),
    CaseStage.COMMUNICATED: (CaseStage.UNDER_INVESTIGATION, CaseStage.COMMUNICATED),
    CaseStage.DECIDED: (CaseStage.UNDER_INVESTIGATION, CaseStage.DECIDED),
    CaseStage.WITHDRAWN: (CaseStage.WITHDRAWN,),
    CaseStage.CLOSED: (CaseStage.WITHDRAWN, CaseStage.CLOSED),
}


def show(page, case, name="case"):
    response = page.get(reverse(name, args=[case.pk]))
    assert response.status_code == 200
    return response.content.decode()


def days_ago(days):
    return clock.at(clock.now() - timedelta(days=days))


def move(case, *stages):
    for stage in stages:
        case.refresh_from_db()
        cases.move_to(case, stage)


@pytest.mark.parametrize("stage", CaseStage)
def test_every_stage_has_its_words_and_something_to_do(page, anna, stage):
    case = make_case(anna)
    move(case, *WAYS[stage])
    shown = show(page, case)
    words = STAGE_TEXTS[stage][Audience.APPLICANT]
    assert f'<h1 class="govuk-heading-l">{words.heading}</h1>' in shown
    assert str(words.next_step) in shown
    assert "Vad ska jag göra?" in shown
    assert shown.count('aria-current="step"') == 1
    assert f"Nu: {words.heading}" in strip_tags(shown)
    assert case.reference in shown


def test_sent_received_decided_and_paid_are_different_steps(page, anna):
    case = make_case(anna)
    move(case, *WAYS[CaseStage.UNDER_INVESTIGATION])
    shown = show(page, case)
    steps = ["Du skickade ansökan", "Vi fick din ansökan", "Du får ett beslut<br>", "Vi betalar ut"]
    assert [shown.index(step) for step in steps] == sorted(shown.index(step) for step in steps)


def test_while_we_wait_for_her_the_promise_says_what_it_hangs_on(page, anna):
    case = make_case(anna)
    assert "om ditt svar kommer sent" not in show(page, case)
    Case.objects.filter(pk=case.pk).update(waits_for_applicant=True)
    assert "om ditt svar kommer sent" in show(page, case)


def test_an_answer_is_promised_until_the_day_has_passed(page, anna):
    case = make_case(anna)
    assert f"Du får ett beslut senast <b>{format_date(case.promised_on)}</b>" in show(page, case)
    assert "Vi är sena" not in show(page, case)


def test_a_late_answer_is_said_straight_out(page, anna):
    with days_ago(30):
        case = make_case(anna)
    shown = show(page, case)
    assert "Vi är sena med ditt beslut." in shown
    assert f"Du skulle ha fått ett beslut senast {format_date(case.promised_on)}." in shown
    assert "du kan ringa oss" in shown
    assert "begära ett beslut" not in shown
    assert "Du får ett beslut senast <b>" not in shown


def test_after_six_months_she_may_ask_for_a_decision(page, anna):
    with days_ago(190):
        case = make_case(anna)
    shown = show(page, case)
    assert "begära ett beslut" in shown
    assert "inom fyra veckor" in shown


def test_a_closed_case_is_never_late(page, anna):
    with days_ago(200):
        case = make_case(anna)
    move(case, *WAYS[CaseStage.WITHDRAWN])
    assert "Vi är sena" not in show(page, case)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 3, 30), date(2026, 9, 30)),
        (date(2026, 12, 1), date(2027, 6, 1)),
        (date(2027, 8, 30), date(2028, 2, 29)),
    ],
)
def test_six_months_end_on_a_day_that_exists(day, later):
    assert months_later(day, 6) == later


def test_nobody_has_the_case_yet(page, anna):
    shown = show(page, make_case(anna))
    assert "Ingen handläggare har ditt ärende än." in shown
    assert "Ärendet finns hos Mottagningen." in shown
    assert 'href="tel:+46846500401"' in shown


def test_the_caseworker_has_a_name(page, anna, maja):
    case = make_case(anna)
    cases.take_case(Actor(maja), case_id=case.pk)
    shown = show(page, case)
    assert "<b><bdi>Maja Låtsas</bdi></b> är din handläggare" in shown
    assert "väntar den på en handläggare" not in shown
    assert "Före det" not in shown


def test_those_who_had_the_case_before_are_named(page, anna, maja):
    case, nils = make_case(anna), make_caseworker(given_name="Nils", family_name="Modell")
    cases.take_case(Actor(maja), case_id=case.pk)
    cases.hand_over_case(Actor(maja), case_id=case.pk, to=nils)
    shown = show(page, case)
    assert "<b><bdi>Nils Modell</bdi></b> är din handläggare" in shown
    assert f"<li><bdi>Maja Låtsas</bdi>, {format_date(clock.today())}</li>" in shown


def test_a_withdrawn_case_had_a_caseworker(page, anna, maja):
    case = make_case(anna)
    cases.take_case(Actor(maja), case_id=case.pk)
    cases.withdraw_case(Actor(anna), case_id=case.pk)
    assert "<bdi>Maja Låtsas</bdi></b> var din handläggare." in show(page, case)


def test_a_unit_that_is_gone_leaves_the_municipality_to_call(page, anna):
    case = make_case(anna)
    Case.objects.filter(pk=case.pk).update(unit="nedlagd")
    shown = show(page, case)
    assert "Ärendet finns hos" not in shown
    assert 'href="tel:+46846500400"' in shown


def test_who_has_read_is_there_but_not_oneself_and_no_refusal(page, anna, maja, read_by):
    case, other = make_case(anna), make_caseworker(unit="vuxen", given_name="Olga")
    read_by(maja, case, AccessKind.ANSWERS)
    with pytest.raises(Case.DoesNotExist):
        read_by(other, case, AccessKind.CASE)
    show(page, case)
    readers = strip_tags(show(page, case).split("Vem har läst?")[1])
    assert "Maja Låtsas, handläggare, läste dina svar" in readers
    assert "Olga" not in readers
    assert "Du läste" not in readers


def test_the_reading_is_logged_as_her_own(page, anna):
    case = make_case(anna)
    show(page, case)
    row = AccessLog.objects.get()
    assert (row.kind, row.by, row.role, row.case) == ("case", anna, "applicant", case)


@pytest.mark.parametrize("name", PAGES)
def test_the_case_of_someone_else_is_not_there(page, anna, name):
    case = make_case(make_applicant())
    assert page.get(reverse(name, args=[case.pk])).status_code == 404
    row = AccessLog.objects.get()
    assert (row.kind, row.by, row.case) == (AccessKind.REFUSED, anna, case)


@pytest.mark.parametrize("name", PAGES)
def test_a_caseworker_does_not_read_as_an_applicant(client, log_in, anna, maja, name):
    case = make_case(anna)
    log_in(maja)
    assert client.get(reverse(name, args=[case.pk])).status_code == 404
    assert AccessLog.objects.get().kind == AccessKind.REFUSED


@pytest.mark.parametrize("name", PAGES)
def test_a_case_that_does_not_exist_leaves_no_row(page, name):
    assert page.get(reverse(name, args=[uuid4()])).status_code == 404
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_shown_when_the_reading_cannot_be_logged(page, anna, name, monkeypatch):
    def broken(*args):
        raise DatabaseError

    monkeypatch.setattr("applications.actions.reading.log_access", broken)
    response = page.get(reverse(name, args=[make_case(anna).pk]))
    assert response.status_code == 503
    assert "EX-" not in response.content.decode()


@pytest.mark.parametrize("name", [name for name in PAGES if name != "withdraw"])
def test_the_pages_only_read(page, anna, name):
    assert page.post(reverse(name, args=[make_case(anna).pk])).status_code == 405


def test_the_number_of_queries_does_not_grow(count_queries, anna, maja, read_by):
    case = make_case(anna)
    url, counts = reverse("case", args=[case.pk]), []
    for more in (1, 19, 80):
        for _number in range(more):
            read_by(maja, case, AccessKind.CASE)
            cases.write_note(Actor(maja), case_id=case.pk, text="Anteckning")
        case.refresh_from_db()
        seen = case.caseworker_id
        cases.take_case(Actor(make_caseworker()), case_id=case.pk, seen_caseworker_id=seen)
        counts.append(count_queries(url))
    assert counts == [6, 6, 6]


CONTACT_WORDS = ("Vi hör av oss", "tryggt", "läsa eller höra")
NEUTRAL = "Ring oss när det passar dig. Då bestämmer vi hur vi når dig."


@pytest.mark.parametrize("answer", ["unsafe", "unsure"])
@pytest.mark.parametrize("stage", [CaseStage.RECEIVED, CaseStage.UNDER_INVESTIGATION])
def test_no_contact_is_promised_before_we_have_agreed_how(page, anna, answer, stage):
    case = make_case(anna, safe_contact={"safe_contact": answer})
    move(case, *WAYS[stage])
    shown = show(page, case)
    assert NEUTRAL in shown
    assert not [words for words in CONTACT_WORDS if words in shown]


def test_the_neutral_words_are_only_for_those_who_need_them(page, anna):
    shown = show(page, make_case(anna))
    assert NEUTRAL not in shown
    assert "Vi hör av oss" in shown
