"""How a login begins, lasts and ends, seen from the browser."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from eservice.municipality import municipality

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TIMES = municipality().login


def log_in(client, who="anna", **data):
    return client.post(reverse("demo_login"), {"who": who, **data})


def cookie(response):
    return response.cookies[settings.SESSION_COOKIE_NAME]


def is_logged_in(client):
    """A page that needs a login, read without following where it leads."""
    return not client.get(reverse("home")).headers.get("Location", "").startswith("/logga-in/")


@pytest.mark.parametrize("device", ["lanad", "", "EGEN", "egen ", "1"])
def test_anything_but_own_device_closes_with_the_browser(client, demo_users, device):
    morsel = cookie(log_in(client, device=device))
    assert morsel["max-age"] == ""
    assert morsel["expires"] == ""
    assert Session.objects.get().get_decoded()["device"] == "lanad"


def test_a_missing_device_counts_as_borrowed(client, demo_users):
    assert cookie(log_in(client))["max-age"] == ""


def test_own_device_keeps_the_cookie_for_days(client, demo_users):
    morsel = cookie(log_in(client, device="egen"))
    assert morsel["max-age"] == TIMES.own_device_days * 86_400
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"


@pytest.mark.parametrize(
    ("device", "lifetime"),
    [
        ("egen", timedelta(days=TIMES.own_device_days)),
        ("lanad", timedelta(minutes=TIMES.borrowed_device_minutes)),
    ],
)
def test_a_login_ends_on_the_server_when_nothing_happens(client, demo_users, device, lifetime):
    with time_machine.travel(NOON, tick=False) as now:
        log_in(client, device=device)
        now.shift(lifetime - timedelta(seconds=1))
        assert is_logged_in(client)
    client = Client()
    with time_machine.travel(NOON, tick=False) as now:
        log_in(client, device=device)
        now.shift(lifetime + timedelta(seconds=1))
        assert not is_logged_in(client)


def test_an_active_login_goes_on(client, demo_users):
    with time_machine.travel(NOON, tick=False) as now:
        log_in(client, device="lanad")
        for _visit in range(10):
            now.shift(timedelta(minutes=TIMES.borrowed_device_minutes - 1))
            assert is_logged_in(client)


def test_a_login_is_renewed_at_most_once_in_a_tenth_of_its_time(client, demo_users):
    tenth = timedelta(minutes=TIMES.borrowed_device_minutes) / 10
    renewed = 0
    with time_machine.travel(NOON, tick=False) as now:
        log_in(client, device="lanad")
        for _visit in range(40):
            now.shift(tenth / 4)
            renewed += settings.SESSION_COOKIE_NAME in client.get(reverse("start")).cookies
    assert 6 <= renewed <= 10


def test_a_renewed_borrowed_login_still_closes_with_the_browser(client, demo_users):
    with time_machine.travel(NOON, tick=False) as now:
        log_in(client, device="lanad")
        now.shift(timedelta(minutes=TIMES.borrowed_device_minutes / 2))
        assert cookie(client.get(reverse("start")))["max-age"] == ""


def test_a_visitor_without_a_login_gets_no_session(client, db):
    client.get(reverse("start"))
    client.get(reverse("login"))
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert not Session.objects.exists()


def test_a_planted_session_is_not_taken_over(client, demo_users):
    log_in(client, "bo")
    planted = client.cookies[settings.SESSION_COOKIE_NAME].value
    log_in(client, "anna")
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert not is_logged_in(stranger)


def test_logging_in_again_changes_the_key_and_the_device(client, demo_users):
    log_in(client, device="egen")
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert cookie(log_in(client, device="lanad"))["max-age"] == ""
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert Session.objects.count() == 1


def test_a_blocked_user_is_out_at_once(client, demo_users):
    log_in(client)
    demo_users["anna"].is_active = False
    demo_users["anna"].save(update_fields=["is_active"])
    assert not is_logged_in(client)
    assert log_in(client).status_code == 404


def test_the_login_is_bound_to_the_identity_it_was_opened_for(client, demo_users):
    log_in(client)
    demo_users["anna"].subject = "someone-else"
    demo_users["anna"].save(update_fields=["subject"])
    assert not is_logged_in(client)


def test_nobody_is_logged_in_by_an_unknown_name(client, demo_users):
    for who in ("", "ingen", "anna\0", "' OR 1=1"):
        assert log_in(client, who).status_code == 404
    assert not Session.objects.exists()


def test_demo_login_does_not_exist_where_it_is_off(client, demo_users, settings):
    settings.DEMO_LOGIN = False
    assert log_in(client).status_code == 404
    page = client.get(reverse("login")).text
    assert reverse("demo_login") not in page
    assert "Anna Exempel" not in page
    assert municipality().phone in page


def test_logging_out_leaves_no_row_and_no_cookie(client, demo_users):
    log_in(client, device="egen")
    response = client.post(reverse("logout"))
    assert response.url == reverse("logged_out")
    assert not Session.objects.exists()
    assert cookie(response)["max-age"] == 0
    assert response.cookies[settings.CSRF_COOKIE_NAME]["max-age"] == 0
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_logged_in(client)


def test_logging_out_twice_says_the_same(client, db):
    assert client.post(reverse("logout")).url == reverse("logged_out")


def test_logging_out_needs_the_button(client, demo_users):
    log_in(client)
    assert client.get(reverse("logout")).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(reverse("logout")).status_code == 403
    assert is_logged_in(client)


def test_a_login_from_work_is_always_short(client, demo_users):
    morsel = cookie(log_in(client, "maja", device="egen"))
    assert morsel["max-age"] == ""
    assert Session.objects.get().get_decoded()["device"] == "lanad"


def test_a_login_from_work_without_its_roles_is_nobodys(client, demo_users):
    maja = demo_users["maja"]
    maja.roles = []
    maja.save(update_fields=["roles"])
    assert cookie(log_in(client, "maja", device="egen"))["max-age"] == ""
    assert "Vi vet inte vem du är än" in client.get(reverse("home")).text
    assert client.post(reverse("start_draft")).status_code in (403, 404)
    assert not maja.person.drafts.exists()


@pytest.mark.parametrize("key", ["a\0" * 8, "\0", "short", "A" * 32, "a" * 41, "a" * 5000, "å" * 8])
def test_a_cookie_that_is_no_key_is_not_looked_up(client, db, django_assert_num_queries, key):
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    with django_assert_num_queries(0):
        assert client.get(reverse("start")).status_code == 200
        assert not is_logged_in(client)
