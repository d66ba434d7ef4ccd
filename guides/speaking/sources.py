"""What a page can play for a text: a person's voice first, then the one made beforehand."""

from dataclasses import dataclass

from django.urls import reverse

from guides import library
from guides.speaking import made, recordings
from guides.speaking.words import SPOKEN, fingerprint, voiced, wording
from guides.texts import Term, Text


@dataclass(frozen=True, slots=True)
class Source:
    """A sound of a text as it is worded now."""

    url: str
    media_type: str


def recorded_in(language: str) -> list[tuple[Text, Source]]:
    """Return what somebody has recorded in a language without texts: the Swedish text that was
    said, and the sound, by title. Left out is what was said of another wording."""
    known = set(library.keys())
    texts = (library.text(key) for key in recordings.keys(language) if key in known)
    found = [(text, _recorded(text, language)) for text in texts]
    return sorted(((text, sound) for text, sound in found if sound), key=lambda pair: pair[0].title)


def sources_of(text: Text, terms: tuple[Term, ...]) -> list[Source]:
    """Return the sounds of a text, the best first; [] when there is none. Asks no database."""
    if not text.key.startswith(SPOKEN):
        return []
    found = []
    if recorded := _recorded(text, text.language):
        found.append(recorded)
    name = made.name_of(text.key, fingerprint(voiced(text, terms)))
    if made.exists(text.language, name):
        found.append(Source(reverse("made_audio", args=[text.language, name]), made.MEDIA_TYPE))
    return found


def _recorded(text: Text, language: str) -> Source | None:
    recorded = recordings.live(text.key, language)
    if recorded is None or recorded.wording != wording(text):
        return None
    return Source(reverse("recorded_audio", args=[recorded.name]), recorded.media_type)
