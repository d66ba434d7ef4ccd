"""Taking back an application."""

import pytest
from django.urls import reverse

from applications.actions.cases import move_to
from applications.event_kinds import AccessKind, EventKind
from applications.models import AccessLog, Case, CaseEvent
from applications.statuses import CaseStage
from tests.factories import make_applicant, make_case


def address(case):
    return reverse("withdraw", args=[case.pk])


def test_asking_first_changes_nothing(page, anna):
    case = make_case(anna)
    shown = page.get(address(case)).content.decode()
    assert "Vill du ta tillbaka ansökan?" in shown
    assert "Du kan söka igen när du vill" in shown
    assert "Behåll ansökan" in shown
    case.refresh_from_db()
    assert case.stage == CaseStage.RECEIVED


def test_it_is_taken_back_and_she_sees_it(page, anna):
    case = make_case(anna)
    response = page.post(address(case), follow=True)
    assert response.redirect_chain == [(reverse("case", args=[case.pk]), 302)]
    shown = response.content.decode()
    assert "Du har tagit tillbaka ansökan" in shown
    assert address(case) not in shown


def test_twice_is_the_same_as_once(page, anna):
    case = make_case(anna)
    for _time in range(2):
        assert page.post(address(case)).status_code == 302
    assert CaseEvent.objects.filter(kind=EventKind.WITHDRAWN).count() == 1
    assert "Du har redan tagit tillbaka ansökan" in page.get(address(case)).content.decode()


@pytest.mark.parametrize(
    ("last", "words"),
    [(CaseStage.DECIDED, "Vi har redan fattat ett beslut."), (CaseStage.CLOSED, "redan avslutat")],
)
def test_too_late_is_explained(page, anna, last, words):
    case = make_case(anna)
    move_to(case, CaseStage.UNDER_INVESTIGATION)
    move_to(case, CaseStage.DECIDED)
    if last == CaseStage.CLOSED:
        move_to(case, last)
    response = page.post(address(case))
    assert response.status_code == 409
    assert "Du kan inte ta tillbaka ansökan nu" in response.content.decode()
    assert words in response.content.decode()
    assert address(case) not in page.get(reverse("case", args=[case.pk])).content.decode()
    assert Case.objects.get().stage == last


def test_nobody_takes_back_the_application_of_someone_else(page, anna):
    case = make_case(make_applicant())
    assert page.post(address(case)).status_code == 404
    row = AccessLog.objects.get()
    assert (row.kind, row.by, row.case) == (AccessKind.REFUSED, anna, case)
    case.refresh_from_db()
    assert case.stage == CaseStage.RECEIVED


def test_a_caseworker_does_not_take_it_back(client, log_in, anna, maja):
    case = make_case(anna)
    log_in(maja)
    assert client.post(address(case)).status_code == 404
    assert AccessLog.objects.get().kind == AccessKind.REFUSED
