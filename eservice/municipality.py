"""The municipality's own facts: name, contacts, promised times, units.

They come from one TOML file (``MUNICIPALITY_FILE``), read once at the start. Everything a
municipality decides for itself stands there and never as a constant in code.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language

from eservice.casework import CaseworkRules, parse_casework
from eservice.desk_rules import DeskRules, parse_desk
from eservice.draft_rules import DraftRules, parse_drafts
from eservice.file_parts import part
from eservice.renewal_rules import RenewalRules, parse_renewal
from eservice.retention_rules import RetentionRules, parse_retention

# What of the file is sentences that a person may read in another language.
TRANSLATED = frozenset({"phone_hours", "night_hours"})


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A part of social services that has cases and caseworkers of its own."""

    code: str
    name: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Promises:
    """Times promised to the applicant, in working days from the day of arrival."""

    contact_working_days: int
    decision_working_days: int


@dataclass(frozen=True, kw_only=True)
class LoginTimes:
    """How long a login lasts on a phone of one's own and on a borrowed computer."""

    own_device_days: int
    borrowed_device_minutes: int


@dataclass(frozen=True, kw_only=True)
class PaperRules:
    """Which papers are asked for: account statements for so many months back."""

    statement_months: int


@dataclass(frozen=True, kw_only=True)
class AcuteContacts:
    """Whom to call when something can't wait: in the daytime and at other times."""

    day_phone: str
    night_phone: str
    night_hours: str


@dataclass(frozen=True, kw_only=True)
class HelpOffer:
    """Someone whom a person without help can turn to, such as an association.

    ``about`` is what they help with, in one or two sentences.
    """

    name: str
    phone: str
    about: str


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    """The authority that takes complaints about accessibility; "" sends people to our telephone.

    The address is its page for complaints.
    """

    supervisor: str = ""
    supervisor_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """One municipality as its TOML file describes it."""

    name: str
    reference_prefix: str
    phone: str
    phone_hours: str
    postal_address: str
    quick_exit_url: str
    receiving_unit: str
    application_minutes: int
    promises: Promises
    login: LoginTimes
    papers: PaperRules
    acute: AcuteContacts
    casework: CaseworkRules
    units: tuple[Unit, ...]
    renewal: RenewalRules = RenewalRules()
    drafts: DraftRules = DraftRules()
    desk: DeskRules = DeskRules()
    retention: RetentionRules = RetentionRules()
    help_offers: tuple[HelpOffer, ...] = ()
    accessibility: Accessibility = Accessibility()
    is_example: bool = False
    other_languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def spoken(self, language: str) -> "Municipality":
        """Return it with its hours in another language, as far as the file says them."""
        said = self.other_languages.get(language, {})
        acute = replace(self.acute, night_hours=said.get("night_hours", self.acute.night_hours))
        return replace(self, phone_hours=said.get("phone_hours", self.phone_hours), acute=acute)

    def unit(self, code: str) -> Unit:
        """Return the unit with this code; raises LookupError for an unknown one."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise LookupError(code)

    def phone_of(self, code: str) -> str:
        """Return the number of the unit, or the municipality's own when the unit is gone."""
        try:
            return self.unit(code).phone
        except LookupError:
            return self.phone

    @property
    def phone_display(self) -> str:
        return self.phone

    @property
    def phone_tel(self) -> str:
        return telephone_uri(self.phone)


def telephone_uri(number: str) -> str:
    """Return a Swedish number as the digits of a ``tel:`` link: 08-465 004 00 → +46846500400.

    Short numbers such as 112 have no country code and stay as they are.
    """
    digits = "".join(character for character in number if character.isdigit())
    if number.strip().startswith("+"):
        return f"+{digits}"
    return f"+46{digits[1:]}" if digits.startswith("0") else digits


def _help_offer(data: dict[str, Any]) -> HelpOffer:
    """Build one offer; raises TypeError also for one that nobody could call."""
    offer = part(HelpOffer, data)
    if not offer.name.strip() or not offer.about.strip():
        raise TypeError("an offer of help needs a name and what it is about")
    if len(telephone_uri(offer.phone)) < len("112"):
        raise TypeError(f"{offer.phone!r} is no telephone number")
    return offer


def _accessibility(data: dict[str, Any]) -> Accessibility:
    """Build the part about complaints; raises TypeError for an address that is not safe."""
    found = part(Accessibility, data)
    if found.supervisor_url and not found.supervisor_url.startswith("https://"):
        raise TypeError("supervisor_url must start with https://")
    return found


def _other_languages(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return what is said in other languages; raises TypeError for what can't be said so."""
    for language, said in data.items():
        if not isinstance(said, dict) or not set(said) <= TRANSLATED:
            raise TypeError(f"in {language} only {sorted(TRANSLATED)} can be said")
        if not all(isinstance(words, str) and words.strip() for words in said.values()):
            raise TypeError(f"an empty or impossible text in {language}")
    return data


def parse(data: dict[str, Any]) -> Municipality:
    """Build a municipality from TOML data; raises ImproperlyConfigured with the faulty part."""
    try:
        units = tuple(part(Unit, unit) for unit in data.pop("units"))
        parts = {
            "help_offers": tuple(map(_help_offer, data.pop("help_offers", []))),
            "other_languages": _other_languages(data.pop("other_languages", {})),
            "drafts": parse_drafts(data.pop("drafts", {})),
            "desk": parse_desk(data.pop("desk", {})),
            "retention": parse_retention(data.pop("retention", {})),
            "renewal": parse_renewal(data.pop("renewal", {})),
            "accessibility": _accessibility(data.pop("accessibility", {})),
            "promises": part(Promises, data.pop("promises")),
            "login": part(LoginTimes, data.pop("login")),
            "papers": part(PaperRules, data.pop("papers")),
            "acute": part(AcuteContacts, data.pop("acute")),
            "casework": parse_casework(data.pop("casework"), data.pop("delegations", [])),
        }
        municipality = part(Municipality, {**data, **parts, "units": units})
        municipality.unit(municipality.receiving_unit)
        if not municipality.quick_exit_url.startswith("https://"):
            raise TypeError("quick_exit_url must start with https://")
    except (KeyError, TypeError) as error:
        raise ImproperlyConfigured(f"The municipality file is not whole: {error}") from error
    except LookupError as error:
        raise ImproperlyConfigured(f"receiving_unit names no unit: {error}") from error
    return municipality


@cache
def load(path: str) -> Municipality:
    """Read the file once; raises ImproperlyConfigured when it is missing or not TOML."""
    try:
        return parse(tomllib.loads(Path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"The municipality file can't be read: {error}") from error


def municipality() -> Municipality:
    """Return the municipality this service runs for, in the language that is spoken now."""
    return _spoken(str(settings.MUNICIPALITY_FILE), get_language() or "")


@cache
def _spoken(path: str, language: str) -> Municipality:
    place = load(path)
    return place.spoken(language) if language in place.other_languages else place


def context(request) -> dict[str, Any]:
    """Template context processor: ``municipality`` on every page."""
    return {"municipality": municipality()}
