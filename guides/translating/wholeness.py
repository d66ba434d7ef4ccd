"""How whole each language is: what it has to say, and what of that it doesn't say yet."""

from dataclasses import dataclass
from pathlib import Path

from eservice.languages import LANGUAGES, Language
from guides import shipped
from guides.texts import SOURCE_LANGUAGE
from guides.translating import catalogues
from guides.translating.messages import Message, messages

# Phrases are words for letters, and those are in Swedish.
NOT_TRANSLATED = ("phrases/",)
# A translation names the Swedish wording it was made from by so much of its SHA-256.
MARK = "of"
MARK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Wholeness:
    """What a language has: how many things it has to say, and what is missing or wrong.

    ``behind`` are texts whose Swedish wording is another than the one that was translated.
    """

    language: Language
    messages: int
    texts: int
    unsaid: tuple[Message, ...]
    missing: tuple[str, ...]
    behind: tuple[str, ...]
    is_compiled: bool

    @property
    def is_whole(self) -> bool:
        return self.is_compiled and not (self.unsaid or self.missing or self.behind)


def translations() -> list[Language]:
    """Return the languages that something is translated to."""
    return [each for each in LANGUAGES if each.code != SOURCE_LANGUAGE]


def messages_for(root: Path, language: Language) -> dict[Message, set[str]]:
    """Return the messages that a language has to say, and the files of each."""
    return {
        message: places
        for message, places in messages(root).items()
        if any(place.startswith(language.files) for place in places)
    }


def texts_for(language: Language) -> list[str]:
    """Return the keys of the texts that a language has to have."""
    keys = shipped.keys(SOURCE_LANGUAGE)
    wanted = (key for key in keys if not key.startswith(NOT_TRANSLATED))
    return [key for key in wanted if key.startswith(language.texts)]


def wholeness(root: Path, language: Language) -> Wholeness:
    """Return how whole a language is in the project at ``root``."""
    wanted, texts = messages_for(root, language), texts_for(language)
    there = set(shipped.keys(language.code))
    return Wholeness(
        language=language,
        messages=len(wanted),
        texts=len(texts),
        unsaid=tuple(catalogues.unsaid(catalogues.read(root, language.code), wanted)),
        missing=tuple(key for key in texts if key not in there),
        behind=tuple(key for key in sorted(there) if _is_behind(key, language.code)),
        is_compiled=catalogues.is_compiled(root, language.code),
    )


def mark_of(key: str) -> str:
    """Return the name of the Swedish wording of a text, as its translations write it."""
    return shipped.shipped(key, SOURCE_LANGUAGE).hash[:MARK_LENGTH]


def _is_behind(key: str, language: str) -> bool:
    is_known = shipped.is_shipped(key, SOURCE_LANGUAGE)
    return not is_known or shipped.shipped(key, language).matter.get(MARK) != mark_of(key)
