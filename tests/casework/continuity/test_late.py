"""A promise that breaks: it is told with a reason and a new day, and the first day stays."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import CaseEvent, Delay, Notice
from eservice import clock
from eservice.workdays import working_days_after
from tests.casework.completing.pages import day, words_of
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
WHY = "Vi väntar på svar från en läkare."


def url(case) -> str:
    return reverse("say_delay", args=[case.pk])


def days_before(case, count: int):
    """Return the moment at noon so many working days before the promise."""
    on = case.promised_on
    while working_days_after(on, count) > case.promised_on:
        on -= timedelta(days=1)
    return f"{on}T11:00:00+00:00"


def form(on, reason=WHY) -> dict:
    return {"reason": reason, **day(on, "expected_on")}


@pytest.mark.parametrize(("count", "is_near"), [(4, False), (3, True), (0, True), (-1, True)])
def test_the_case_page_says_so_three_working_days_before(
    traveller, maja, nils, case, count, is_near
):
    before = f"{case.promised_on + timedelta(days=1)}T11:00:00+00:00"
    traveller.move_to(days_before(case, count) if count >= 0 else before)
    page = reverse("review_case", args=[case.pk])
    assert (url(case) in logged_in(maja).get(page).content.decode()) is is_near
    assert url(case) not in logged_in(nils).get(page).content.decode()


NEAR = "Den dagen är nära. Blir det senare skriver handläggaren här och berättar varför."


@pytest.mark.parametrize(("count", "is_near"), [(4, False), (3, True), (0, True), (-1, False)])
def test_the_applicant_reads_that_the_day_is_near(traveller, anna, case, count, is_near):
    before = f"{case.promised_on + timedelta(days=1)}T11:00:00+00:00"
    traveller.move_to(days_before(case, count) if count >= 0 else before)
    shown = words_of(logged_in(anna).get(reverse("case", args=[case.pk])))
    assert (NEAR in shown) is is_near
    assert ("Vi är sena med ditt beslut." in shown) is (count < 0)


def test_a_new_day_that_is_near_is_told_with_the_reason(traveller, anna, maja_client, case):
    new = case.promised_on + timedelta(days=14)
    maja_client.post(url(case), form(new))
    page = reverse("case", args=[case.pk])
    assert NEAR not in words_of(logged_in(anna).get(page))
    traveller.move_to(f"{new - timedelta(days=1)}T11:00:00+00:00")
    shown = words_of(logged_in(anna).get(page))
    assert NEAR in shown
    assert WHY in shown


def test_one_notion_of_near(traveller, maja, case):
    traveller.move_to(days_before(case, 3))
    client = logged_in(maja)
    assert "Snart försenad" in client.get(reverse("worklist")).content.decode()
    assert url(case) in client.get(reverse("review_case", args=[case.pk])).content.decode()


def test_it_is_told_and_the_first_day_stays(anna, anna_client, maja_client, helper, case):
    promised, new = case.promised_on, case.promised_on + timedelta(days=10)
    for _twice in range(2):
        assert maja_client.post(url(case), form(new)).status_code == 302
    case.refresh_from_db()
    assert case.promised_on == promised
    assert CaseEvent.objects.filter(case=case, kind="delayed").count() == 1
    assert Notice.objects.get(kind="delayed").person == anna.person
    page = reverse("case", args=[case.pk])
    shown = words_of(anna_client.get(page)).replace("\u00a0", " ")
    assert WHY in shown
    assert "Ditt beslut dröjer." in shown
    assert f"{new.day} " in shown.partition("Nu får du det senast")[2][:12]
    _kim, client = helper("all")
    shown = words_of(client.get(page)).replace("\u00a0", " ")
    assert WHY not in shown
    assert f"{new.day} " in shown.partition("Nu är den nya dagen")[2][:12]


def test_the_newest_counts_and_can_break_too(traveller, anna, maja_client, case):
    for number in (10, 20):
        on = case.promised_on + timedelta(days=number)
        maja_client.post(url(case), form(on, f"Orsak {number}"))
        traveller.shift(60)
    traveller.move_to(f"{on + timedelta(days=1)}T11:00:00+00:00")
    shown = words_of(logged_in(anna).get(reverse("case", args=[case.pk])))
    assert "Orsak 20" in shown
    assert "Orsak 10" not in shown
    assert "det höll inte heller" in shown


def test_the_new_day_must_come_later(maja_client, case):
    days = {
        clock.today(): "efter i dag",
        clock.today() - timedelta(days=3): "efter i dag",
        case.promised_on: "efter den dag vi först lovade",
        clock.today() + timedelta(days=800): "mer än ett år bort",
    }
    for on, words in days.items():
        response = maja_client.post(url(case), form(on))
        assert response.status_code == 422
        assert words in words_of(response)
        assert WHY in response.content.decode()
    assert maja_client.post(url(case), form(case.promised_on, " ")).status_code == 422
    assert not Delay.objects.exists()


def test_only_who_has_the_case_and_while_it_waits(anna, maja, maja_client, nils, case):
    new = form(case.promised_on + timedelta(days=5))
    assert logged_in(nils).get(url(case)).status_code == 409
    response = logged_in(nils).post(url(case), new)
    assert response.status_code == 409
    assert WHY in response.content.decode()
    withdraw_case(Actor(anna), case_id=case.pk)
    assert maja_client.get(url(case)).status_code == 409
    assert maja_client.post(url(case), new).status_code == 409
    assert not Delay.objects.exists()
