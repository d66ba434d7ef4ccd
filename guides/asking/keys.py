"""What one can say that one doesn't understand: every text, and the letters that we send."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guides import library
from guides.texts import TextMissing

# A letter is written for one person; what can be counted is its kind.
LETTERS: dict[str, Promise] = {
    "letters/decision": _("Beslut"),
    "letters/completion": _("Brev om det vi behöver"),
    "letters/investigation": _("Utredning"),
    "letters/appeal": _("Överklagande"),
}


class NotAText(Exception):
    """There is no text and no letter by that key."""


def edition_of(key: str, language: str) -> str:
    """Return what the wording is called that is read now, "" for a letter. Raises NotAText."""
    if key in LETTERS:
        return ""
    try:
        return library.text(key, language, fallback=True).edition
    except TextMissing as error:
        raise NotAText(key) from error


def title_of(key: str) -> str | Promise:
    """Return the name of a text or a letter; the key of a text that is no more."""
    try:
        return LETTERS.get(key) or library.text(key).title
    except TextMissing:
        return key
