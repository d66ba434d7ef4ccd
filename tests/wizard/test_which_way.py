"""Which way in is suggested, with the reason, and what else can be chosen."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import Draft
from applications.statuses import ApplicationKind
from tests.conftest import logged_in
from tests.factories import make_case
from tests.wizard.making_renewals import IN_OCTOBER, decided_for_october, renew
from tests.wizard.test_filling_in import text

AGAIN = "Sök igen för november"
IN_DECEMBER = "Sök igen för december"
NEW = "Börja en ny ansökan"


def on(day: int):
    return time_machine.travel(datetime(2026, 11, day, 9, 0, tzinfo=UTC), tick=False)


def home(client) -> str:
    return text(client.get(reverse("home")))


def choices(client) -> str:
    return text(client.get(reverse("which_way")))


def test_who_has_never_applied_makes_a_first_application(anna_client):
    assert NEW in home(anna_client)
    page = choices(anna_client)
    assert "Du har inte sökt hos oss förut. Därför frågar vi om allt." in page
    assert "Sök igen" not in page


def test_who_waits_for_her_first_decision_makes_a_first_application(anna, anna_client):
    with time_machine.travel(IN_OCTOBER, tick=False):
        make_case(anna)
    with on(10):
        page = choices(anna_client)
    assert "Du har inte fått något beslut än. Därför frågar vi om allt." in page
    assert "Sök igen" not in page


def test_who_has_a_decision_applies_again_with_the_reason_in_a_sentence(anna, anna_client):
    decided_for_october(anna)
    with on(10):
        page = home(anna_client)
    assert AGAIN in page
    assert (
        "Du har fått ett beslut för oktober 2026. Därför kan du söka för november med svaren"
        " som du redan har gett." in page
    )


@pytest.mark.parametrize(
    ("day", "suggested", "other"),
    [(1, AGAIN, None), (14, AGAIN, None), (15, AGAIN, IN_DECEMBER), (25, AGAIN, IN_DECEMBER)],
)
def test_a_month_opens_and_closes_by_the_settings(anna, anna_client, day, suggested, other):
    decided_for_october(anna)
    with on(day):
        page = choices(anna_client)
    assert suggested in page
    assert (IN_DECEMBER in page) == bool(other)


def test_after_the_last_day_the_next_month_is_suggested(anna, anna_client):
    decided_for_october(anna)
    with on(26):
        page = choices(anna_client)
    assert AGAIN not in page
    assert IN_DECEMBER in page


def test_an_old_decision_is_too_old(anna):
    decided_for_october(anna)
    with time_machine.travel(datetime(2027, 1, 6, 9, 0, tzinfo=UTC), tick=False):
        page = choices(logged_in(anna))
    assert "Det är länge sedan du fick ett beslut. Därför frågar vi om allt igen." in page


def test_who_has_applied_for_the_month_reads_when_the_next_one_opens(anna, anna_client):
    decided_for_october(anna)
    with on(10):
        make_case(anna)
        page = home(anna_client)
    assert "Du kan söka igen för december från och med den 15 november." in page
    assert "Sök igen" not in page


def test_an_application_that_was_taken_back_does_not_stand_in_the_way(anna, anna_client):
    decided_for_october(anna)
    with on(10):
        case = make_case(anna)
        withdraw_case(Actor(anna), case_id=case.pk)
        page = home(anna_client)
    assert AGAIN in page


def test_a_renewal_under_way_is_not_suggested_again(anna, anna_client):
    decided_for_october(anna)
    with on(10):
        renew(anna_client)
        page = home(anna_client)
    assert AGAIN not in page
    assert "Fortsätt" in page


@pytest.mark.parametrize("month", ["2026-12", "2026-10", "2020-01", "nonsense", "", "9999-99"])
def test_a_month_that_is_not_open_is_told_kindly(anna, anna_client, month):
    decided_for_october(anna)
    with on(10):
        response = anna_client.post(
            reverse("start_draft"), {"kind": "renewal", "month": month}, follow=True
        )
    assert "Det går inte att söka på det sättet för den månaden nu." in text(response)
    assert not Draft.objects.filter(kind=ApplicationKind.RENEWAL).exists()


def test_somebody_without_a_decision_starts_no_renewal(anna_client):
    with on(10):
        renew(anna_client)
    assert not Draft.objects.exists()


def test_the_other_way_can_be_chosen(anna, anna_client):
    decided_for_october(anna)
    with on(10):
        anna_client.post(reverse("start_draft"), {"kind": "first"})
    draft = Draft.objects.get(sent_at__isnull=True)
    assert (draft.kind, draft.answers.count()) == (ApplicationKind.FIRST, 0)
