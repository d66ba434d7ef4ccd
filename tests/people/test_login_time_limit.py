"""How long the login lasts, as the pages know it, and the press that makes it longer."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from eservice import clock
from eservice.municipality import municipality
from eservice.people.sessions import time_limit
from tests.factories import make_applicant

WHOLE = municipality().login.borrowed_device_minutes * 60
# What the pages count with: a page may be long on its way.
SAID = WHOLE - 15


@pytest.fixture
def log_in(client, demo_users):
    def log_in(device="lanad", who="anna") -> Client:
        client.post(reverse("demo_login"), {"who": who, "device": device})
        return client

    return log_in


def limit_of(client):
    request = RequestFactory().get("/")
    request.session = client.session
    return time_limit(request)


def test_a_borrowed_device_knows_how_long_is_left(log_in, time_machine):
    time_machine.move_to("2026-11-24T12:00:00+01:00", tick=False)
    client = log_in()
    assert limit_of(client).left == SAID
    time_machine.shift(100)
    assert limit_of(client).left == SAID - 100
    assert limit_of(client).warn_before == 300


def test_a_page_that_renews_the_login_says_the_whole_time(log_in, time_machine):
    time_machine.move_to("2026-11-24T12:00:00+01:00", tick=False)
    client = log_in()
    time_machine.shift(WHOLE / 2)

    assert client.get(reverse("home")).context["time_limit"].left == SAID
    assert limit_of(client).left == SAID


@pytest.mark.parametrize("who", ["anna", "maja"])
def test_staff_are_warned_whatever_they_chose_and_applicants_only_when_they_borrow(log_in, who):
    limit = limit_of(log_in("egen", who))

    assert (limit is not None) is (who == "maja")


def test_without_a_login_there_is_no_limit(client, db):
    assert not client.get(reverse("start")).context["time_limit"]
    assert "<dialog" not in warning(client)


def warning(client) -> str:
    request = RequestFactory().get("/")
    request.session = client.session
    return render_to_string("people/login_warning.html", request=request) + render_to_string(
        "people/time_limit.html", request=request
    )


def test_the_pages_say_how_long(log_in):
    html = warning(log_in())

    assert f'data-login-left="{SAID}"' in html
    assert f'data-login-renewed="{SAID}"' in html
    assert 'data-login-warn="300"' in html
    assert f"om du inte gör något på {WHOLE // 60} minuter" in html


def test_a_press_gives_the_login_its_whole_time_again(log_in):
    client = log_in()
    soon = clock.now() + timedelta(minutes=4)
    Session.objects.update(expire_date=soon)

    response = client.post(reverse("extend_login"))

    assert (response.status_code, response.content) == (204, b"")
    left = Session.objects.get().expire_date - clock.now()
    assert timedelta(seconds=WHOLE - 30) < left <= timedelta(seconds=WHOLE)


def test_an_ended_login_is_not_brought_back(log_in):
    client = log_in()
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))

    assert client.post(reverse("extend_login")).url.startswith(reverse("login"))
    assert client.get(reverse("home")).status_code == 302


def test_it_takes_a_press_on_our_own_page(log_in, db):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = log_in().cookies
    assert strict.post(reverse("extend_login")).status_code == 403
    assert strict.get(reverse("extend_login")).status_code == 405


def test_a_login_that_knows_no_device_is_left_alone(client, db):
    client.force_login(make_applicant())
    before = Session.objects.get().expire_date

    assert client.post(reverse("extend_login")).status_code == 204
    assert Session.objects.get().expire_date == before
