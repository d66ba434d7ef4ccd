"""What the municipality file holds: the whole of it, and the parts that are plain facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from eservice.languages import LANGUAGES, SWEDISH
from eservice.municipality.casework import CaseworkRules
from eservice.municipality.look import Look
from eservice.municipality.rules import (
    DeskRules,
    DraftRules,
    LoginTimes,
    PaperRules,
    Promises,
    RenewalRules,
    RetentionRules,
)
from eservice.municipality.schema import CODE, HTTPS, SOME_TEXT, TELEPHONE, Shape, setting

# What of the file is sentences that a person may read in another language.
TRANSLATED = frozenset({"phone_hours", "night_hours"})
PREFIX = Shape(pattern=r"[A-ZÅÄÖ]{1,4}", words="must be one to four capital letters")
NOTHING_OR_HTTPS = Shape(pattern=r"(https://\S+)?", words="must start with https://, or be empty")
PUBLISHED = tuple(each.code for each in LANGUAGES if each.is_published)


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A part of social services that has cases and caseworkers of its own."""

    code: str = setting("what logins from work call it", shape=CODE)
    name: str = setting("its name as people read it", shape=SOME_TEXT)
    phone: str = setting("its telephone number", shape=TELEPHONE)


@dataclass(frozen=True, kw_only=True)
class AcuteContacts:
    """Whom to call when something can't wait: in the daytime and at other times."""

    day_phone: str = setting("the number in the daytime", shape=TELEPHONE)
    night_phone: str = setting("the number at other times (socialjour)", shape=TELEPHONE)
    night_hours: str = setting("which times those are", shape=SOME_TEXT)


@dataclass(frozen=True, kw_only=True)
class HelpOffer:
    """Someone whom a person without help can turn to, such as an association."""

    name: str = setting("what they are called", shape=SOME_TEXT)
    phone: str = setting("their telephone number", shape=TELEPHONE)
    about: str = setting("what they help with, in one or two sentences", shape=SOME_TEXT)


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    """The authority that takes complaints about accessibility; "" sends people to our telephone."""

    supervisor: str = setting("what the authority is called", default="")
    supervisor_url: str = setting("its page for complaints", default="", shape=NOTHING_OR_HTTPS)


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """One municipality as its TOML file describes it."""

    name: str = setting("the municipality's name", shape=SOME_TEXT)
    reference_prefix: str = setting("how case numbers begin, such as EX", shape=PREFIX)
    phone: str = setting("the number to social services", shape=TELEPHONE)
    phone_hours: str = setting("a sentence about when somebody answers", shape=SOME_TEXT)
    postal_address: str = setting("where letters go, on one line", shape=SOME_TEXT)
    quick_exit_url: str = setting("where the button that leaves quickly goes", shape=HTTPS)
    receiving_unit: str = setting("the code of the unit where applications arrive", shape=CODE)
    application_minutes: int = setting("about how long a first application takes to fill in")
    promises: Promises = setting("times promised to the applicant")
    login: LoginTimes = setting("how long a login lasts")
    papers: PaperRules = setting("which papers are asked for")
    acute: AcuteContacts = setting("whom to call when something can't wait")
    casework: CaseworkRules = setting("how cases are handled")
    units: tuple[Unit, ...] = setting("the units, each [[units]]")
    renewal: RenewalRules = setting("when a person can apply again", default=RenewalRules())
    drafts: DraftRules = setting("how long what is not sent is kept", default=DraftRules())
    desk: DeskRules = setting("codes for those without an e-ID", default=DeskRules())
    retention: RetentionRules = setting("how long files are kept", default=RetentionRules())
    help_offers: tuple[HelpOffer, ...] = setting(
        "others whom a person can turn to, each [[help_offers]]", default=()
    )
    accessibility: Accessibility = setting(
        "who takes complaints about accessibility", default=Accessibility()
    )
    look: Look = setting("the municipality's own colour and logo", default=Look())
    languages: tuple[str, ...] = setting(
        "the languages that people can choose", default=PUBLISHED, choices=PUBLISHED
    )
    is_example: bool = setting("true for a made-up municipality", default=False)
    other_languages: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict,
        metadata={"about": "phone_hours and night_hours in other languages, by code"},
    )

    def faults(self) -> Iterator[tuple[str, str]]:
        codes = [unit.code for unit in self.units]
        if self.receiving_unit not in codes:
            yield "receiving_unit", f"names no unit; the units are {', '.join(codes) or 'none'}"
        if len(set(codes)) < len(codes):
            yield "units", "two have the same code"
        if SWEDISH not in self.languages:
            yield "languages", f"must have {SWEDISH}"
        yield from self._untranslatable()

    def _untranslatable(self) -> Iterator[tuple[str, str]]:
        if not isinstance(self.other_languages, Mapping):
            yield "other_languages", "must have a part for each language"
            return
        for language, said in self.other_languages.items():
            place = f"other_languages.{language}"
            if not isinstance(said, Mapping) or not set(said) <= TRANSLATED:
                yield place, f"only {' and '.join(sorted(TRANSLATED))} can be said"
            elif not all(isinstance(words, str) and words.strip() for words in said.values()):
                yield place, "must not be empty"

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
