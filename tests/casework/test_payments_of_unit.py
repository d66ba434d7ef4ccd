"""The unit's payments and their files: each leaves once, is logged, and never to a party."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError
from django.urls import reverse

from applications.access import Actor
from applications.actions.payment_files import export_payments
from applications.models import AccessLog, HouseholdMember, Payment
from tests.access.test_query_counts import queries
from tests.casework.making_payments import decide, planned
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker

UNTIL = {"until_0": "27", "until_1": "11", "until_2": "2026"}
DAYS_SHOWN = re.compile(r'<span class="app-num">(\d+)\xa0(\w+) 2026<')
NEXT = re.compile(r'href="([^"]+)" rel="next"')
MONTHS = {"november": 11, "december": 12}
LIST, EXPORT, PAID = "/handlaggning/utbetalningar/", "fil/", "fil/betald/"


@pytest.fixture(autouse=True)
def one_tuesday():
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def pay(maja):
    """Return a planned payment in a case of somebody's, with these changes."""

    def plan(user=None, **changes) -> Payment:
        case = make_case(user or make_applicant())
        payment = planned(decide(case, maja), maja)
        Payment.objects.filter(pk=payment.pk).update(**changes)
        return payment

    return plan


def rows_of(response) -> list[str]:
    text = response.content.decode("utf-8-sig")
    return [row[-1] for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")][1:]


def export(client, **body):
    return client.post(LIST + EXPORT, body or UNTIL)


def page(client, query="") -> str:
    return client.get(LIST + query).content.decode().replace("\xa0", " ")


def test_a_file_takes_what_is_planned_up_to_the_day_and_each_once(maja_client, maja, pay):
    due = [pay(), pay(pay_on=date(2026, 11, 20))]
    left = [
        pay(pay_on=date(2026, 11, 30)),
        pay(status="stopped"),
        pay(status="paid"),
        pay(unit="vuxen"),
    ]
    response = export(maja_client)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Cache-Control"] == "no-store, private"
    name = 'attachment; filename="utbetalningar-2026-11-24-100000.csv"'
    assert response["Content-Disposition"] == name
    assert rows_of(response) == [str(one.pk) for one in (due[1], due[0])]
    assert not Payment.objects.filter(
        pk__in=[one.pk for one in left], exported_at__isnull=False
    ).exists()
    again = export(maja_client)
    assert again.status_code == 409
    assert "inga nya utbetalningar" in again.content.decode()
    read = AccessLog.objects.filter(kind="payment", by=maja, case__isnull=False)
    assert sorted(read.values_list("case", flat=True)) == sorted(one.case_id for one in due)


def test_an_earlier_file_comes_again_without_what_was_stopped(maja_client, pay):
    kept, stopped = pay(), pay()
    export(maja_client)
    at = Payment.objects.get(pk=kept.pk).exported_at
    Payment.objects.filter(pk=stopped.pk).update(status="stopped")
    response = export(maja_client, file=at.isoformat())
    assert rows_of(response) == [str(kept.pk)]
    assert AccessLog.objects.filter(kind="payment", case=kept.case_id).count() == 2
    assert at.isoformat() in page(maja_client)
    for wrong in ("x", "2026-11-24", "2025-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00"):
        assert export(maja_client, file=wrong).status_code == 409


def test_all_in_a_file_are_noted_as_paid_at_once(maja_client, pay):
    payments = [pay(), pay()]
    export(maja_client)
    at = Payment.objects.first().exported_at.isoformat()
    for _twice in range(2):
        assert maja_client.post(LIST + PAID, {"file": at}).status_code == 302
    assert set(Payment.objects.values_list("status", flat=True)) == {"paid"}
    for payment in payments:
        assert payment.case.events.filter(kind="payment_paid").count() == 1
    assert "alla betalda" in page(maja_client)
    assert maja_client.post(LIST + PAID, {"file": "x"}).status_code == 302


def test_what_is_partly_hers_is_neither_shown_nor_exported_nor_paid(maja_client, pay):
    petra = make_caseworker(number="199001019802", given_name="Petra")
    hers, others = pay(make_applicant(given_name="Systern")), pay()
    HouseholdMember.objects.create(case=hers.case, person=petra.person, relation="other_adult")
    client = logged_in(petra)
    shown = page(client)
    assert "Systern" not in shown
    assert "Är du själv med i ett ärende? Då ser du inte utbetalningen" in shown
    assert rows_of(export(client)) == [str(others.pk)]
    assert rows_of(export(maja_client)) == [str(hers.pk)]
    at = Payment.objects.get(pk=hers.pk).exported_at.isoformat()
    Payment.objects.filter(pk=others.pk).update(status="cancelled")
    client.post(LIST + PAID, {"file": at})
    assert Payment.objects.get(pk=hers.pk).status == "planned"
    assert "Systern" in page(maja_client)


def test_what_can_not_be_logged_does_not_leave(maja_client, maja, pay, monkeypatch):
    pay()

    def broken(*_args, **_values):
        raise DatabaseError("the log is full")

    monkeypatch.setattr(AccessLog.objects, "bulk_create", broken)
    assert export(maja_client).status_code == 503
    assert Payment.objects.get().exported_at is None


@pytest.mark.parametrize(
    "body",
    [{"until_1": "mars"}, {"until_0": "31", "until_1": "2", "until_2": "2026"}, {"until_0": "x"}],
)
def test_a_wrong_day_is_said(maja_client, pay, body):
    pay()
    response = maja_client.post(LIST + EXPORT, body)
    assert response.status_code == 422
    assert "Titta på ett svar igen" in response.content.decode()
    assert Payment.objects.get().exported_at is None


def test_without_a_day_the_file_goes_to_the_next_payment_day(maja_client, pay):
    due, _later = pay(), pay(pay_on=date(2026, 11, 30))
    assert rows_of(export(maja_client, until_0="")) == [str(due.pk)]


def test_a_hostile_name_is_no_formula_in_the_file(maja_client, pay):
    payment = Payment.objects.get(pk=pay().pk)
    payment.to["payee"] = "=HYPERLINK(1)"
    payment.save()
    assert b";'=HYPERLINK(1);" in export(maja_client).content


def copies_of(first: Payment, count: int) -> list[Payment]:
    """Return payments of the same case, five on each day from that of the first."""
    same = ("case", "decision", "unit", "to", "reason", "by")
    given = {name: getattr(first, name) for name in same}
    days = [first.pay_on + timedelta(days=number // 5) for number in range(count)]
    return [Payment(**given, pay_on=day, amount=1) for day in days]


@pytest.mark.parametrize(("status", "slug"), [("planned", "planerade"), ("paid", "betalda")])
def test_the_lists_are_by_day_a_page_at_a_time(maja_client, pay, status, slug):
    first = pay()
    Payment.objects.bulk_create(copies_of(first, 44))
    Payment.objects.update(status=status)
    url, days = f"{LIST}?vy={slug}", []
    while url and len(days) < 60:
        html = maja_client.get(url).content.decode()
        days += DAYS_SHOWN.findall(html)
        following = NEXT.search(html)
        url = following.group(1).replace("&amp;", "&") if following else ""
    found = [date(2026, MONTHS[month], int(day)) for day, month in days]
    assert len(found) == 45
    assert found == sorted(found, reverse=slug == "betalda")
    for wrong in ("x", "2026-11-24_x", "99999-01-01_", "2026-11-24"):
        assert maja_client.get(f"{LIST}?vy={slug}&efter={wrong}").status_code == 200


def test_the_list_costs_the_same_at_one_and_twenty_payments(maja_client, pay):
    first = pay()
    one = queries(maja_client, LIST)
    Payment.objects.bulk_create(copies_of(first, 19))
    assert queries(maja_client, LIST) == one <= 6


def test_an_overdue_payment_is_pointed_out(maja_client, pay):
    pay(pay_on=date(2026, 11, 20))
    assert "Dagen har varit" in page(maja_client)
    assert "Inga utbetalningar är stoppade just nu" in page(maja_client, "?vy=stoppade")


def test_nobody_else_gets_in(anna, pay):
    pay()
    olga = logged_in(make_caseworker(unit="vuxen"))
    assert "Inga utbetalningar är planerade" in page(olga)
    assert export(olga).status_code == 409
    for name in ("payments", "export_payments"):
        url = reverse(name)
        assert logged_in(anna).get(url).status_code in (404, 405)
        assert logged_in(anna).post(url, UNTIL).status_code in (404, 405)


def test_many_payments_are_locked_and_logged_without_a_query_each(
    maja, pay, django_assert_max_num_queries
):
    for _number in range(5):
        pay()
    with django_assert_max_num_queries(12):
        assert export_payments(Actor(maja), until=date(2026, 12, 31)).count == 5
