"""Which recordings are live, as this process knows them, and where their files lie.

No page asks the database whether somebody has recorded its text: each process reads all live
recordings in one query and trusts them for ``TEXTS_MAX_AGE`` seconds, as with the wordings.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from eservice import files
from guides.models import Recording
from guides.speaking.sounds import MEDIA_TYPES

NAME = rf"[0-9a-f]{{32}}\.(?:{'|'.join(MEDIA_TYPES)})"


@dataclass(frozen=True, slots=True)
class Recorded:
    """The file of a recording, and the fingerprint of the words that were read."""

    name: str
    wording: str

    @property
    def media_type(self) -> str:
        return media_type_of(self.name)


type Lives = Mapping[tuple[str, str], Recorded]


@dataclass(frozen=True, slots=True)
class Known:
    """What a process knows, and until when (on the monotonic clock) it trusts that."""

    lives: Lives
    until: float


_known = Known({}, until=-1)


def live(key: str, language: str) -> Recorded | None:
    """Return the live recording of a text, whatever its words are now."""
    return _lives().get((key, language))


def keys(language: str) -> list[str]:
    """Return the keys of the texts that are recorded in a language."""
    return [key for key, known in _lives() if known == language]


def forget() -> None:
    """Read the live recordings again the next time somebody asks."""
    hold({}, until=-1)


def hold(lives: Lives, until: float) -> None:
    """Trust these recordings until then, on the monotonic clock."""
    global _known
    _known = Known(lives, until)


def _lives() -> Lives:
    if time.monotonic() > _known.until:
        rows = Recording.objects.filter(is_live=True).only("key", "language", "name", "wording")
        read = {(row.key, row.language): Recorded(row.name, row.wording) for row in rows}
        hold(read, time.monotonic() + settings.TEXTS_MAX_AGE)
    return _known.lives


def media_type_of(name: str) -> str:
    return MEDIA_TYPES[name.rpartition(".")[2]]


def path_of(name: str) -> Path:
    return settings.AUDIO_DIR / "recorded" / name


def keep(name: str, sound: bytes) -> None:
    """Write a file. Raises OSError."""
    files.write_whole(path_of(name), sound)


def remove(name: str) -> None:
    path_of(name).unlink(missing_ok=True)
