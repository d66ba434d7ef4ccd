"""Where the sound that was made beforehand lies: a file for each text, language and wording.

``AUDIO_DIR/made/<language>/questions.payout.<fingerprint>.mp3``: the name says all there is to
know, so a page asks the file system once and the database never. A file is never changed.
"""

import re
from pathlib import Path

from django.conf import settings

from eservice import files

SUFFIX = ".mp3"
MEDIA_TYPE = "audio/mpeg"
# A key with dots for its slashes, the fingerprint and the suffix: a name without any folder.
NAME = r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[0-9a-f]{16}\.mp3"
LANGUAGE = r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*"


def name_of(key: str, mark: str) -> str:
    """Return the name of the file for a text whose words have this fingerprint."""
    return f"{key.replace('/', '.')}.{mark}{SUFFIX}"


def path_of(language: str, name: str) -> Path:
    return settings.AUDIO_DIR / "made" / language / name


def exists(language: str, name: str) -> bool:
    return path_of(language, name).is_file()


def keep(language: str, name: str, sound: bytes) -> None:
    """Write a file. Raises OSError."""
    files.write_whole(path_of(language, name), sound)


def remove_others(language: str, key: str, name: str) -> None:
    """Delete what was made of earlier wordings of a text."""
    for path in _made(language):
        if path.name != name and _key_part(path) == key.replace("/", "."):
            path.unlink(missing_ok=True)


def remove_unknown(language: str, keys: tuple[str, ...]) -> None:
    """Delete what was made of texts that are no more."""
    known = {key.replace("/", ".") for key in keys}
    for path in _made(language):
        if _key_part(path) not in known:
            path.unlink(missing_ok=True)


def _made(language: str) -> list[Path]:
    folder = path_of(language, "")
    found = folder.iterdir() if folder.is_dir() else ()
    return [path for path in found if re.fullmatch(NAME, path.name)]


def _key_part(path: Path) -> str:
    return path.name.rsplit(".", 2)[0]
