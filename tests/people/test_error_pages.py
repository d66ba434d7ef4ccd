"""Every error is a page in plain words, also when it comes before anyone knows who is there."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.test import Client, RequestFactory
from django.urls import include, path, reverse

from eservice import errors
from eservice.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]


@login_not_required
def broken(request):
    raise DatabaseError("secret detail 19900101-9802")


@login_not_required
def forbidden(request):
    raise PermissionDenied("secret detail")


urlpatterns = [
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("", include("eservice.urls")),
]
extra_urls = pytest.mark.urls(__name__)


def heading(response):
    return response.text.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]


def test_a_page_that_does_not_exist(client):
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert heading(response) == "Vi hittar inte sidan"
    assert ">Ansökningar<" not in response.text


def test_the_header_still_knows_who_is_logged_in(client, demo_users):
    client.force_login(demo_users["anna"])
    assert "Ansökningar<" in client.get("/finns-inte/").text


@extra_urls
def test_a_fault_of_ours_says_nothing_about_itself(demo_users):
    client = Client(raise_request_exception=False)
    client.force_login(demo_users["anna"])
    response = client.get("/broken/")
    assert response.status_code == 500
    assert heading(response) == "Något gick fel hos oss"
    assert 'href="tel:112"' in response.text
    assert response.text.count("tel:") == 1
    assert "secret" not in response.text
    assert "unsafe-" not in response.headers["Content-Security-Policy"]


def test_the_page_for_our_faults_needs_no_context(rf):
    assert errors.server_error(rf.get("/")).status_code == 500


@extra_urls
def test_a_page_that_is_not_for_you(client, db):
    response = client.get("/forbidden/")
    assert response.status_code == 403
    assert "secret" not in response.text


def test_a_page_that_was_open_for_too_long(demo_users):
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("demo_login"), {"who": "anna"})
    assert response.status_code == 403
    assert heading(response) == "Sidan var öppen för länge"
    assert "finns kvar" in response.text


@pytest.mark.parametrize(
    "data",
    [
        {"who": "a" * 1_100_000},
        {f"field-{number}": "" for number in range(1_001)},
    ],
)
@pytest.mark.parametrize("logged_in", [False, True])
def test_far_too_much_is_a_page_and_not_a_fault(demo_users, data, logged_in):
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("login"))  # gives the cookie without which nothing is read
    if logged_in:
        client.force_login(demo_users["anna"])
    body = urlencode(data)
    response = client.post(
        reverse("demo_login"), body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 400
    assert heading(response) == "Vi kunde inte ta emot det du skickade"


def test_a_host_that_is_not_ours(client, settings):
    settings.ALLOWED_HOSTS = ["ansokan.example.se"]
    response = client.get("/", headers={"host": "evil.example.org"})
    assert response.status_code == 400
    assert "evil.example.org" not in response.text


@pytest.mark.parametrize(
    "view", [errors.bad_request, errors.forbidden, errors.not_found, errors.csrf_failure]
)
def test_error_pages_work_before_any_middleware(view):
    request = RequestFactory().get("/")
    assert not hasattr(request, "user")
    assert "<h1" in view(request).text


def test_error_pages_ask_the_database_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/finns-inte/").status_code == 404


@pytest.mark.parametrize(
    ("sender", "is_shown"),
    [
        ({"origin": "http://testserver"}, True),
        ({"referer": "http://testserver/ansokan/"}, True),
        ({}, False),
        ({"origin": "null", "referer": "http://testserver/"}, False),
        ({"origin": "http://evil.example.org", "referer": "http://testserver/"}, False),
        ({"origin": "https://testserver"}, False),
        ({"referer": "http://testserver.example.org/"}, False),
        ({"referer": "/ansokan/"}, False),
        ({"origin": "http://[testserver"}, False),
    ],
)
def test_what_another_site_sends_is_not_shown(db, sender, is_shown):
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("demo_login"), {"text": "Ring 08-465 004 99"}, headers=sender)
    assert response.status_code == 403
    assert ("Ring 08-465 004 99" in response.text) is is_shown
