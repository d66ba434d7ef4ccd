"""What a provider vouches for, read from its claims in our own terms."""

import re
from dataclasses import dataclass
from typing import Any

from eservice.municipality import municipality
from eservice.people import refusals
from eservice.people.numbers import NotAPersonalNumber, normalized
from eservice.people.refusals import LoginRefused
from eservice.people.roles import Role
from eservice.settings.logins import Claims, Provider, StaffRules

LONGEST_SUBJECT = 255
LONGEST_NAME = 100
UNPROTECTED = {"", "0", "false", "n", "nej", "no", "none"}


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Someone who has just proved who she is. ``number`` has twelve digits, or is missing."""

    issuer: str
    subject: str
    number: str | None
    given_name: str
    family_name: str
    is_protected: bool
    is_from_work: bool
    roles: tuple[str, ...] = ()
    unit: str = ""


def identity_of(claims: dict[str, Any], provider: Provider) -> Identity:
    """Read the claims of a checked ID token; raises LoginRefused for what can't be relied on."""
    rules = provider.staff
    if rules is not None:
        _check_second_factor(claims, rules)
    return Identity(
        issuer=provider.issuer,
        subject=_subject(claims),
        number=_number(claims, provider.claims),
        given_name=_name(claims.get(provider.claims.given_name)),
        family_name=_name(claims.get(provider.claims.family_name)),
        is_protected=_is_protected(claims.get(provider.claims.protected)),
        is_from_work=rules is not None,
        roles=_roles(claims, rules) if rules else (),
        unit=_unit(claims, rules) if rules else "",
    )


def _subject(claims: dict[str, Any]) -> str:
    """At most 255 ASCII characters (OpenID Connect Core 2)."""
    subject = claims["sub"]
    if not (subject.isascii() and subject.isprintable() and 0 < len(subject) <= LONGEST_SUBJECT):
        raise LoginRefused(refusals.UNREADABLE, "subject")
    return subject


def _number(claims: dict[str, Any], names: Claims) -> str | None:
    """Return the verified number. A number that is none stops the login: the person must not
    become someone without a number."""
    for name in (names.personal_number, names.coordination_number):
        given = claims.get(name)
        if given in (None, ""):
            continue
        # With ten digits the century would be a guess.
        if not isinstance(given, str) or len(re.sub(r"\D", "", given)) != 12:
            raise LoginRefused(refusals.WRONG_PERSON, "number_shape")
        try:
            return normalized(given)
        except NotAPersonalNumber as error:
            raise LoginRefused(refusals.WRONG_PERSON, "number_digits") from error
    return None


def _name(given: Any) -> str:
    """Return a name that can be kept, without line breaks and other signs nobody writes."""
    if not isinstance(given, str):
        return ""
    readable = "".join(sign if sign.isprintable() else " " for sign in given)
    return " ".join(readable.split())[:LONGEST_NAME]


def _is_protected(given: Any) -> bool:
    """Anything but a clear no counts as protected."""
    return given is not None and str(given).strip().lower() not in UNPROTECTED


def _texts(given: Any) -> set[str]:
    """Return the values of a claim that is a text or a list of texts."""
    values = given if isinstance(given, list) else [given]
    return {value for value in values if isinstance(value, str)}


def _check_second_factor(claims: dict[str, Any], rules: StaffRules) -> None:
    if not _texts(claims.get(rules.factor_claim)) & set(rules.factors):
        raise LoginRefused(refusals.ONE_FACTOR, "second_factor")


def _roles(claims: dict[str, Any], rules: StaffRules) -> tuple[str, ...]:
    """Return our roles in their own order; values that we don't know are nothing to us."""
    given = _texts(claims.get(rules.roles_claim))
    found = {role for value, role in rules.roles if value in given}
    return tuple(role for role in Role.values if role in found)


def _unit(claims: dict[str, Any], rules: StaffRules) -> str:
    """Return the code of the one unit that is named and exists, else nothing."""
    known = {unit.code for unit in municipality().units}
    found = _texts(claims.get(rules.unit_claim)) & known
    return found.pop() if len(found) == 1 else ""
