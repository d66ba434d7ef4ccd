"""What editors do with recordings: the only code that writes them.

Every refusal is a :class:`NotPossible` with a sentence that says what to do.
"""

from functools import partial
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from eservice.people.models import User
from guides.models import Recording
from guides.speaking import recordings
from guides.speaking.sounds import suffix_of
from guides.speaking.words import read_text, wording

LARGEST = 20_000_000


class NotPossible(Exception):
    """What was asked for can't be done; the argument is the sentence that says so."""


NOT_EDITOR = _("Bara redaktörer kan spara inspelningar.")
EMPTY = _("Välj en ljudfil.")
TOO_LARGE = _("Filen är för stor. Spara ljudet som mp3 och försök igen.")
NO_SOUND = _("Vi kan inte läsa filen. Spara ljudet som mp3, m4a, ogg eller wav.")
CHANGED = _("Texten har ändrats sedan du öppnade sidan. Läs in den nya texten.")
NOT_SAVED = _("Filen gick inte att spara. Försök igen om en stund.")
TWICE = _("Någon annan sparade en inspelning samtidigt. Lyssna på den först.")


def record(user: User, *, key: str, language: str, sound: bytes, seen: str) -> Recording:
    """Let a recording of the words ``seen`` (a fingerprint) be what plays first.

    Raises NotPossible, and TextMissing when there is no such text.
    """
    _must_edit(user)
    text = read_text(key, language)
    if wording(text) != seen:
        raise NotPossible(CHANGED)
    name = f"{uuid4().hex}.{_suffix_of(sound)}"
    values = {"key": key, "language": language, "wording": seen, "edition": text.edition}
    try:
        recordings.keep(name, sound)
        with transaction.atomic():
            _end(key, language)
            return Recording.objects.create(name=name, made_by=user, **values)
    except OSError as error:
        raise NotPossible(NOT_SAVED) from error
    except IntegrityError as error:
        recordings.remove(name)
        raise NotPossible(TWICE) from error


def remove(user: User, *, key: str, language: str) -> None:
    """Let no recording of a text play any more. Doing it again changes nothing."""
    _must_edit(user)
    with transaction.atomic():
        _end(key, language)


def _must_edit(user: User) -> None:
    if not user.is_editor:
        raise NotPossible(NOT_EDITOR)


def _suffix_of(sound: bytes) -> str:
    if not sound:
        raise NotPossible(EMPTY)
    if len(sound) > LARGEST:
        raise NotPossible(TOO_LARGE)
    suffix = suffix_of(sound)
    if suffix is None:
        raise NotPossible(NO_SOUND)
    return suffix


def _end(key: str, language: str) -> None:
    """End what is live; its file goes when that is certain, and this process forgets it."""
    earlier = Recording.objects.filter(key=key, language=language, is_live=True)
    for each in earlier.select_for_update():
        transaction.on_commit(partial(recordings.remove, each.name))
    earlier.update(is_live=False)
    transaction.on_commit(recordings.forget)
