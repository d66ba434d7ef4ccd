"""The person reads when, how much and where; a helper reads neither reasons nor others' names."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import strip_tags

from applications.access import Actor
from applications.actions.paying import move_payment
from applications.models import AccessLog, Payment
from applications.powers import Power
from applications.questions.payout import last_digits
from applications.statuses import PaymentStatus
from tests.access.test_query_counts import queries
from tests.casework.making_payments import decide, planned
from tests.conftest import logged_in
from tests.factories import make_case
from tests.helping import make_grant, make_helper

LANDLORD = {
    "payee": "Hyresvärden AB",
    "way": "giro",
    "clearing": "",
    "account": "9912345",
    "why": "Hon vill det själv.",
}


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


@pytest.fixture
def kim(anna):
    helper = make_helper()
    make_grant(anna, helper, {Power.READ_DECISION, Power.SEE_STATUS})
    return helper


def page(client, case) -> str:
    html = client.get(reverse("payments_of_case", args=[case.pk])).content.decode()
    return html.partition("<main")[2].partition("</main>")[0].replace("\xa0", " ")


def move(maja, payment, to):
    move_payment(
        Actor(maja),
        case_id=payment.case_id,
        payment_id=payment.pk,
        to=to,
        reason="Kontot är avslutat.",
    )


def test_when_how_much_and_the_last_digits_of_the_account(anna_client, case, decision, maja):
    payment = planned(decision, maja, "4250.50")
    shown = page(anna_client, case)
    assert "4 250,50 kronor" in shown
    assert "Pengarna är på väg" in shown
    assert "Pengarna kommer <b>27 november 2026</b>." in shown
    assert ">567</bdi>" in shown
    for hidden in ("1234567", "4567", "9999", payment.to["payee"]):
        assert hidden not in shown
    assert "Har pengarna inte kommit?" in shown
    assert AccessLog.objects.get().kind == "payment"


@pytest.mark.parametrize(
    ("account", "digits"),
    [
        ("", ""),
        ("12", ""),
        ("123", ""),
        ("1234", "34"),
        ("1234567", "567"),
        ("12345678", "5678"),
        ("12345678901234", "1234"),
    ],
)
def test_never_more_than_four_digits_and_never_more_than_half(account, digits):
    assert last_digits(account) == digits


def test_each_status_has_its_words(anna_client, case, decision, maja):
    payment = planned(decision, maja)
    move(maja, payment, PaymentStatus.STOPPED)
    shown = page(anna_client, case)
    assert "Vi har stoppat utbetalningen" in shown
    assert "Handläggaren skriver: <q>Kontot är avslutat.</q>" in shown
    move(maja, payment, PaymentStatus.PLANNED)
    assert "Kontot är avslutat." not in page(anna_client, case)
    move(maja, payment, PaymentStatus.PAID)
    assert "Vi har betalat ut pengarna" in page(anna_client, case)
    other = planned(decision, maja)
    shown = page(anna_client, case)
    assert shown.index("Pengarna är på väg") < shown.index("Vi har betalat ut pengarna")
    move(maja, other, PaymentStatus.CANCELLED)
    assert "Vi betalar inte ut de här pengarna" in page(anna_client, case)


def case_page(client, case) -> str:
    html = client.get(reverse("case", args=[case.pk])).content.decode()
    return " ".join(strip_tags(html.partition("<main")[2]).replace("\xa0", " ").split())


def test_the_case_says_when_the_money_comes_and_when_it_was_paid(anna_client, case, decision, maja):
    assert "Pengarna kommer 27" not in case_page(anna_client, case)
    for sum_of_it in ("4000", "250.50"):
        payment = planned(decision, maja, sum_of_it)
    assert "Pengarna kommer 27 november 2026: 4 250,50 kronor." in case_page(anna_client, case)
    move(maja, payment, PaymentStatus.PAID)
    shown = case_page(anna_client, case)
    assert "Pengarna kommer 27 november 2026: 4 000 kronor." in shown
    assert "Nu: Vi betalade ut pengar till dig 27 november 2026" in shown
    move(maja, Payment.objects.get(status=PaymentStatus.PLANNED), PaymentStatus.STOPPED)
    shown = case_page(anna_client, case)
    assert "Pengarna kommer" not in shown
    assert "Vi betalade ut pengar till dig" in shown


def test_the_case_says_when_money_should_have_come(anna_client, case, decision, maja):
    planned(decision, maja)
    with time_machine.travel(datetime(2026, 11, 28, 9, tzinfo=UTC), tick=False):
        shown = case_page(anna_client, case)
    assert "Pengarna skulle komma 27 november 2026" in shown
    assert "Har de inte kommit? Ring oss." in shown


def test_who_helps_reads_no_sum_on_the_case(case, decision, kim, maja):
    planned(decision, maja)
    assert "kronor" not in case_page(logged_in(kim), case)


def test_money_that_should_have_come_says_so(anna_client, case, decision, maja):
    planned(decision, maja)
    with time_machine.travel(datetime(2026, 11, 28, 9, tzinfo=UTC), tick=False):
        assert "Pengarna skulle komma <b>27 november 2026</b>." in page(anna_client, case)


def test_without_a_payment_the_page_says_why(anna_client, anna, maja):
    case = make_case(anna)
    assert "Vi har inte fattat beslut än" in page(anna_client, case)
    decision = decide(case, maja)
    assert "Beslutet ger pengar, men vi har inte bestämt dag än" in page(anna_client, case)
    decide(case, maja, "0", kind="reconsideration", replaces=decision)
    assert "Beslutet ger inga pengar" in page(anna_client, case)


def test_a_withdrawn_application_gives_no_money(anna_client, anna):
    case = make_case(anna)
    anna_client.post(reverse("withdraw", args=[case.pk]))
    assert "Du har tagit tillbaka ansökan" in page(anna_client, case)


def test_the_owner_reads_who_else_gets_money_and_a_helper_does_not(
    anna_client, kim, case, decision, maja
):
    payment = planned(decision, maja, to=LANDLORD)
    shown = page(anna_client, case)
    assert "Pengarna går till <bdi>Hyresvärden AB</bdi>." in shown
    assert "Numret slutar på" in shown
    move(maja, payment, PaymentStatus.STOPPED)
    shown = page(logged_in(kim), case)
    assert "Vi har stoppat utbetalningen" in shown
    assert "någon annan än den som söker" in shown
    for hidden in ("Hyresvärden", "Kontot är avslutat", "Hon vill det själv"):
        assert hidden not in shown
    assert "Handläggaren skriver" in page(anna_client, case)


def test_a_helper_without_the_power_finds_nothing(anna, case, decision):
    for powers in ({Power.SEE_STATUS}, {Power.READ_ANSWERS}):
        helper = make_helper()
        make_grant(anna, helper, powers)
        url = reverse("payments_of_case", args=[case.pk])
        assert logged_in(helper).get(url).status_code == 404


def test_the_screen_that_shows_less_shows_no_money(anna_client, case, decision, maja):
    planned(decision, maja)
    anna_client.post(reverse("beside"), {"name": "Lo"})
    assert "1 000 kronor" in page(anna_client, case)
    anna_client.post(reverse("show_less"), {"less": "on"})
    session = anna_client.session
    session["shows_less"] = True
    session.save()
    assert "1 000 kronor" not in page(anna_client, case)


def test_the_page_costs_the_same_with_twenty_payments(anna_client, kim, case, decision, maja):
    url = reverse("payments_of_case", args=[case.pk])
    planned(decision, maja, "1")
    clients = (anna_client, logged_in(kim))
    counts = [queries(client, url) for client in clients]
    for _number in range(19):
        planned(decision, maja, "1")
    assert [queries(client, url) for client in clients] == counts
    assert max(counts) <= 7
    assert Payment.objects.count() == 20
