"""Who proves who someone is: the applicants' e-ID and the staff's SSO.

Both are OpenID Connect providers, and each may be missing. Their variables are read here: a
provider with some of what it needs, but not all, stops the start.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from eservice.people.roles import Role
from eservice.settings import env
from eservice.settings.variables import DECLARED

CLAIM = "https://id.oidc.se/claim/"
SCOPE = "https://id.oidc.se/scope/"
ORIGIN = re.compile(r"(https?)://([a-z0-9.-]+)(:\d+)?", re.IGNORECASE)
LOOPBACK = {"localhost", "127.0.0.1"}
LONGEST_ISSUER = 200


@dataclass(frozen=True, kw_only=True)
class Claims:
    """What the provider calls that which we read. An empty name is never read."""

    personal_number: str
    coordination_number: str
    given_name: str
    family_name: str
    protected: str


@dataclass(frozen=True, kw_only=True)
class StaffRules:
    """How a login from work shows a second factor, roles and unit.

    ``roles`` pairs the provider's values with codes of ``Role``.
    """

    factor_claim: str
    factors: tuple[str, ...]
    roles_claim: str
    roles: tuple[tuple[str, str], ...]
    unit_claim: str


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One OpenID Connect provider. ``origins`` are where a login form of ours may lead.

    ``acr_values`` are the levels that are good enough; staff may have none, since their second
    factor is always asked for.
    """

    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: str
    acr_values: tuple[str, ...]
    claims: Claims
    origins: tuple[str, ...]
    staff: StaffRules | None = None


def e_id() -> Provider | None:
    """Return the e-ID that those who apply log in with, if there is one."""
    needed = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "ACR")
    if not _is_configured("E_ID", needed):
        return None
    scopes = f"openid {SCOPE}naturalPersonInfo {SCOPE}naturalPersonNumber"
    return _provider("E_ID", scopes, acr=env.words("E_ID_ACR"))


def staff() -> Provider | None:
    """Return the SSO that those who work here log in with, if there is one."""
    needed = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "SECOND_FACTOR", "ROLES")
    if not _is_configured("STAFF", needed):
        return None
    rules = StaffRules(
        factor_claim=env.text("STAFF_SECOND_FACTOR_CLAIM", "amr"),
        factors=tuple(env.words("STAFF_SECOND_FACTOR")),
        roles_claim=env.text("STAFF_ROLES_CLAIM", "roles"),
        roles=tuple(_role(pair) for pair in env.words("STAFF_ROLES")),
        unit_claim=env.text("STAFF_UNIT_CLAIM", "unit"),
    )
    acr = env.words("STAFF_ACR") if env.given("STAFF_ACR") else []
    return _provider("STAFF", "openid profile", acr=acr, rules=rules)


def require_https(*providers: Provider | None) -> None:
    """Raise ImproperlyConfigured for an address that isn't encrypted."""
    for provider in filter(None, providers):
        if not all(address.startswith("https://") for address in _addresses(provider)):
            raise ImproperlyConfigured(f"{provider.name}_ISSUER and _ORIGINS must be https://.")


def _addresses(provider: Provider) -> tuple[str, ...]:
    return (provider.issuer, *provider.origins)


def _is_configured(prefix: str, needed: tuple[str, ...]) -> bool:
    """False without any variable of the provider; raises when only some are set, or misspelt."""
    if unknown := env.unknown(f"{prefix}_"):
        raise ImproperlyConfigured(
            f"{', '.join(unknown)} is no variable of the service. See docs/environment.md."
        )
    given = [name for name in DECLARED if name.startswith(f"{prefix}_") and env.given(name)]
    missing = [f"{prefix}_{name}" for name in needed if not env.given(f"{prefix}_{name}")]
    if given and missing:
        raise ImproperlyConfigured(
            f"{', '.join(missing)} must be set too, since {given[0]} is. See docs/environment.md."
        )
    return bool(given)


def _provider(
    prefix: str, scopes: str, *, acr: list[str], rules: StaffRules | None = None
) -> Provider:
    issuer = env.text(f"{prefix}_ISSUER")
    more = f"{prefix}_ORIGINS"
    origins = [_origin_of(f"{prefix}_ISSUER", issuer)]
    origins += [
        _checked_origin(more, text) for text in (env.words(more) if env.given(more) else [])
    ]
    wanted = env.text(f"{prefix}_SCOPES", scopes).split()
    return Provider(
        name=prefix,
        issuer=issuer,
        client_id=env.text(f"{prefix}_CLIENT_ID"),
        client_secret=env.text(f"{prefix}_CLIENT_SECRET"),
        scopes=" ".join(dict.fromkeys(["openid", *wanted])),
        acr_values=tuple(acr),
        claims=_claims(prefix),
        origins=tuple(dict.fromkeys(origins)),
        staff=rules,
    )


def _claims(prefix: str) -> Claims:
    def name_of(what: str, default: str) -> str:
        return env.text(f"{prefix}_{what}_CLAIM", default)

    return Claims(
        personal_number=name_of("NUMBER", f"{CLAIM}personalIdentityNumber"),
        coordination_number=name_of("COORDINATION", f"{CLAIM}coordinationNumber"),
        given_name=name_of("GIVEN_NAME", "given_name"),
        family_name=name_of("FAMILY_NAME", "family_name"),
        protected=name_of("PROTECTED", ""),
    )


def _origin_of(name: str, issuer: str) -> str:
    """Return scheme, host and port; raises for an issuer that can't be one."""
    try:
        parts = urlsplit(issuer)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not an address.") from error
    if parts.query or parts.fragment or len(issuer) > LONGEST_ISSUER:
        raise ImproperlyConfigured(f"{name} must be the issuer's address, at most 200 characters.")
    return _checked_origin(name, f"{parts.scheme}://{parts.netloc}")


def _checked_origin(name: str, text: str) -> str:
    """https://host, or http:// on the machine itself, where a provider is tried out."""
    found = ORIGIN.fullmatch(text)
    if not found or (found[1].lower() != "https" and found[2].lower() not in LOOPBACK):
        raise ImproperlyConfigured(f"{name} must be https://host, not {text!r}.")
    return text


def _role(pair: str) -> tuple[str, str]:
    """Split ``value=role``; the value is the provider's and may have = in it."""
    value, _, role = pair.rpartition("=")
    if not value or role not in Role.values:
        raise ImproperlyConfigured(
            f"STAFF_ROLES must look like value=role,value=role with roles of {Role.values}."
        )
    return value, role
