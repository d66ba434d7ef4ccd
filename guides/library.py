"""The one door to the texts: help for each question, and the words explained.

A text is a Markdown file with front matter, ``content/<language>/<key>.md``.
Its key is its path: ``questions/payout``, ``terms/inneboende``. Every reader
(wizard, guide pages, the plain-language checker, read-aloud) asks here, so a
later source of texts only has to be put in here.

Front matter: ``key`` (the same as the path), ``language``, ``version`` (the
date of the wording), ``owner`` (who answers for it) and, where words need to
be explained, ``terms`` (keys of term files without ``terms/``).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import frontmatter
from django.utils.safestring import SafeString

from guides.markup import Section, parse

CONTENT = Path(__file__).resolve().parent / "content"
SOURCE_LANGUAGE = "sv"

# What a section is for, by the heading it has in each language.
HEADINGS = {
    "sv": {"why": "Varför frågar vi?", "how": "Så svarar du", "example": "Exempel"},
    "en": {"why": "Why do we ask?", "how": "How to answer", "example": "Example"},
}

_NAME = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_KEY = re.compile(rf"{_NAME}(?:/{_NAME})*", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.ASCII)


class TextMissing(LookupError):
    """There is no text with that key in that language."""


class TextFault(ValueError):
    """A text file is there, but its front matter is not whole or not true."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is shown.

    ``language`` is the language it is written in, which is ``sv`` after a
    fallback: mark it up with that. ``lead`` is the HTML before the first
    section, often "". ``terms`` are keys for :func:`term`.
    """

    key: str
    language: str
    version: date
    owner: str
    title: str
    lead: SafeString
    sections: tuple[Section, ...]
    terms: tuple[str, ...]

    @property
    def why(self) -> SafeString:
        """Return the HTML that answers "Varför frågar vi?", or ""."""
        return self._part("why")

    @property
    def how(self) -> SafeString:
        """Return the HTML of "Så svarar du", or ""."""
        return self._part("how")

    @property
    def example(self) -> SafeString:
        """Return the HTML of "Exempel", or ""."""
        return self._part("example")

    def _part(self, role: str) -> SafeString:
        wanted = HEADINGS.get(self.language.split("-")[0], {}).get(role)
        found = (section.html for section in self.sections if section.heading == wanted)
        return next(found, SafeString(""))


@dataclass(frozen=True, slots=True)
class Term:
    """A word explained: ``word`` as in "Vad betyder …?", ``html`` is one to three sentences."""

    key: str
    language: str
    word: str
    html: SafeString


def text(key: str, language: str = SOURCE_LANGUAGE, *, fallback: bool = False) -> Text:
    """Return the text with this key.

    With ``fallback`` a text that is missing in ``language`` is given in
    Swedish. Raises :class:`TextMissing` when there is no such text or the key
    or language is malformed, and :class:`TextFault` when the file is not whole.
    """
    path = _path(key, language)
    if path.is_file():
        return _read(path, key, language)
    if fallback and language != SOURCE_LANGUAGE:
        return text(key)
    raise TextMissing(f"No text {key!r} in {language!r}")


def term(key: str, language: str = SOURCE_LANGUAGE, *, fallback: bool = False) -> Term:
    """Return the explanation of a word; ``key`` is as in ``Text.terms``. Raises as :func:`text`."""
    found = text(f"terms/{key}", language, fallback=fallback)
    return Term(key, found.language, found.title, found.lead)


def keys(language: str = SOURCE_LANGUAGE) -> tuple[str, ...]:
    """Return the keys of every text in a language, terms too, sorted.

    A language without texts gives (). Raises :class:`TextMissing` when the
    language code is malformed.
    """
    return _keys_in(_folder(language))


def _folder(language: str) -> Path:
    if not _LANGUAGE.fullmatch(language):
        raise TextMissing(f"Not a language code: {language!r}")
    return CONTENT / language


def _path(key: str, language: str) -> Path:
    """Return the file of a key. Only names and single slashes pass, so no key leads out."""
    if not _KEY.fullmatch(key):
        raise TextMissing(f"Not a text key: {key!r}")
    return _folder(language) / f"{key}.md"


@cache
def _keys_in(folder: Path) -> tuple[str, ...]:
    files = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.md"))
    return tuple(sorted(path.as_posix() for path in files))


@cache
def _read(path: Path, key: str, language: str) -> Text:
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    _check(post.metadata, key, language)
    body = parse(post.content)
    title = body.title or str(post.get("title", ""))
    if not title:
        raise TextFault(f"{language}/{key}: no title")
    return Text(
        key=key,
        language=language,
        version=post["version"],
        owner=post["owner"],
        title=title,
        lead=body.lead,
        sections=body.sections,
        terms=tuple(post.get("terms", ())),
    )


def _check(matter: dict[str, object], key: str, language: str) -> None:
    """Raise TextFault unless the front matter is whole and belongs to this file."""
    version, owner, terms = (matter.get(name) for name in ("version", "owner", "terms"))
    faults = {
        "key": matter.get("key") != key,
        "language": matter.get("language") != language,
        "version": not isinstance(version, date) or isinstance(version, datetime),
        "owner": not isinstance(owner, str) or not owner.strip(),
        "terms": terms is not None and not _are_term_keys(terms),
    }
    if any(faults.values()):
        wrong = ", ".join(name for name, faulty in faults.items() if faulty)
        raise TextFault(f"{language}/{key}: {wrong} missing or wrong in the front matter")


def _are_term_keys(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, str) and re.fullmatch(_NAME, item, re.ASCII) for item in value
    )


def explained(key: str) -> dict[str, Any]:
    """Return a help text and the words it explains, as the pages show them."""
    help_text = text(key)
    return {"help": help_text, "terms": [term(word) for word in help_text.terms]}
