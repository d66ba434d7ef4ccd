"""A real OpenID Connect provider on this machine, which can be told to misbehave.

It is oidc-provider-mock with three things around it: it checks PKCE, signs with a key of its
own, and lets a test bend what it says.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import oidc_provider_mock
import requests
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from joserfc import jws
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from eservice.people.models import Person, User
from eservice.settings.logins import CLAIM, Claims, Provider, StaffRules

LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"
NUMBER, COORDINATION = f"{CLAIM}personalIdentityNumber", f"{CLAIM}coordinationNumber"
OWN_KEY = RSAKey.generate_key(2048, {"kid": "own"})
STRANGERS_KEY = RSAKey.generate_key(2048, {"kid": "own"})
CLIENT_ID = "e-tjansten"
RULES = StaffRules(
    factor_claim="amr",
    factors=("mfa", "hwk"),
    roles_claim="roles",
    roles=(("EKB handläggare", "caseworker"),),
    unit_claim="unit",
)


class IdentityProvider:
    """One provider. ``reset`` makes it honest again; a test then bends what it needs.

    ``metadata``, ``claims`` and ``userinfo`` change what is sent: None takes a value away.
    ``returned`` changes the address that the person comes back to.
    """

    def reset(self) -> None:
        self._app = oidc_provider_mock.app(require_nonce=True)
        self.metadata: dict[str, Any] = {}
        self.claims: dict[str, Any] = {"acr": LOA3}
        self.userinfo: dict[str, Any] = {}
        self.returned: dict[str, str | None] = {}
        self.key = OWN_KEY
        self.sign: Callable[[dict], str] = self._sign
        self.broken: dict[str, Response] = {}
        self.gates: dict[str, Callable[[], Any]] = {}
        self.asked: list[str] = []
        self._challenges: dict[str, str] = {}

    def __call__(self, environ: dict, start_response: Callable) -> Any:
        request = Request(environ)
        # Both we and the mock read the body.
        environ["wsgi.input"] = BytesIO(request.get_data())
        self.asked.append(request.path)
        self.gates.get(request.path, bool)()
        answer = self.broken.get(request.path) or self._answer(request)
        return answer(environ, start_response)

    def _answer(self, request: Request) -> Response:
        if request.path == "/jwks":
            return as_json(KeySet([self.key]).as_dict(private=False))
        if request.path == "/oauth2/token" and not self._knows_verifier(request):
            return as_json({"error": "invalid_grant"}, 400)
        answer = Response.from_app(self._app, request.environ)
        if request.path == "/oauth2/authorize" and "Location" in answer.headers:
            answer.headers["Location"] = self._way_back(request, answer.headers["Location"])
        bend = {
            "/.well-known/openid-configuration": lambda said: changed(said, self.metadata),
            "/userinfo": lambda said: changed(said, self.userinfo),
            "/oauth2/token": self._bent_token,
        }.get(request.path)
        is_bent = bend is not None and answer.status_code == 200
        return as_json(bend(answer.json)) if is_bent else answer

    def _knows_verifier(self, request: Request) -> bool:
        """PKCE with S256 (RFC 7636 4.6), which the mock leaves out."""
        digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return self._challenges.get(request.form.get("code", "")) == challenge

    def _way_back(self, request: Request, location: str) -> str:
        address = urlsplit(location)
        answer = {name: values[0] for name, values in parse_qs(address.query).items()}
        if "code" in answer and request.args.get("code_challenge_method") == "S256":
            self._challenges[answer["code"]] = request.args["code_challenge"]
        return address._replace(query=urlencode(changed(answer, self.returned))).geturl()

    def _bent_token(self, said: dict[str, Any]) -> dict[str, Any]:
        body = said["id_token"].split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return said | {"id_token": self.sign(changed(claims, self.claims))}

    def _sign(self, claims: dict[str, Any]) -> str:
        header = {"alg": "RS256", "kid": self.key.kid}
        return jws.serialize_compact(header, json.dumps(claims), self.key)

    def knows(self, subject: str, **claims: Any) -> None:
        """Give someone these claims."""
        requests.put(f"{self.issuer}/users/{subject}", json=claims, timeout=10)

    def identify(self, way: str, subject: str = "anna") -> str:
        """Identify oneself at the address one was led to; return the address back."""
        return self._press(way, {"sub": subject})

    def cancel(self, way: str) -> str:
        return self._press(way, {"action": "deny"})

    def _press(self, way: str, form: dict[str, str]) -> str:
        response = requests.post(way, data=form, allow_redirects=False, timeout=10)
        return response.headers["Location"]

    def log_in(self, client: Client, subject: str = "anna", at: str = "e_id_login", **chosen: str):
        """Go all the way in one browser; return what it gets in the end."""
        way = client.post(reverse(at), chosen).url
        return client.get(self.identify(way, subject))

    @contextmanager
    def running(self) -> Iterator["IdentityProvider"]:
        server = make_server("127.0.0.1", 0, self, threaded=True)
        self.issuer = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield self
        server.shutdown()
        server.server_close()


def assert_refused(response: Any, *status: int) -> None:
    """The page is calm, and nobody is logged in or made."""
    assert response.status_code in status
    assert "Försök igen" in response.text
    assert reverse("login") in response.text
    assert not User.objects.exists()
    assert not Person.objects.exists()
    assert not any(SESSION_KEY in row.get_decoded() for row in Session.objects.all())


def changed(said: dict[str, Any], by: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (said | by).items() if value is not None}


def as_json(said: Any, status: int = 200) -> Response:
    return Response(json.dumps(said), status, mimetype="application/json")


def segment(part: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def unsigned(claims: dict[str, Any]) -> str:
    return f"{segment({'alg': 'none'})}.{segment(claims)}."


def signed_with_public_key(claims: dict[str, Any]) -> str:
    """HS256 with what everyone can read as the secret."""
    text = f"{segment({'alg': 'HS256', 'kid': 'own'})}.{segment(claims)}"
    code = hmac.digest(OWN_KEY.as_pem(private=False), text.encode(), "sha256")
    return f"{text}.{base64.urlsafe_b64encode(code).rstrip(b'=').decode()}"


def provider_at(issuer: str, *, is_staff: bool = False) -> Provider:
    """Our settings for a provider at this address."""
    return Provider(
        name="STAFF" if is_staff else "E_ID",
        issuer=issuer,
        client_id=CLIENT_ID,
        client_secret="en hemlighet",
        scopes="openid profile",
        acr_values=() if is_staff else (LOA3,),
        claims=Claims(
            personal_number=NUMBER,
            coordination_number=COORDINATION,
            given_name="given_name",
            family_name="family_name",
            protected="protected",
        ),
        origins=(issuer,),
        staff=RULES if is_staff else None,
    )
