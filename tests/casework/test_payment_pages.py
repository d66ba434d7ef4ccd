"""The caseworker's pages: planned, moved and shown through HTTP; nothing typed is lost."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from applications.models import AccessLog, Case, HouseholdMember, Payment
from eservice.people.models import Stash
from eservice.people.stash import COOKIE
from tests.access.test_query_counts import queries
from tests.casework.making_payments import change, decide, planned
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker

PLAN = {"when": "usual", "way": "account", "clearing": "9999", "account": "1234567"}


@pytest.fixture(autouse=True)
def one_tuesday():
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def case(anna):
    return make_case(anna)


@pytest.fixture
def decision(case, maja):
    return decide(case, maja)


def page(client, name, *args) -> str:
    return client.get(reverse(name, args=args)).content.decode().replace("\xa0", " ")


def filled(client, case) -> dict[str, str]:
    """Return what the planning page is filled in with before anybody types."""
    html = client.get(reverse("plan_payment", args=[case.pk])).content.decode()
    found = re.findall(r'name="(\w+)"[^>]*?value="([^"]*)"([^>]*)', html)
    radios = {"when", "way"}
    return {n: v for n, v, rest in found if n not in radios or "checked" in rest} | {"why": ""}


def send(client, case, **changes):
    return client.post(reverse("plan_payment", args=[case.pk]), filled(client, case) | changes)


def test_the_form_is_filled_in_from_the_application_and_plans(maja_client, case, decision):
    first = filled(maja_client, case)
    assert first.items() >= {**PLAN, "amount": "5000", "payee": "Anna Exempel"}.items()
    response = send(maja_client, case)
    assert response["Location"] == reverse("case_payments", args=[case.pk]) + "?klart=planerad"
    payment = Payment.objects.get()
    assert (payment.pay_on.isoformat(), payment.to["account"]) == ("2026-11-27", "1234567")
    shown = page(maja_client, "case_payments", case.pk)
    assert "5 000 kronor, 27 november 2026" in shown
    assert "Konto 9999, 1234567" in shown
    assert "Allt är planerat." in shown


def test_several_payees_share_a_decision(maja_client, case, decision):
    landlord = {"payee": "Hyresvärden AB", "way": "giro", "account": "991-2345", "amount": "4 000"}
    assert send(maja_client, case, **landlord, why="Hyran.", when="soon").status_code == 302
    assert "Kvar att planera: <b>1 000 kronor</b>" in page(maja_client, "case_payments", case.pk)
    assert send(maja_client, case).status_code == 302
    assert "Giro 9912345" in page(maja_client, "case_payments", case.pk)
    days = Payment.objects.order_by("pay_on").values_list("pay_on", flat=True)
    assert [day.isoformat() for day in days] == ["2026-11-25", "2026-11-27"]
    assert maja_client.get(reverse("plan_payment", args=[case.pk])).status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"amount": "5000,01"}, "Summan är mer än det som är kvar av beslutet"),
        ({"amount": "tusen"}, "Skriv summan med siffror"),
        ({"amount": ""}, "Skriv hur många kronor det är"),
        ({"amount": "0"}, "mer än 0 kronor"),
        ({"payee": ""}, "Skriv vem som får pengarna"),
        ({"account": ""}, "Skriv hela numret"),
        ({"account": "12ab"}, "Skriv numret med siffror"),
        ({"payee": "Kim Exempel"}, "Pengarna går inte dit den sökande bad om"),
        ({"when": "day"}, "Skriv datumet med dag, månad och år"),
        ({"when": "day", "day_0": "25 12 2026"}, "Vardagen före är 23 december 2026"),
        ({"when": "day", "day_0": "1 1 2026"}, "Dagen har redan varit"),
        ({"when": "day", "day_0": "1 12 2028"}, "mer än ett år bort"),
        ({"when": "nu"}, "Välj när vi betalar"),
        ({"decision": "x"}, "inget beslut att betala från"),
    ],
)
def test_a_wrong_answer_is_said_and_what_was_typed_stays(
    maja_client, case, decision, changes, words
):
    typed = {"why": "Jag har ringt henne."} if "payee" not in changes else {}
    response = send(maja_client, case, **typed, **changes)
    html = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 200
    assert words in html
    assert not typed or "Jag har ringt henne." in html
    assert not Payment.objects.exists()


def test_an_odd_account_is_pointed_out_and_not_blocked(maja_client, anna, maja):
    odd = {"clearing": "9999", "account": "123", "holder": "other"}
    case = make_case(anna, payout_account=odd)
    decide(case, maja)
    shown = page(maja_client, "plan_payment", case.pk)
    assert "Kontonumret ser ovanligt ut" in shown
    assert "kontot är någon annans" in shown
    assert send(maja_client, case).status_code == 302
    assert "Kontonumret ser ovanligt ut" in page(maja_client, "case_payments", case.pk)


def test_moves_ask_for_a_reason_and_say_what_was_done(maja_client, case, decision, maja):
    payment = planned(decision, maja)
    url = reverse("move_payment", args=[case.pk, payment.pk, "stoppa"])
    assert "Skriv varför" in maja_client.post(url, {"reason": ""}).content.decode()
    response = maja_client.post(url, {"reason": "Kontot är avslutat."}, follow=True)
    html = response.content.decode()
    assert "Utbetalningen är stoppad. Den sökande får veta det." in html
    assert "Kontot är avslutat." in html
    for slug, status in (("planera-igen", "planned"), ("betald", "paid")):
        url = reverse("move_payment", args=[case.pk, payment.pk, slug])
        assert maja_client.get(url).status_code == 200
        assert maja_client.post(url).status_code == 302
        assert Payment.objects.get().status == status


def test_a_stale_move_is_told_and_keeps_the_reason(maja_client, case, decision, maja):
    payment = planned(decision, maja)
    Payment.objects.update(status="paid")
    url = reverse("move_payment", args=[case.pk, payment.pk, "stoppa"])
    response = maja_client.post(url, {"reason": "Hon ringde."})
    assert response.status_code == 409
    assert "har ändrats sedan du öppnade sidan" in response.content.decode()
    assert "Hon ringde." in response.content.decode()
    assert "Det går inte längre" in maja_client.get(url).content.decode()


def test_an_unknown_move_or_payment_is_not_found(maja_client, case, decision, maja):
    payment = planned(decision, maja)
    other = planned(decide(make_case(), maja), maja)
    for args in ([payment.pk, "spara"], [other.pk, "stoppa"], [case.pk, "stoppa"]):
        url = reverse("move_payment", args=[case.pk, *args])
        assert maja_client.get(url).status_code == 404
        assert maja_client.post(url, {"reason": "x"}).status_code == 404


def test_money_from_a_decision_that_no_longer_holds_is_pointed_out(
    maja_client, case, decision, maja
):
    planned(decision, maja, "4000")
    change(decision, maja, "3000")
    shown = page(maja_client, "case_payments", case.pk)
    assert "utbetalning kvar från ett beslut som inte gäller längre" in shown
    assert "1 000 kronor mer än beslutet ger" in shown
    Payment.objects.update(status="cancelled")
    shown = page(maja_client, "case_payments", case.pk)
    assert "inte gäller längre" not in shown
    assert "Kvar att planera: <b>3 000 kronor</b>" in shown


def test_without_a_decision_the_page_says_so(maja_client, case):
    assert "Det finns inget beslut än" in page(maja_client, "case_payments", case.pk)
    assert maja_client.get(reverse("plan_payment", args=[case.pk])).status_code == 302


def test_a_party_a_stranger_and_the_applicant_find_nothing(case, decision, anna, maja):
    petra = make_caseworker(number="199001019802")
    HouseholdMember.objects.create(case=case, person=petra.person, relation="other_adult")
    urls = [reverse(name, args=[case.pk]) for name in ("case_payments", "plan_payment")]
    for user in (petra, anna, make_caseworker(unit="vuxen")):
        assert {logged_in(user).get(url).status_code for url in urls} == {404}


def test_a_reading_is_logged_and_costs_the_same_with_twenty_payments(
    maja_client, case, decision, maja
):
    planned(decision, maja, "1")
    names = ("case_payments", "plan_payment")
    counts = [queries(maja_client, reverse(name, args=[case.pk])) for name in names]
    for _number in range(19):
        planned(decision, maja, "1")
    assert [queries(maja_client, reverse(name, args=[case.pk])) for name in names] == counts
    assert max(counts) <= 8
    assert set(AccessLog.objects.values_list("kind", "case")) == {("payment", case.pk)}
    assert Case.objects.get().stage == "decided"


def test_what_was_typed_when_the_login_ended_comes_back(maja_client, case, decision, maja):
    payment = planned(decision, maja)
    plan = reverse("plan_payment", args=[case.pk])
    stop = reverse("move_payment", args=[case.pk, payment.pk, "stoppa"])
    maja_client.cookies[COOKIE] = "1"
    for url, typed in ((plan, {"why": "Hon ringde mig."}), (stop, {"reason": "Hon ringde mig."})):
        kept = {name: [text] for name, text in typed.items()}
        Stash.objects.update_or_create(user=maja, defaults={"path": url, "typed": kept})
        html = maja_client.get(url).content.decode()
        assert "Hon ringde mig." in html
        assert "Titta på" not in html
