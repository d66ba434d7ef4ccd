"""The days of a case in one's own calendar: the right days, and no word of what they are about."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import Case, Payment
from eservice import clock
from tests.casework.making_completions import asked_for
from tests.casework.making_payments import decide, planned
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker

pytestmark = pytest.mark.django_db


def events_in(client, case) -> list[tuple[str, date]]:
    response = client.get(reverse("case_days", args=[case.pk]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="dagar.ics"'
    events = Calendar.from_ical(response.content).walk("VEVENT")
    return [(str(event["summary"]), event.start) for event in events]


def page_of(client, case) -> str:
    return client.get(reverse("case", args=[case.pk])).content.decode()


def test_the_day_of_the_answer_and_the_last_day_of_hers(anna, anna_client, maja):
    case = make_case(anna)
    item = asked_for(case, maja)
    Case.objects.filter(pk=case.pk).update(waits_for_applicant=True)

    assert events_in(anna_client, case) == [
        ("Sista dag att svara", item.due_on),
        ("Svar senast i dag", case.promised_on),
    ]
    assert reverse("case_days", args=[case.pk]) in page_of(anna_client, case)


def test_a_day_that_is_moved_replaces_itself(anna, anna_client):
    case = make_case(anna)
    url = reverse("case_days", args=[case.pk])

    def uids() -> list[str]:
        events = Calendar.from_ical(anna_client.get(url).content).walk("VEVENT")
        return [str(event["uid"]) for event in events]

    before = uids()
    Case.objects.filter(pk=case.pk).update(promised_on=case.promised_on + timedelta(days=3))
    assert uids() == before
    assert len(before) == len(set(before)) == 1


def test_it_says_nothing_of_what_it_is_about(anna, anna_client, maja):
    case = make_case(anna)
    asked_for(case, maja)
    content = anna_client.get(reverse("case_days", args=[case.pk])).content.decode()

    for word in (case.reference, anna.name, "bistånd", "kommun", "ansök", "komplett", "/arende"):
        assert word.lower() not in content.lower()
    for event in Calendar.from_ical(content).walk("VEVENT"):
        assert set(event) == {
            *("UID", "DTSTAMP", "SUMMARY", "CLASS", "DTSTART", "TRANSP"),
        }


def test_money_has_its_day_for_her_alone(anna, anna_client):
    maja = make_caseworker()
    case = make_case(anna)
    payment = planned(decide(case, maja), maja)

    assert ("Betalning", payment.pay_on) in events_in(anna_client, case)
    Payment.objects.filter(pk=payment.pk).update(pay_on=clock.today() - timedelta(days=1))
    assert anna_client.get(reverse("case_days", args=[case.pk])).status_code == 404


def test_without_a_day_to_come_there_is_no_file(anna, anna_client):
    case = make_case(anna)
    withdraw_case(Actor(anna), case_id=case.pk)

    assert anna_client.get(reverse("case_days", args=[case.pk])).status_code == 404
    assert "kalender" not in page_of(anna_client, case)


def test_it_is_nobody_elses(anna, maja):
    case = make_case(anna)

    for other in (make_case().person.users.get(), maja):
        response = logged_in(other).get(reverse("case_days", args=[case.pk]))
        assert response.status_code == 404
