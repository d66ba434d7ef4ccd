"""Two first logins of one person at the same moment: one person, and one login an identity."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from eservice.people.models import Person, User
from tests.factories import number_for
from tests.people.identity_provider import NUMBER

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ROUNDS = 5


def come_back(address: str, browser: Client) -> int:
    try:
        return browser.get(address).status_code
    finally:
        connection.close()


@pytest.mark.parametrize("number", [True, False], ids=["with number", "without number"])
@pytest.mark.parametrize("racers", [["anna", "anna"], ["anna", "anna elsewhere"]])
def test_two_at_once_become_one_person(e_id, racers, number):
    for turn in range(ROUNDS):
        e_id.claims[NUMBER] = number_for(turn) if number else None
        browsers = [Client() for _racer in racers]
        back = [
            e_id.identify(browser.post(reverse("e_id_login")).url, f"{name} {turn}")
            for browser, name in zip(browsers, racers, strict=True)
        ]
        # Both get their tokens at the same moment.
        e_id.gates["/userinfo"] = Barrier(2, timeout=20).wait

        with ThreadPoolExecutor(2) as pool:
            statuses = list(pool.map(come_back, back, browsers))

        assert statuses == [302, 302]
        logins = len(set(racers))
        assert User.objects.count() == logins
        assert Person.objects.count() == (1 if number else logins)
        assert all(browser.get(reverse("home")).status_code == 200 for browser in browsers)
        User.objects.all().delete()
        Person.objects.all().delete()
