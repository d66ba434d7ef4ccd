"""A made-up language that is written from right to left, for tests alone.

Every text that goes through gettext comes out in Arabic letters, a third longer, with its
placeholders and its HTML as they were. A text that is still in Latin letters never went through.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from django.test import override_settings
from django.utils.translation import trans_real

LANGUAGE = "ar"
LATIN = "abcdefghijklmnopqrstuvwxyzåäöé"
ARABIC = "ابثدهوزحطيكلمنسعفصقرشتخذضظغةىء"
# Vowels become two letters, so that every text grows as a translation does.
VOWELS = "aeiouyåäöé"
LETTERS = {
    ord(case): arabic * (2 if latin in VOWELS else 1)
    for latin, arabic in zip(LATIN, ARABIC, strict=True)
    for case in (latin, latin.upper())
}
KEPT = re.compile(r"(%\(\w+\)[a-z0-9]+|%[sd%]|\{\w*\}|<[^>]*>|&\w+;)")

# What Django puts between the context of a text and the text.
CONTEXT_SEPARATOR = trans_real.CONTEXT_SEPARATOR


def mirrored(text: str) -> str:
    """Return the text in the made-up language."""
    parts = KEPT.split(text)
    return "".join(
        part if place % 2 else part.translate(LETTERS) for place, part in enumerate(parts)
    )


class Mirrored(NullTranslations):
    """A catalogue that has every text there is."""

    domain = "django"

    def gettext(self, message: str) -> str:
        return mirrored(message.rpartition(CONTEXT_SEPARATOR)[2])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return mirrored(msgid1 if n == 1 else msgid2)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)

    def language(self) -> str:
        return LANGUAGE

    def to_language(self) -> str:
        return LANGUAGE


@contextmanager
def from_right_to_left() -> Iterator[None]:
    """Let the whole service speak the made-up language inside the block."""
    with override_settings(LANGUAGE_CODE=LANGUAGE, LANGUAGES=[(LANGUAGE, "Pseudo")]):
        trans_real._translations[LANGUAGE] = Mirrored()
        try:
            yield
        finally:
            trans_real._translations.pop(LANGUAGE, None)
