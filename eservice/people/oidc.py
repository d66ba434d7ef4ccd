"""The way to an OpenID Connect provider and back, with Authlib.

Authorization code flow with state, nonce and PKCE (S256). What waits for the person to come
back lies in her session for half an hour and is used once. Everything that comes back is
checked; what fails raises LoginRefused, and nobody is logged in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from time import monotonic
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.http import HttpRequest
from joserfc.errors import ClaimError, JoseError

from eservice import clock
from eservice.people import refusals
from eservice.people.refusals import LoginRefused
from eservice.settings.logins import Provider

SECONDS_TO_ANSWER = 5
LEEWAY_SECONDS = 60
METADATA_SECONDS = 3600
WAITS_SECONDS = 1800
MOST_WAITING = 5

# Signatures that only the provider can make: never "none", never a shared secret.
ALGORITHMS = {
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
}
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# What an answer that is not as the standards say can raise on its way through the libraries.
MALFORMED = (ValueError, TypeError, KeyError, AttributeError)


class Cancelled(Exception):
    """The person changed her mind at the provider; ``target`` is where she was going."""

    def __init__(self, target: str) -> None:
        super().__init__()
        self.target = target


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the provider vouches for, and what the person chose before she left."""

    claims: dict[str, Any]
    device: str
    target: str


class Client(DjangoOAuth2App):
    """One provider. What it says of itself, and its keys, are kept for an hour at most."""

    def __init__(self, provider: Provider) -> None:
        super().__init__(
            DjangoIntegration(provider.name),
            provider.name,
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            client_kwargs={
                "scope": provider.scopes,
                "code_challenge_method": "S256",
                "default_timeout": SECONDS_TO_ANSWER,
            },
        )
        self.provider = provider
        self._asked_at = -float("inf")

    def load_server_metadata(self) -> dict[str, Any]:
        """Return the endpoints and algorithms; raises ValueError when they can't be trusted."""
        if monotonic() - self._asked_at > METADATA_SECONDS:
            address = f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration"
            with self._get_session() as session:
                response = session.request("GET", address, withhold_token=True)
                response.raise_for_status()
                self.server_metadata = self._trusted(response.json())
            self._asked_at = monotonic()
        return self.server_metadata

    def _trusted(self, found: dict[str, Any]) -> dict[str, Any]:
        if found["issuer"] != self.provider.issuer:
            raise ValueError("another issuer")
        scheme = f"{self.provider.issuer.partition('://')[0]}://"
        endpoints = {name: found[name] for name in ENDPOINTS}
        if "userinfo_endpoint" in found:
            endpoints["userinfo_endpoint"] = found["userinfo_endpoint"]
        if not all(address.startswith((scheme, "https://")) for address in endpoints.values()):
            raise ValueError("an endpoint without encryption")
        named = set(found.get("id_token_signing_alg_values_supported", ["RS256"])) & ALGORITHMS
        if not named:
            raise ValueError("no algorithm that we accept")
        ways = found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        by_body = "client_secret_basic" not in ways and "client_secret_post" in ways
        return endpoints | {
            "issuer": found["issuer"],
            "id_token_signing_alg_values_supported": sorted(named),
            "token_endpoint_auth_method": f"client_secret_{'post' if by_body else 'basic'}",
            "says_issuer": found.get("authorization_response_iss_parameter_supported") is True,
        }


@cache
def client_of(provider: Provider) -> Client:
    """Return the process's only client of this provider."""
    return Client(provider)


def begin(request: HttpRequest, provider: Provider, *, back: str, device: str, target: str) -> str:
    """Return the provider's address to lead the person to; ``back`` is our callback's."""
    client = client_of(provider)
    asked = {"acr_values": " ".join(provider.acr_values)} if provider.acr_values else {}
    if provider.staff is None:
        # On a shared computer the person before may still be known to the provider.
        asked["prompt"] = "login"
    with _refusing(target):
        way = client.create_authorization_url(back, **asked)
    _make_room(request)
    client.save_authorize_data(
        request,
        redirect_uri=back,
        device=device,
        target=target,
        since=clock.now().timestamp(),
        **way,
    )
    if not request.user.is_authenticated:
        request.session.set_expiry(WAITS_SECONDS)
    return way["url"]


def _make_room(request: HttpRequest) -> None:
    """A session holds the latest few logins that wait, not as many as someone cares to start."""
    waiting = [key for key, _left in request.session.items() if key.startswith("_state_")]
    for key in waiting[: -(MOST_WAITING - 1)]:
        del request.session[key]


def finish(request: HttpRequest, provider: Provider) -> Answer:
    """Check what came back and return it. Raises LoginRefused, or Cancelled."""
    client = client_of(provider)
    waiting = _waiting(request, client)
    with _refusing(waiting["target"]):
        _check_answer(request, client, waiting)
        token = client.authorize_access_token(
            request, claims_options=_wanted(provider), leeway=LEEWAY_SECONDS
        )
        if not token.get("id_token"):
            # The library then takes the name of a person from an unsigned answer.
            raise LoginRefused(refusals.UNREADABLE, "no_id_token")
        claims = _with_name(client, token, dict(token["userinfo"]))
    return Answer(claims=claims, device=waiting["device"], target=waiting["target"])


def _waiting(request: HttpRequest, client: Client) -> dict[str, Any]:
    """Return what this browser left behind under this state, and has not used before."""
    waiting = client.framework.get_state_data(request.session, request.GET.get("state"))
    if not waiting or clock.now().timestamp() - waiting["since"] > WAITS_SECONDS:
        raise LoginRefused(refusals.STALE, "state")
    return waiting


def _check_answer(request: HttpRequest, client: Client, waiting: dict[str, Any]) -> None:
    """The answer holds a code and no error, and names its issuer when the provider says that it
    does (RFC 9207)."""
    answer = request.GET
    if answer.get("error") or not answer.get("code"):
        client.framework.clear_state_data(request.session, answer.get("state"))
        if answer.get("error") == "access_denied":
            raise Cancelled(waiting["target"])
        raise LoginRefused(refusals.UNREADABLE, "error_answer")
    issuer = answer.get("iss")
    must = client.load_server_metadata()["says_issuer"]
    if issuer != client.provider.issuer and (must or issuer is not None):
        client.framework.clear_state_data(request.session, answer.get("state"))
        raise LoginRefused(refusals.STALE, "iss_parameter")


def _wanted(provider: Provider) -> dict[str, dict[str, Any]]:
    """What the ID token must say, besides nonce, azp and times, which Authlib always checks."""
    wanted: dict[str, dict[str, Any]] = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
    }
    if provider.acr_values:
        wanted["acr"] = {"essential": True, "values": list(provider.acr_values)}
    return wanted


def _with_name(client: Client, token: dict[str, Any], claims: dict[str, Any]) -> dict[str, Any]:
    """Add the names from the userinfo endpoint when they are not both in the ID token.

    Nothing else is taken from there: a number counts only in the signed token. The answer must
    be about the same subject (OpenID Connect Core 5.3.2).
    """
    names = (client.provider.claims.given_name, client.provider.claims.family_name)
    asks = "userinfo_endpoint" in client.load_server_metadata()
    if not asks or all(name in claims for name in names):
        return claims
    told = client.userinfo(token=token)
    if told["sub"] != claims["sub"]:
        raise ValueError("another subject")
    return {name: told[name] for name in names if name in told} | claims


@contextmanager
def _refusing(target: str) -> Iterator[None]:
    """Turn every way in which a provider or its answer can fail into LoginRefused."""
    try:
        yield
    except LoginRefused as refused:
        refused.target = target
        raise
    except ClaimError as error:
        reason = refusals.WEAK if error.claim == "acr" else refusals.UNREADABLE
        raise LoginRefused(reason, f"claim_{error.claim}", target) from error
    except AuthlibBaseError as error:
        is_old = getattr(error, "error", "") == "invalid_grant"
        reason = refusals.STALE if is_old else refusals.UNREADABLE
        raise LoginRefused(reason, type(error).__name__, target) from error
    except (JoseError, requests.RequestException, *MALFORMED) as error:
        raise LoginRefused(refusals.UNREADABLE, type(error).__name__, target) from error
