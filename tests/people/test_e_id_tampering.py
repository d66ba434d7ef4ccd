"""Everything that can be wrong with what comes back: nobody is logged in, and the page is calm."""

import logging
from datetime import timedelta
from time import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from eservice import clock
from eservice.people import oidc
from eservice.people.models import User
from tests.factories import number_for
from tests.people import identity_provider
from tests.people.identity_provider import CLIENT_ID, NUMBER, STRANGERS_KEY, assert_refused

pytestmark = pytest.mark.django_db


CLAIMS = {
    "nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "iss": {"iss": "https://example.org"},
    "iss with a slash": {"iss": "http://127.0.0.1/"},
    "no iss": {"iss": None},
    "aud": {"aud": "another-service"},
    "aud in a list": {"aud": ["another-service"]},
    "no aud": {"aud": None},
    "azp of another": {"azp": "another-service"},
    "two aud without azp": {"aud": [CLIENT_ID, "another-service"]},
    "exp": {"exp": 1_700_000_000},
    "exp a little too old": {"exp": 0},
    "no exp": {"exp": None},
    "exp that is no time": {"exp": "later"},
    "iat in the future": {"iat": 9_999_999_999},
    "no iat": {"iat": None},
    "sub": {"sub": None},
    "empty sub": {"sub": ""},
    "sub with a null": {"sub": "an\0na"},
    "far too long sub": {"sub": "a" * 256},
    "sub that is a number": {"sub": 17},
}


@pytest.mark.parametrize("what", CLAIMS)
def test_a_bent_claim_lets_nobody_in(e_id, client, what, caplog):
    e_id.metadata["userinfo_endpoint"] = None
    e_id.claims |= CLAIMS[what] | ({"exp": time() - 61} if what == "exp a little too old" else {})

    assert_refused(e_id.log_in(client), 502)
    # It is the bent claim that stops it, and nothing else.
    (kind,) = [line for line in caplog.messages if "login refused" in line]
    assert kind.endswith(("_azp",) if "azp" in what else (*CLAIMS[what], "subject"))


def test_a_clock_may_be_a_little_wrong(e_id, client):
    e_id.claims |= {"exp": time() - 30, "iat": time() + 30}

    assert e_id.log_in(client).url == reverse("home")


@pytest.mark.parametrize("acr", [None, "", "http://id.elegnamnden.se/loa/1.0/loa2", [], 3])
def test_a_weaker_e_id_is_not_enough(e_id, client, acr):
    e_id.claims["acr"] = acr

    response = e_id.log_in(client)

    assert_refused(response, 403)
    assert "Försök igen med en annan e-legitimation." in response.text


@pytest.mark.parametrize(
    "sign", [identity_provider.unsigned, identity_provider.signed_with_public_key]
)
def test_a_token_that_anyone_could_make_is_refused(e_id, client, sign):
    e_id.sign = sign
    # The provider even says that it is fine.
    e_id.metadata["id_token_signing_alg_values_supported"] = ["none", "HS256", "RS256"]

    assert_refused(e_id.log_in(client), 502)


@pytest.mark.parametrize("token", [{}, {"id_token": None}, {"id_token": ""}])
def test_an_answer_without_a_token_is_refused_whatever_else_it_says(e_id, client, token, caplog):
    said = {"sub": "anna", "given_name": "Anna", "family_name": "Exempel", NUMBER: number_for(4)}
    answer = {"access_token": "a", "token_type": "Bearer", "userinfo": said}
    e_id.broken["/oauth2/token"] = identity_provider.as_json(answer | token)

    assert_refused(e_id.log_in(client), 502)
    (kind,) = [line for line in caplog.messages if "login refused" in line]
    assert token or kind.endswith("no_id_token")


def test_a_token_signed_with_anothers_key_is_refused(e_id, client):
    way = client.post(reverse("e_id_login")).url
    client_of_ours = oidc.client_of(e_id_settings(e_id))
    client_of_ours.fetch_jwk_set()
    e_id.key = STRANGERS_KEY

    assert_refused(client.get(e_id.identify(way)), 502)


def e_id_settings(e_id):
    return identity_provider.provider_at(e_id.issuer)


def bent(address: str, **changes: str | None) -> str:
    parts = urlsplit(address)
    answer = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return parts._replace(query=urlencode(identity_provider.changed(answer, changes))).geturl()


@pytest.mark.parametrize(
    "changes",
    [{"state": "another"}, {"state": None}, {"state": ""}, {"code": None}, {"iss": "https://x.se"}],
)
def test_a_bent_answer_is_refused(e_id, client, changes):
    back = e_id.identify(client.post(reverse("e_id_login")).url)

    assert_refused(client.get(bent(back, **changes)), 400, 502)
    assert "/oauth2/token" not in e_id.asked


@pytest.mark.parametrize(("said", "status"), [(None, 400), ("own", 302)])
def test_a_provider_that_names_itself_must_do_so(e_id, client, said, status):
    e_id.metadata["authorization_response_iss_parameter_supported"] = True
    e_id.returned["iss"] = e_id.issuer if said else None

    assert e_id.log_in(client).status_code == status


def test_an_answer_for_another_browser_is_refused(e_id, client):
    back = e_id.identify(client.post(reverse("e_id_login")).url)
    other = Client()
    other.post(reverse("e_id_login"))

    assert_refused(other.get(back), 400)


def test_a_code_of_someone_else_does_not_fit_the_verifier(e_id, client):
    stolen = parse_qs(urlsplit(e_id.identify(Client().post(reverse("e_id_login")).url)).query)
    own = e_id.identify(client.post(reverse("e_id_login")).url, "mallory")

    assert_refused(client.get(bent(own, code=stolen["code"][0])), 400)


def test_the_verifier_is_checked(e_id, client):
    back = e_id.identify(client.post(reverse("e_id_login")).url)
    session = client.session
    (key,) = [key for key, _left in session.items() if key.startswith("_state_")]
    session[key]["data"]["code_verifier"] = "x" * 48
    session.save()

    assert_refused(client.get(back), 400)


def test_one_waits_for_an_answer_for_half_an_hour(e_id, client, time_machine):
    back = e_id.identify(client.post(reverse("e_id_login")).url)
    time_machine.move_to(clock.now() + timedelta(seconds=1801))

    assert_refused(client.get(back), 400)


def test_in_a_long_login_too_one_waits_for_half_an_hour(e_id, client, time_machine):
    e_id.log_in(client, device="egen")
    back = e_id.identify(client.post(reverse("e_id_login")).url, "bo")
    time_machine.move_to(clock.now() + timedelta(seconds=1801))

    assert client.get(back).url == reverse("home")
    assert User.objects.get().subject == "anna"


def test_the_log_says_the_kind_of_failure_and_nothing_about_the_person(e_id, client, caplog):
    number = number_for(9)
    e_id.knows("anna", given_name="Hemliga", family_name="Anna", **{NUMBER: number})
    e_id.claims["acr"] = "låg"
    with caplog.at_level(logging.WARNING, logger="eservice"):
        e_id.log_in(client)

    ours = [record.getMessage() for record in caplog.records if record.name.startswith("eservice")]
    assert ours == ["E_ID login refused: claim_acr"]
    assert not any(number in record.getMessage() for record in caplog.records)
