"""Where a login leads, and the quick way out."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from eservice.municipality import municipality

ELSEWHERE = [
    "https://example.org/",
    "//example.org/",
    "///example.org",
    "\\\\example.org",
    "/\\example.org",
    "http:///example.org",
    "javascript:alert(1)",
    " https://example.org",
    "https://testserver@example.org/",
    "https://testserver.example.org/",
    "/\t/example.org",
    "data:text/html,x",
]


def log_in(client, who="anna", **data):
    return client.post(reverse("demo_login"), {"who": who, **data})


@pytest.mark.parametrize("target", ELSEWHERE)
def test_the_login_never_leads_to_another_site(client, demo_users, target):
    assert log_in(client, next=target).url == reverse("home")
    assert client.get(reverse("login"), {"next": target}).url == reverse("home")


@pytest.mark.parametrize("target", ELSEWHERE)
def test_another_sites_address_is_not_kept_in_the_form(client, target):
    assert client.get(reverse("login"), {"next": target}).context["next"] == ""


def test_the_login_leads_back_to_the_same_page(client, demo_users):
    target = "/ansokan/ny/?fran=start"
    assert client.get(reverse("login"), {"next": target}).context["next"] == target
    assert log_in(client, next=target).url == target
    assert client.get(reverse("login"), {"next": target}).url == target


@pytest.mark.parametrize(("who", "page"), [("anna", "home"), ("maja", "worklist")])
def test_the_first_page_fits_the_person(client, demo_users, who, page):
    assert log_in(client, who).url == reverse(page)
    assert client.get(reverse("login")).url == reverse(page)


def remembered(response):
    address = urlsplit(response.url)
    assert address.path == reverse("login")
    return parse_qs(address.query)["next"]


def test_a_page_is_remembered_when_it_needs_a_login(client, db):
    assert remembered(client.get("/mina-sidor/?a=1")) == ["/mina-sidor/?a=1"]


def test_after_a_button_pressed_too_late_one_comes_back_to_the_page_with_it(client, db):
    page = "http://testserver/ansokan/x/?del=2"
    response = client.post(reverse("start_draft"), headers={"referer": page})
    assert remembered(response) == ["/ansokan/x/?del=2"]


@pytest.mark.parametrize("referer", ["", *ELSEWHERE])
def test_a_page_elsewhere_is_never_remembered(client, db, referer):
    response = client.post(reverse("start_draft"), headers={"referer": referer})
    assert remembered(response) == [reverse("start_draft")]


@pytest.mark.parametrize("idle", [timedelta(0), timedelta(minutes=20)])
def test_the_quick_way_out_forgets_the_login_and_touches_nothing(
    client, demo_users, django_assert_num_queries, idle
):
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False) as now:
        log_in(client, device="lanad")
        before = Session.objects.get().expire_date
        now.shift(idle)
        with django_assert_num_queries(0):
            response = client.get(reverse("quick_exit"))
    assert Session.objects.get().expire_date == before
    assert response.url == municipality().quick_exit_url
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        assert response.cookies[name].value == ""
        assert response.cookies[name]["max-age"] == 0
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert client.get(reverse("home")).status_code == 302


def test_the_quick_way_out_works_without_a_login(client):
    assert client.get(reverse("quick_exit")).url == municipality().quick_exit_url
    assert client.head(reverse("quick_exit")).status_code == 302


def test_the_cookie_of_production_is_taken_away_too(client, settings):
    settings.SESSION_COOKIE_NAME = "__Host-session"
    morsel = client.get(reverse("quick_exit")).cookies["__Host-session"]
    assert morsel["secure"]
    assert morsel["path"] == "/"
    assert morsel["domain"] == ""


def test_another_sites_link_to_the_quick_way_out_logs_nobody_out(client, demo_users):
    log_in(client)
    response = client.get(reverse("quick_exit"), headers={"sec-fetch-site": "cross-site"})
    assert response.url == municipality().quick_exit_url
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "Clear-Site-Data" not in response.headers
    assert client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize("site", ["same-origin", "same-site", "none"])
def test_our_own_link_and_a_typed_address_forget_the_login(client, demo_users, site):
    log_in(client)
    client.get(reverse("quick_exit"), headers={"sec-fetch-site": site})
    assert client.get(reverse("home")).status_code == 302
