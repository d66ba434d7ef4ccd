"""A provider that is down, slow, broken or changing."""

from threading import Event

import pytest
from django.test import Client
from django.urls import reverse
from joserfc.jwk import RSAKey
from werkzeug.wrappers import Response

from eservice.people import oidc
from tests.people import identity_provider
from tests.people.identity_provider import assert_refused

pytestmark = pytest.mark.django_db

PATHS = ["/.well-known/openid-configuration", "/jwks", "/oauth2/token", "/userinfo"]
BROKEN = {
    "500": Response("broken", 500),
    "404": Response("not here", 404),
    "no json": Response("<p>Vi bygger om</p>", 200),
    "a list": Response("[]", 200, mimetype="application/json"),
    "null": Response("null", 200, mimetype="application/json"),
    "empty": Response("{}", 200, mimetype="application/json"),
    "wrong kinds": Response(
        '{"issuer": 1, "keys": [1], "id_token": 1, "sub": 1, "access_token": 1}',
        200,
        mimetype="application/json",
    ),
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("path", PATHS)
def test_a_broken_provider_gives_a_calm_page(e_id, client, path, answer):
    e_id.broken[path] = answer
    login = client.post(reverse("e_id_login"), {"next": "/mina-sidor/?a=1"})
    if login.status_code == 302:
        login = client.get(e_id.identify(login.url))

    assert_refused(login, 502)
    assert "next=%2Fmina-sidor%2F%3Fa%3D1" in login.text


@pytest.mark.parametrize("path", PATHS)
def test_a_slow_provider_does_not_hold_us(e_id, client, path, monkeypatch):
    monkeypatch.setattr(oidc, "SECONDS_TO_ANSWER", 0.2)
    answers = Event()
    e_id.gates[path] = lambda: answers.wait(10)
    login = client.post(reverse("e_id_login"))
    if login.status_code == 302:
        login = client.get(e_id.identify(login.url))
    answers.set()

    assert_refused(login, 502)


def test_a_provider_that_is_down_gives_a_calm_page(settings, client):
    settings.E_ID_PROVIDER = identity_provider.provider_at("http://127.0.0.1:9")

    assert_refused(client.post(reverse("e_id_login")), 502)


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://example.org"},
        {"token_endpoint": "ftp://127.0.0.1/token"},
        {"id_token_signing_alg_values_supported": ["none", "HS256"]},
        {"jwks_uri": None},
    ],
)
def test_a_provider_that_says_what_we_can_not_trust_is_not_used(e_id, client, metadata):
    e_id.metadata |= metadata

    assert_refused(client.post(reverse("e_id_login")), 502)


def test_the_name_of_another_subject_is_not_taken(e_id, client):
    e_id.userinfo["sub"] = "someone-else"

    assert_refused(e_id.log_in(client), 502)


def test_a_key_we_have_not_seen_is_fetched_once_more(e_id, client):
    e_id.log_in(Client())
    e_id.key = RSAKey.generate_key(2048, {"kid": "next year"})
    e_id.asked.clear()

    assert e_id.log_in(client).url == reverse("home")
    assert e_id.asked.count("/jwks") == 1
    assert "/.well-known/openid-configuration" not in e_id.asked


def test_what_the_provider_says_of_itself_is_fetched_once_an_hour(e_id, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(oidc, "monotonic", lambda: clock[0])
    for moment, asked in ((0, 1), (3599, 1), (3601, 2)):
        clock[0] = moment
        e_id.log_in(Client())
        assert e_id.asked.count("/.well-known/openid-configuration") == asked
        assert e_id.asked.count("/jwks") == asked
