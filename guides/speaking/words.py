"""What is read aloud of a text: its words in order, and a fingerprint of them.

Only the text itself is read, never what a person has answered.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser

from eservice.languages import SPOKEN as SPOKEN_LANGUAGES
from eservice.languages import SWEDISH
from guides import library
from guides.speaking.saying import said
from guides.texts import Term, Text

# The kinds of texts that have sound, by how their keys begin.
SPOKEN = ("questions/", "guides/")
WORDS_EXPLAINED = {"sv": "Ord som är bra att kunna", "en": "Good words to know"}
FINGERPRINT_LENGTH = 16
_BLOCKS = {"p", "li", "h2", "h3", "h4", "br", "tr", "td", "th", "blockquote", "pre", "dt", "dd"}
_ENDS = (".", "?", "!", ":", ";", ",")
_KEPT = 2048


def spoken_keys(language: str) -> tuple[str, ...]:
    """Return the keys that are read aloud in a language. Raises TextMissing for no language."""
    return tuple(key for key in library.keys(language) if key.startswith(SPOKEN))


def read_text(key: str, language: str) -> Text:
    """Return what a person reads when she records a text: in a language that is mostly spoken she
    says the Swedish one in her own words. Raises as :func:`guides.library.text`."""
    return library.text(key, SWEDISH if language in SPOKEN_LANGUAGES else language)


def spoken(key: str, language: str) -> str:
    """Return what the voice is given for a text. Raises as :func:`guides.library.text`."""
    text = library.text(key, language)
    terms = (library.term(word, language, fallback=True) for word in text.terms)
    return voiced(text, tuple(terms))


@lru_cache(maxsize=_KEPT)
def voiced(text: Text, terms: tuple[Term, ...]) -> str:
    """Return what the voice is given: the text, then the words it explains."""
    return said("\n".join([*_lines(text), *_explained(text, terms)]), text.language)


@lru_cache(maxsize=_KEPT)
def wording(text: Text) -> str:
    """Return the fingerprint of a text without the words it explains: what a person records."""
    return fingerprint("\n".join(_lines(text)))


@lru_cache(maxsize=_KEPT)
def fingerprint(words: str) -> str:
    """Return a short name that is another as soon as a word is."""
    return hashlib.sha256(words.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def _lines(text: Text) -> Iterable[str]:
    """Yield a sentence or more at a time: each heading, paragraph and item by itself."""
    yield _ended(text.title)
    yield from plain_lines(text.lead)
    for section in text.sections:
        yield _ended(section.heading)
        yield from plain_lines(section.html)


def _explained(text: Text, terms: Iterable[Term]) -> Iterable[str]:
    lines = [f"{term.word}: {' '.join(plain_lines(term.html))}" for term in terms]
    heading = WORDS_EXPLAINED.get(text.language.split("-")[0])
    return [_ended(heading), *lines] if lines and heading else lines


def plain_lines(html: str) -> list[str]:
    """Return the text of HTML, a block a line, each with an end for the voice to rest at."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return [_ended(line) for line in lines if line]


def _ended(line: str) -> str:
    return line if line.endswith(_ENDS) else f"{line}."


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))
