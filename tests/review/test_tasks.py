"""Att göra: what stands in it, for whom, how a person may be reached, and what ends a task."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from applications.event_kinds import AccessKind
from applications.models import AccessLog, ContactChoice, UnitTask
from applications.notice_kinds import TaskKind
from eservice import clock
from eservice.people.models import User
from tests.access.test_query_counts import counted_while_growing
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker, make_person
from tests.organisations.making import make_grant, make_waiting
from tests.protecting import lets_see
from tests.review.task_making import UNIT, URL, ask, choose, finish, page_of, shown

NOTICE, HELP = TaskKind.NOTICE_FAILED, TaskKind.HELP_WANTED


def test_a_task_says_what_about_whom_since_when_and_what_to_do(maja, maja_client, anna):
    case = make_case(anna)
    ask(NOTICE, person=anna.person, case=case)
    bo = make_person(given_name="Bo", is_protected=True)
    lets_see(bo, maja)
    ask(HELP, person=bo)

    page = page_of(maja_client)

    for words in (
        "Ett meddelande kom inte fram",
        "Anna Exempel",
        f"Ärende {case.reference}",
        "Berätta att det har hänt något i ärendet.",
        "Vill ha hjälp men har ingen",
        "Skyddade personuppgifter",
        "Fråga vad personen vill ha hjälp med.",
        f"/handlaggning/{case.pk}/",
    ):
        assert words in page


def test_the_worklist_leads_there_and_back(maja_client):
    assert f'href="{URL}">Att göra</a>' in maja_client.get("/handlaggning/").content.decode()
    page = page_of(maja_client)
    assert f'href="{URL}" aria-current="page">Att göra</a>' in page
    assert page.count("aria-current") == 1
    assert "?vy=mina" in page
    assert "Ni har inget att göra just nu." in page


@pytest.mark.parametrize(
    ("choice", "words", "calls"),
    [
        ({"safe": "safe", "ways": ["phone"], "phone": "0701740605"}, "070-174 06 05", True),
        ({"safe": "unsafe", "ways": ["phone"], "phone": "0701740605"}, "Ta inte kontakt", False),
        ({"safe": "unsure", "ways": ["phone"], "phone": "0701740605"}, "Ta inte kontakt", False),
        ({"safe": "safe", "ways": ["email"], "phone": "0701740605"}, "vill inte att vi", False),
        ({"safe": "safe", "ways": ["phone"], "phone": ""}, "vill inte att vi ringer", False),
        ({"ways": ["phone"], "phone": "0701740605"}, "Vi vet inte om det är tryggt", False),
        (None, "Vi vet inte om det är tryggt", False),
    ],
)
def test_nobody_is_called_who_has_not_said_that_it_is_safe(maja_client, anna, choice, words, calls):
    if choice is not None:
        choose(anna.person, **choice)
    ask(person=anna.person)

    page = page_of(maja_client)

    assert words in page
    assert ("tel:+46701740605" in page) is calls


def test_without_a_choice_the_case_says_how(maja_client, anna):
    case = make_case(anna)
    ContactChoice.objects.all().delete()
    ask(person=anna.person, case=case)

    assert "Läs i ärendet hur du når personen." in page_of(maja_client)


def test_a_task_is_done_with_one_press_and_twice_is_once(maja, maja_client, anna):
    task = ask(person=anna.person)

    response = maja_client.post(f"{URL}{task.pk}/klar/", follow=True)

    assert "Uppgiften är klar." in response.content.decode()
    assert "Anna Exempel" not in response.content.decode()
    first = UnitTask.objects.get()
    assert (first.done_by, first.done_at is None) == (maja, False)
    assert finish(logged_in(make_caseworker()), task).status_code == 302
    again = UnitTask.objects.get()
    assert (again.done_by, again.done_at) == (first.done_by, first.done_at)


def test_asking_again_is_the_same_task(anna):
    first = ask(once="en gång", person=anna.person)
    assert ask(once="en gång", person=anna.person) == first


def test_what_waits_for_an_answer_is_not_done_by_a_press(maja_client, anna):
    organisation = make_waiting()
    grant = make_grant(organisation, anna)
    for task in (
        UnitTask.objects.get(),
        ask(TaskKind.GRANT_TO_VERIFY, grant=grant, person=anna.person),
    ):
        assert finish(maja_client, task).headers["Location"] == URL
        assert UnitTask.objects.get(pk=task.pk).done_at is None
    page = page_of(maja_client)
    assert shown(page) == []
    assert f"/handlaggning/foreningar/{organisation.pk}/" in page
    assert "Kontrollera underlaget." in page


def test_another_units_tasks_are_not_there(maja_client, olga, anna):
    task = ask(unit="vuxen", person=anna.person)

    assert shown(page_of(maja_client)) == []
    assert finish(maja_client, task).status_code == 404
    assert shown(page_of(logged_in(olga))) == [str(task.pk)]


def test_the_longest_waiting_comes_first_and_every_task_once(maja_client, anna):
    start = clock.now() - timedelta(days=9)
    for number in range(45):
        task = ask(person=anna.person)
        UnitTask.objects.filter(pk=task.pk).update(at=start + timedelta(hours=number // 3))
    walked, address = [], URL
    while address:
        page = maja_client.get(address).content.decode()
        walked += shown(page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        address = found and found[1].replace("&amp;", "&")
    stored = UnitTask.objects.order_by("at", "id").values_list("pk", flat=True)
    assert walked == [str(pk) for pk in stored]
    assert "Till början" in page


FAR_AWAY = "0001-01-01T00:00:00+23:00_8f5c8c3e-7a43-4b5e-9d55-7f4a4f0a0a11"


@pytest.mark.parametrize("place", ["x", "\0", FAR_AWAY])
def test_an_unknown_place_falls_back_calmly(maja_client, anna, place):
    task = ask(person=anna.person)
    assert shown(page_of(maja_client, efter=place, klart="<b>")) == [str(task.pk)]


def test_a_page_costs_the_same_at_any_length(petra):
    def grow(number):
        user = make_applicant()
        choose(user.person, safe="safe", ways=["phone"], phone="0701740605")
        ask(person=user.person) if number % 2 else make_waiting(user)

    counts = counted_while_growing(logged_in(petra), URL, grow)

    assert len(counts) == 1
    assert max(counts) <= 5


def test_a_page_is_one_row_in_the_log(maja, maja_client, anna):
    for _number in range(3):
        ask(person=anna.person)
    page_of(maja_client)
    row = AccessLog.objects.get()
    assert (row.kind, row.by, row.case, row.role) == (AccessKind.WORKLIST, maja, None, "caseworker")


def test_names_are_escaped(maja_client):
    ask(person=make_person(given_name="<script>", family_name="Å" * 100))
    page = page_of(maja_client)
    assert "<script>" not in page.replace('<script src="', "")
    assert "&lt;script&gt; " + "Å" * 100 in page


@pytest.mark.parametrize("roles", [[], ["desk"]])
def test_others_find_nothing_here(anna, anna_client, roles):
    task = ask(person=anna.person)
    desk = User.objects.create(issuer="t", subject="desk", unit=UNIT, roles=roles)
    for client in (anna_client, logged_in(desk), logged_in(make_caseworker(unit=""))):
        assert client.get(URL).status_code == 404
        assert finish(client, task).status_code == 404
    assert not AccessLog.objects.exists()


def test_a_task_that_does_not_exist_is_not_found(maja_client):
    assert maja_client.post(f"{URL}{uuid4()}/klar/").status_code == 404
    assert maja_client.get(f"{URL}{uuid4()}/klar/").status_code == 405
