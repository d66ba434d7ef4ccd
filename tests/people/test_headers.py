"""The headers that every page carries."""

import re

import pytest
from django.urls import reverse

PAGES = ["/", "/logga-in/", "/utloggad/", "/finns-inte/"]


def policy(response):
    return response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("page", PAGES)
def test_scripts_run_only_with_the_nonce_of_the_response(client, page):
    response = client.get(page)
    assert "unsafe-" not in policy(response)
    (nonce,) = re.findall(r"script-src 'nonce-([\w+/=-]+)'", policy(response))
    scripts = re.findall(r"<script\b[^>]*>", response.text)
    assert scripts
    assert all(f'nonce="{nonce}"' in script for script in scripts)
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", response.text)
    assert "<style" not in response.text


@pytest.mark.parametrize("page", PAGES)
def test_the_nonce_is_new_each_time(client, page):
    assert len({policy(client.get(page)) for _visit in range(5)}) == 5


@pytest.mark.parametrize("rule", ["default-src 'none'", "object-src 'none'", "base-uri 'none'"])
def test_what_we_do_not_use_is_closed(client, rule):
    assert rule in policy(client.get("/"))


@pytest.mark.parametrize("name", ["start", "login", "logged_out", "quick_exit", "home"])
def test_no_page_is_kept_by_a_cache(client, db, name):
    assert client.get(reverse(name)).headers["Cache-Control"] == "no-store, private"


def test_pages_of_a_logged_in_person_are_not_kept(client, demo_users):
    client.force_login(demo_users["anna"])
    for page in PAGES:
        assert "no-store" in client.get(page, follow=True).headers["Cache-Control"]


def test_nobody_may_frame_us_or_learn_where_one_came_from(client):
    response = client.get("/")
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in policy(response)
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
def production(settings):
    """The settings that turn people away before a page is asked for."""
    settings.ALLOWED_HOSTS = ["ansokan.example.se"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 31_536_000


HTTPS = {"host": "ansokan.example.se", "x-forwarded-proto": "https"}


@pytest.mark.parametrize(
    ("request_headers", "status"),
    [
        (HTTPS, 200),
        ({"host": "ansokan.example.se"}, 301),
        ({"host": "evil.example.org"}, 400),
        ({"host": "evil.example.org", "x-forwarded-proto": "https"}, 400),
        (HTTPS | {"content-type": "text/plain; charset=hex"}, 400),
        (HTTPS | {"content-length": "1000001"}, 400),
    ],
)
@pytest.mark.usefixtures("production")
def test_those_who_are_turned_away_get_the_headers_too(client, request_headers, status):
    response = client.get("/", headers=request_headers)
    assert response.status_code == status
    assert "default-src 'none'" in policy(response)
    assert "frame-ancestors 'none'" in policy(response)
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    if status == 400:
        assert "Vi kunde inte ta emot det du skickade" in response.text


def test_a_static_file_may_be_kept(client):
    assert "no-store" not in client.get("/static/ui/app.css").headers["Cache-Control"]
