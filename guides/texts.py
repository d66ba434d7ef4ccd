"""What a text is once it has been read: the values that :mod:`guides.library` gives."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from guides.markup import Section

SOURCE_LANGUAGE = "sv"

# What a section is for, by the heading it has in each language.
HEADINGS = {
    "sv": {"why": "Varför frågar vi?", "how": "Så svarar du", "example": "Exempel"},
    "en": {"why": "Why do we ask?", "how": "How to answer", "example": "Example"},
}


class TextMissing(LookupError):
    """There is no text with that key in that language."""


class TextFault(ValueError):
    """A text file is there, but its front matter is not whole or not true."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is shown.

    ``language`` is the language it is written in, which is ``sv`` after a
    fallback: mark it up with that. ``version`` is the day of the wording and
    ``edition`` its name: ``2026-11-22`` as shipped, ``2026-12-01.3`` the third
    that was made in the service. ``lead`` is the HTML before the first
    section, often "". ``terms`` are keys for :func:`guides.library.term`.
    ``is_behind``: a translation whose Swedish text has been reworded since.
    """

    key: str
    language: str
    version: date
    edition: str
    owner: str
    title: str
    lead: SafeString
    sections: tuple[Section, ...]
    terms: tuple[str, ...]
    is_behind: bool = False

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


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to begin a text from: ``words`` is plain text, a paragraph at a time.

    ``fits`` are codes of what it can be said about, such as the outcomes of a decision. What
    stands in [square brackets] is to be filled in.
    """

    key: str
    language: str
    title: str
    words: str
    fits: tuple[str, ...]
