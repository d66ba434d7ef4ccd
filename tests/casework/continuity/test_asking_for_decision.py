"""Asking for a decision after six months (FL 12 §): once, answered by a decision or a no."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.actions.wanting_decisions import ask_for_decision
from applications.errors import NotPossible
from applications.models import CaseEvent, DecisionWanted, Notice, UnitTask
from tests.casework.completing.pages import words_of
from tests.casework.deciding.making import draft_of, issue
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
NO = "Vi väntar på svar från ett annat land."
# The case arrived on 9 February.
LATE = "2026-08-10T11:00:00+00:00"


def url(case) -> str:
    return reverse("ask_for_decision", args=[case.pk])


def answer_url(case) -> str:
    return reverse("answer_decision_wanted", args=[case.pk])


@pytest.fixture
def late(traveller, case):
    traveller.move_to(LATE)
    return case


def events(case, kind: str) -> int:
    return CaseEvent.objects.filter(case=case, kind=kind).count()


def test_asked_and_refused(anna, late, maja):
    anna_client, maja_client = logged_in(anna), logged_in(maja)
    page = reverse("case", args=[late.pk])
    assert url(late) in anna_client.get(page).content.decode()
    for _twice in range(2):
        assert anna_client.post(url(late), {"text": "Jag har väntat."}).status_code == 302
    wanted = DecisionWanted.objects.get(case=late)
    assert wanted.answer_by == date(2026, 8, 10) + timedelta(weeks=4)
    assert events(late, "decision_wanted") == 1
    assert "Vi svarar senast" in words_of(anna_client.get(page))

    assert answer_url(late) in maja_client.get(reverse("tasks")).content.decode()
    assert (
        answer_url(late) in maja_client.get(reverse("review_case", args=[late.pk])).content.decode()
    )
    assert "Jag har väntat." in words_of(maja_client.get(answer_url(late)))
    assert maja_client.post(answer_url(late), {"reason": ""}).status_code == 422
    for _twice in range(2):
        assert maja_client.post(answer_url(late), {"reason": NO}).status_code == 302
    assert events(late, "decision_wanted_answered") == 1
    assert UnitTask.objects.get(kind="decision_wanted").done_by == maja
    assert Notice.objects.filter(once=f"decision_wanted:{wanted.pk}", person=anna.person).exists()
    shown = words_of(anna_client.get(url(late)))
    assert NO in shown
    assert "Så överklagar du vårt nej" in shown
    assert "inom tre veckor" in shown


def test_a_decision_answers_by_itself(anna, late, maja):
    ask_for_decision(Actor(anna), case_id=late.pk)
    issue(draft_of(late, maja), maja)
    wanted = DecisionWanted.objects.get(case=late)
    assert (wanted.answer, wanted.answered_by) == ("decided", maja)
    assert UnitTask.objects.get(kind="decision_wanted").done_at is not None
    response = logged_in(maja).post(answer_url(late), {"reason": NO})
    assert response.status_code == 409
    assert NO in response.content.decode()
    assert "Nu är beslutet fattat." in words_of(logged_in(anna).get(url(late)))


def test_not_before_six_months_have_passed(traveller, anna, case):
    traveller.move_to("2026-08-09T11:00:00+00:00")
    client = logged_in(anna)
    assert "Du kan begära ett beslut om du inte har fått det" in words_of(client.get(url(case)))
    response = client.post(url(case), {"text": "Mina ord"})
    assert response.status_code == 409
    assert "Mina ord" in words_of(response)
    traveller.move_to(LATE)
    assert logged_in(anna).post(url(case), {"text": ""}).status_code == 302


def test_an_ombud_may_ask_and_a_helper_may_not(anna, late, helper):
    _kim, client = helper("help")
    assert client.get(url(late)).status_code == 404
    assert client.post(url(late), {"text": "Aldrig."}).status_code == 404
    kim, client = helper("all")
    assert client.post(url(late), {"text": "Åt Anna."}).status_code == 302
    wanted = DecisionWanted.objects.get(case=late)
    assert (wanted.by, wanted.grant.grantee) == (kim, kim.person)
    assert "Åt Anna." in words_of(client.get(url(late)))


def test_her_own_words_stay_from_an_ombud(anna, late, helper):
    ask_for_decision(Actor(anna), case_id=late.pk, text="Han får inte veta.")
    _kim, client = helper("all")
    shown = words_of(client.get(url(late)))
    assert "Vi fick begäran" in shown
    assert "Han får inte veta." not in shown


def test_nobody_waits_for_what_is_taken_back(anna, late, maja):
    ask_for_decision(Actor(anna), case_id=late.pk)
    withdraw_case(Actor(anna), case_id=late.pk)
    assert UnitTask.objects.get(kind="decision_wanted").done_at is not None
    assert logged_in(maja).post(answer_url(late), {"reason": NO}).status_code == 409


def test_what_is_taken_back_can_not_be_asked_for(anna, late):
    withdraw_case(Actor(anna), case_id=late.pk)
    with pytest.raises(NotPossible):
        ask_for_decision(Actor(anna), case_id=late.pk)
