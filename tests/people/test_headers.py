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
