"""Räkna själv: without a login, nothing kept, no sums in an address."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.casework.making_calculations import NOW, words

pytestmark = pytest.mark.django_db
ALONE = {
    "month": "2026-11",
    "adults": "single",
    "rent": "6500",
    "electricity": "400",
    "home_insurance": "150",
    "pay": "8 000 kr",
    "other_money": "0",
}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


def count(**values):
    return Client().post(reverse("estimate_yourself"), ALONE | values)


def test_the_worked_example(django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        response = count()

    assert "Så mycket fattas för månaden 4 270 kronor" in words(response)
    assert "Det här är inget beslut." in words(response)
    assert 'value="8 000 kr"' in response.content.decode()


def test_nothing_is_asked_of_the_database_and_no_cookie_but_one(django_assert_num_queries):
    client = Client()
    with django_assert_num_queries(0):
        response = client.get(reverse("estimate_yourself"))

    assert response.status_code == 200
    assert set(response.cookies) == {"csrftoken"}


def test_sums_in_the_address_are_not_read():
    response = Client().get(reverse("estimate_yourself"), ALONE)

    assert "8000" not in response.content.decode()
    assert "saknas" not in words(response)


def test_a_couple_with_children():
    rows = {"rows-0-age": "5", "rows-1-age": "12"}
    response = count(adults="couple", partner_money="1000", **rows)

    # The norm of the worked example is 16 580.
    assert "Så mycket fattas för månaden 14 630 kronor" in words(response)


@pytest.mark.parametrize("name", ["pay", "other_money"])
def test_an_unknown_income_is_never_zero(name):
    response = count(**{name: "", f"{name}_unknown": "on"})

    assert "Det går inte att räkna än." in words(response)
    assert "Det här är inget beslut" not in words(response)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"pay": ""}, "Skriv hur mycket det är. Skriv 0 om det inte är något."),
        ({"pay": "åtta"}, "Skriv summan med siffror, till exempel 6500"),
        ({"pay_unknown": "on"}, "Ta bort summan, eller krysset vid"),
        ({"adults": "couple"}, "Skriv hur mycket det är. Skriv 0 om det inte är något."),
        ({"adults": "shared"}, "Skriv hur många som bor i hemmet"),
        ({"adults": "shared", "people": "2", "rows-0-age": "4", "rows-1-age": "5"}, "minst 3"),
        ({"month": "1999-01"}, "Välj månad"),
        ({"month": "'\x00"}, "Välj månad"),
        ({"rows-0-age": "x"}, "Skriv barnets ålder, från 0 till 20"),
        ({"rows-0-days": "40"}, "Skriv hur många dagar det är, från 1 till 28"),
    ],
)
def test_a_fault_is_said_and_everything_stays(values, said):
    response = count(**values)

    assert response.status_code == 200
    assert said in words(response)
    assert 'value="6500"' in response.content.decode()


def test_children_are_added_and_taken_away():
    added = count(**{"rows-0-age": "4"}, _add="1").content.decode()
    assert 'name="rows-1-age"' in added
    assert 'value="4"' in added
    removed = count(**{"rows-0-age": "4", "rows-1-age": "9"}, _remove="0").content.decode()
    assert 'value="9"' in removed
    assert 'name="rows-1-age"' not in removed
    assert "rows-0-age" not in count(**{"rows-0-age": "4"}, _remove="0").content.decode()


def test_the_start_page_leads_there():
    assert reverse("estimate_yourself") in Client().get("/").content.decode()
