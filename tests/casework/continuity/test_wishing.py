"""Så vill jag bli bemött: hers to say, change and take away; two windows; and what pages cost."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import hand_over_case
from applications.actions.delaying import say_delay
from applications.actions.wishing import say_wish
from applications.models import Wish
from tests.access.test_query_counts import queries
from tests.casework.completing.conftest import in_days
from tests.casework.completing.pages import typed_in, words_of
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
WISH = "Ring inte före klockan 10."


def test_she_says_it_once_changes_it_and_takes_it_away(anna, anna_client, maja_client, case):
    page, case_page = reverse("wish"), reverse("review_case", args=[case.pk])
    assert page in anna_client.get(reverse("case", args=[case.pk])).content.decode()
    for text in (WISH, "Ta en sak i taget."):
        form = typed_in(anna_client.get(page)) | {"text": text}
        assert anna_client.post(page, form).status_code == 302
        assert text in words_of(maja_client.get(case_page))
    form = typed_in(anna_client.get(page))
    assert form["text"] == "Ta en sak i taget."
    assert anna_client.post(page, form | {"text": ""}).status_code == 302
    assert Wish.objects.get(person=anna.person).text == ""
    assert "vill den sökande bli bemött" not in words_of(maja_client.get(case_page))


def test_two_windows_lose_nothing(traveller, anna, anna_client):
    page = reverse("wish")
    first, second = (typed_in(anna_client.get(page)) for _window in range(2))
    anna_client.post(page, first | {"text": WISH})
    response = anna_client.post(page, second | {"text": "Något annat."})
    assert response.status_code == 409
    assert WISH in words_of(response)
    again = typed_in(response)
    assert again["text"] == "Något annat."
    assert Wish.objects.get(person=anna.person).text == WISH
    assert anna_client.post(page, again).status_code == 302
    assert Wish.objects.get(person=anna.person).text == "Något annat."


def test_nobody_elses(anna, maja_client, helper, case):
    say_wish(Actor(anna), text=WISH, seen="")
    _kim, client = helper("all")
    assert WISH not in client.get(reverse("wish")).content.decode()
    assert maja_client.get(reverse("wish")).status_code == 404


def test_pages_cost_the_same_at_one_and_many(anna, anna_client, maja, nils, case):
    day = in_days(60)
    say_wish(Actor(anna), text=WISH, seen="")
    hand_over_case(Actor(maja), case_id=case.pk, to=nils, text="Ett")
    say_delay(Actor(nils), case_id=case.pk, reason="Vi är få.", expected_on=day)
    names = ("case", "hand_over_read", "ask_for_decision")
    addresses = [(anna_client, reverse(name, args=[case.pk])) for name in names]
    nils_client = logged_in(nils)
    addresses += [(nils_client, reverse("review_case", args=[case.pk]))]
    addresses += [(nils_client, reverse("say_delay", args=[case.pk]))]
    before = [queries(client, address) for client, address in addresses]
    for number in range(10):
        hand_over_case(Actor(nils), case_id=case.pk, to=maja, text=f"{number}")
        say_delay(Actor(maja), case_id=case.pk, reason=f"{number}", expected_on=day)
        hand_over_case(Actor(maja), case_id=case.pk, to=nils, text=f"{number}")
    assert [queries(client, address) for client, address in addresses] == before
    assert max(before) <= 9
