"""The calculation on the caseworker's page: prefilled, line by line, and read by the unit."""

import pytest
import time_machine

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Calculation
from tests.casework.making_calculations import (
    NOW,
    change,
    child,
    electricity,
    page_url,
    partner,
    pay,
    rows,
    taken_case,
    unknown_csn,
    words,
)
from tests.conftest import logged_in
from tests.factories import make_caseworker

pytestmark = pytest.mark.django_db
PARTS = ("hushall", "kostnader", "inkomster", "norm", "register")


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def case(maja, anna):
    return taken_case(maja, anna, **pay(), **electricity(), **child())


def test_the_first_look_is_prefilled_and_writes_nothing(maja_client, case):
    page = words(maja_client.get(page_url(case)))

    assert "Ingen har sparat beräkningen än." in page
    assert "En vuxen behöver 3 940 kronor till mat, kläder och annat. 12 kapitlet" in page
    assert "Barn 1, Bo Exempel 8 år 15 dagar Äter lunch i skola eller förskola" in page
    assert "Den sökande: lön 6 200 kronor" in page
    assert "Underskott 7 960 kronor" in page
    assert not Calculation.objects.exists()
    assert AccessLog.objects.filter(kind=AccessKind.CALCULATION, case=case).count() == 1


def test_it_is_saved_as_it_stands(maja_client, case):
    response = maja_client.post(page_url(case), {"rev": "0"}, follow=True)
    content = Calculation.objects.get().content

    assert "Beräkningen är sparad." in words(response) + response.content.decode()
    assert content["result"] == "7960"
    assert content["given"] == content["entered"]
    assert (content["table"], content["changes"], content["problem"]) == ("2026", [], "")
    assert {*content["lines"][0]} == {"text", "amount", "rule"}


def test_more_money_than_is_needed_is_overskott(maja, maja_client, anna):
    case = taken_case(maja, anna, **pay("20000"))

    assert "Överskott 8 280 kronor" in words(maja_client.get(page_url(case)))


def test_what_is_not_known_is_named_and_nothing_is_calculated(maja, maja_client, anna):
    case = taken_case(maja, anna, **unknown_csn())
    page = words(maja_client.get(page_url(case)))

    assert "Det här vet vi inte: Den sökande: studiebidrag eller studielån: summan" in page
    assert "Det går inte att räkna än." in page
    assert "Underskott" not in page
    assert "studielån Vet inte" in page


def test_money_of_the_month_before_is_pointed_out(maja, maja_client, anna):
    case = taken_case(maja, anna, **pay(on="25 10 2026"))

    said = "Vi räknar med lön från månaden före."
    assert said in words(maja_client.get(page_url(case)))


def test_a_colleague_reads_and_changes_nothing(case):
    client = logged_in(make_caseworker())
    page = words(client.get(page_url(case)))

    assert "Bara den som har ärendet kan ändra beräkningen." in page
    assert "Ändra" not in page
    for part in PARTS:
        assert client.get(page_url(case, part)).status_code == 409
    assert client.post(page_url(case), {"rev": "0"}).status_code == 409
    assert not Calculation.objects.exists()


def test_a_colleague_who_lost_the_case_keeps_what_she_typed(case):
    client = logged_in(make_caseworker())
    response = change(client, case, "kostnader", 0, given__0__reason="Lång förklaring")

    assert response.status_code == 409
    assert 'value="Lång förklaring"' in response.content.decode()
    assert "Vi har inte sparat." in words(response)


def test_a_case_that_is_taken_back_is_not_calculated(maja_client, anna, case):
    withdraw_case(Actor(anna), case_id=case.pk)

    assert maja_client.get(page_url(case)).status_code == 200
    assert maja_client.get(page_url(case, "norm")).status_code == 409
    assert maja_client.post(page_url(case), {"rev": "0"}).status_code == 409


def test_no_such_part(maja_client, case):
    assert maja_client.get(page_url(case, "skatt")).status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_the_pages_take_few_queries(maja, maja_client, anna, django_assert_max_num_queries, count):
    payments = ({"on": "5 11 2026", "amount": "10", "note": "Jobb"} for _ in range(count))
    answers = partner(partner_income_gift=rows(*payments))
    case = taken_case(maja, anna, **answers, **child(), **electricity())
    change(maja_client, case, "kostnader", 0, **adds(count))
    assert Calculation.objects.get().rev == 1

    with django_assert_max_num_queries(8):
        assert maja_client.get(page_url(case)).status_code == 200
    for part in PARTS:
        with django_assert_max_num_queries(8):
            assert maja_client.get(page_url(case, part)).status_code == 200


def adds(count: int) -> dict[str, str]:
    typed = {"given__0__amount": "6500", "given__1__amount": "420"}
    for number in range(count):
        typed |= {
            f"rows__{number}__kind": "other",
            f"rows__{number}__amount": "10",
            f"rows__{number}__reason": "Kvitto",
        }
    return typed
