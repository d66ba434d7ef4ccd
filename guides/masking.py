"""Takes personal data out of what anyone may write: numbers and addresses that a machine can find.

Text in, values out. Names can't be found by a machine. A long number that is nothing we know is
taken out too: it is better to lose a number than to keep somebody's.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from eservice.municipality import municipality
from eservice.people.numbers import NotAPersonalNumber, normalized


class Kind(models.TextChoices):
    """What was taken out. The label stands in its place, in brackets."""

    EMAIL = "email", _("e-postadress")
    CASE = "case", _("ärendenummer")
    PERSONAL = "personal", _("personnummer")
    PHONE = "phone", _("telefonnummer")
    ACCOUNT = "account", _("kontonummer")


@dataclass(frozen=True)
class Masked:
    """A text without what was found in it, and how many there were of each kind."""

    text: str
    found: dict[str, int]


_HIDDEN = r"\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_DASHES = r"\-\u2010-\u2015\u2212"
# What people put between the digits of a personal number, and of any other number.
_GAP = rf"(?:[\s{_HIDDEN}{_DASHES}.:/+_]|,(?=\S)){{0,3}}"
_SPACE = rf"[^\S\n{_HIDDEN}]"
_NARROW_GAP = rf"(?:{_SPACE}|[{_HIDDEN}{_DASHES}./()]){{0,3}}"

_EMAIL = re.compile(
    r"[\w.+%\-]{1,64}\s?(?:@|\(at\)|\[at\]|\(a\)|snabel-?a)\s?"
    r"(?:[\w\-]{1,63}(?:\.|\s?\(?punkt\)?\s?)){1,5}[^\W\d_]{2,20}",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    rf"(?<!\d)(?:(?:1{_GAP}[89]|2{_GAP}0){_GAP})?"
    rf"\d{_GAP}\d{_GAP}(?:0{_GAP}[1-9]|1{_GAP}[0-2]){_GAP}[0-36-9]{_GAP}\d{_GAP}"
    rf"(?:\d{_GAP}){{3}}\d(?!\d)(?!-\d\d-\d)"
)
# The last four with letters: a number for somebody who has none.
_RESERVE = re.compile(rf"(?<!\d)(?:\d{{6}}|\d{{8}})[{_DASHES}+]?[A-Z]{{1,2}}\d{{2,3}}(?!\w)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){3,7}(?: ?[0-9A-Z]{1,3})?\b")
_LONG = re.compile(rf"(?<!\d)\+?\(?\d(?:{_NARROW_GAP}\d){{6,}}(?!\d)")
# Years, days, times and sums are not numbers of anybody.
_HARMLESS = re.compile(
    rf"(?<!\d)(?:(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d ?[{_DASHES}/] ?(?:19|20)\d\d"
    rf"|\d{{1,2}}[.:]\d\d ?[{_DASHES}] ?\d{{1,2}}[.:]\d\d"
    r"|\d{1,3}(?:[ .\u00a0]?\d{3}){0,2}(?:,\d\d)? ?(?:kr\b|kronor|:-))(?!\d)",
    re.IGNORECASE,
)
_LONGEST_PHONE = 13


def _plain_digits(text: str) -> str:
    """Return the text with every digit of every script as 0–9, character for character."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_personal(digits: str) -> bool:
    try:
        normalized(digits)
    except NotAPersonalNumber:
        return False
    return True


def _born_or_called(matched: str) -> Kind:
    """A day of birth and four digits, also with a wrong one; or a telephone number."""
    digits = _digits(matched)
    is_phone = len(digits) == 10 and digits.startswith("0") and not _is_personal(digits)
    return Kind.PHONE if is_phone else Kind.PERSONAL


def _called_or_paid(matched: str) -> Kind:
    is_phone = matched.lstrip("(").startswith(("0", "+"))
    return Kind.PHONE if is_phone and len(_digits(matched)) <= _LONGEST_PHONE else Kind.ACCOUNT


def _spans(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Yield where something stands and what it is, the surest first; they may overlap."""
    prefix = re.escape(municipality().reference_prefix)
    case = re.compile(rf"\b{prefix}{_GAP}\d\d{_GAP}\d{{4,}}(?!\d)", re.IGNORECASE)
    for pattern, kind in ((_EMAIL, Kind.EMAIL), (case, Kind.CASE), (_RESERVE, Kind.PERSONAL)):
        yield from ((*found.span(), kind) for found in pattern.finditer(text))
    for found in _PERSONAL.finditer(text):
        yield (*found.span(), _born_or_called(found.group()))
    yield from ((*found.span(), Kind.ACCOUNT) for found in _IBAN.finditer(text))
    harmless = _HARMLESS.sub(lambda found: "x" * len(found.group()), text)
    for found in _LONG.finditer(harmless):
        yield (*found.span(), _called_or_paid(found.group()))


def _apart(spans: Iterator[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
    """Return the spans in order, those that overlap joined under the surest one's kind."""
    joined: list[tuple[int, int, Kind]] = []
    for start, end, kind in spans:
        touching = [span for span in joined if span[0] < end and start < span[1]]
        kind = touching[0][2] if touching else kind
        joined = [span for span in joined if span not in touching]
        starts, ends = (
            [start, *(s for s, _e, _k in touching)],
            [end, *(e for _s, e, _k in touching)],
        )
        joined.append((min(starts), max(ends), kind))
    return sorted(joined)


def mask(text: str, kinds: Collection[Kind] = tuple(Kind)) -> Masked:
    """Take out numbers and addresses of people; each leaves its kind in brackets."""
    found: Counter[str] = Counter()
    parts, place = [], 0
    for start, end, kind in _apart(_spans(_plain_digits(text))):
        if kind not in kinds:
            continue
        parts += [text[place:start], f"[{kind.label}]"]
        found[kind.value] += 1
        place = end
    return Masked("".join([*parts, text[place:]]), dict(found))


def words_of(found: dict[str, int]) -> list[str]:
    """Return what was taken out in words, such as "ett personnummer" or "2 e-postadresser"."""
    said = {
        Kind.EMAIL: ngettext("en e-postadress", "%(n)d e-postadresser", found.get("email", 0)),
        Kind.CASE: ngettext("ett ärendenummer", "%(n)d ärendenummer", found.get("case", 0)),
        Kind.PERSONAL: ngettext("ett personnummer", "%(n)d personnummer", found.get("personal", 0)),
        Kind.PHONE: ngettext("ett telefonnummer", "%(n)d telefonnummer", found.get("phone", 0)),
        Kind.ACCOUNT: ngettext("ett långt nummer", "%(n)d långa nummer", found.get("account", 0)),
    }
    return [said[kind] % {"n": found[kind]} for kind in Kind if found.get(kind)]


def mask_words(text: str, words: list[str]) -> Masked:
    """Take out words that somebody has pointed at, wherever they stand as whole words, also with
    the s of "Annas"."""
    found = {}
    for word in sorted(words, key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(word)}s?(?!\w)", re.IGNORECASE)
        text, found[word] = pattern.subn(gettext("[borttaget]"), text)
    return Masked(text, found)
