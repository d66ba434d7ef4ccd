"""What the case page says that there is to do, and where one reads more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import hand_over_case
from applications.actions.messages import Words, answer_message
from applications.actions.waiting import recount_waiting
from applications.models import Case
from eservice import clock
from eservice.ui.swedish import format_date
from tests.casework.deciding.making import draft_of, investigated, issue
from tests.casework.making_completions import asked_for
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker
from tests.helping import make_grant, make_helper


@pytest.fixture
def case(anna, maja) -> Case:
    return investigated(make_case(anna), maja)


def page_of(client, case) -> str:
    return client.get(reverse("case", args=[case.pk])).content.decode()


def leads_to(page: str, name: str, *args) -> bool:
    return f'href="{reverse(name, args=args)}"' in page


def write(maja, case, text="Hej!"):
    return answer_message(Actor(maja), case_id=case.pk, words=Words(text=text), seen=0)


def test_nothing_to_do_is_an_answer_too(anna_client, case):
    page = page_of(anna_client, case)

    assert "Ingenting just nu." in page
    assert leads_to(page, "messages", case.pk)
    assert not leads_to(page, "completions", case.pk)


def test_what_has_a_day_comes_first(anna_client, case, maja):
    write(maja, case)
    due_on = clock.today() + timedelta(days=9)
    for number in (1, 2):
        asked_for(case, maja, number=number, due_on=due_on + timedelta(days=number - 1))
    recount_waiting(case)

    page = page_of(anna_client, case)

    asked, read = page.index("Svara på 2 saker"), page.index("Läs ett nytt meddelande")
    assert asked < page.index(f"Senast {format_date(due_on)}") < read
    assert leads_to(page, "completions", case.pk)


def test_a_decision_waits_until_it_is_read(anna_client, case, maja):
    decision = issue(draft_of(case, maja), maja)
    assert "Läs ditt beslut" in page_of(anna_client, case)

    anna_client.post(reverse("decision_read", args=[case.pk, decision.pk]))

    page = page_of(anna_client, case)
    assert "Läs ditt beslut" not in page
    assert leads_to(page, "decision", case.pk, decision.pk)
    assert leads_to(page, "payments_of_case", case.pk)


def test_a_new_caseworker_is_told_of(anna_client, case, maja):
    nils = make_caseworker(given_name="Nils")
    hand_over_case(Actor(maja), case_id=case.pk, to=nils, text="Ring på förmiddagen.")

    assert leads_to(page_of(anna_client, case), "hand_over_read", case.pk)


@pytest.mark.parametrize(("bundle", "may_answer"), [("see", False), ("help", True)])
def test_who_helps_is_told_of_what_she_may(anna, case, maja, bundle, may_answer):
    kim = make_helper()
    make_grant(anna, kim, bundle)
    asked_for(case, maja)
    recount_waiting(case)
    issue(draft_of(case, maja), maja)
    write(maja, case)

    page = page_of(logged_in(kim), case)

    for name in ("completions", "messages", "payments_of_case"):
        assert leads_to(page, name, case.pk) is may_answer
    assert ("Läs ett nytt meddelande" in page) is may_answer
    assert "Läs ditt beslut" not in page


def test_the_page_costs_the_same_whatever_goes_on(
    anna_client, case, maja, django_assert_max_num_queries
):
    asked_for(case, maja)
    recount_waiting(case)
    issue(draft_of(case, maja), maja)
    for number in range(5):
        write(maja, case, f"Nummer {number}")
    page_of(anna_client, case)

    with django_assert_max_num_queries(6):
        page_of(anna_client, case)
