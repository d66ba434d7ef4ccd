"""Where the files lie: each sealed on its own, under a random name that says nothing.

A document has a file and mostly a preview. What is sealed is bound to the document and to
which of the two it is, so no file can stand in for another. A file is written under another
name, and gets its own when it is whole. The row comes after the file and goes before it: what
a crash leaves behind is a file without a row, and ``sweep`` takes it.
"""

import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from django.conf import settings

from applications.models import Document
from eservice import clock, crypto
from eservice.files import NEW, unfinished, write_whole

ORPHANED = timedelta(hours=1)
# As much of a file as tells which key sealed it.
START_BYTES = 64
NAMES_AT_ONCE = 500


class Part(StrEnum):
    """What is kept of a document."""

    FILE = "file"
    PREVIEW = "preview"


class FileLost(Exception):
    """The file is not there, can't be read, or is not what was put there."""


def store(document_id: UUID, parts: dict[Part, bytes]) -> str:
    """Seal the parts of a document that gets its row afterwards; return their stored name.

    Raises OSError when they can't be written. Then nothing of them is left.
    """
    name = secrets.token_hex(16)
    try:
        for part, data in parts.items():
            if data:
                write_whole(_path(name, part), crypto.seal(data, _context(document_id, part)))
    except OSError:
        forget(name)
        raise
    return name


def read(document: Document, part: Part) -> bytes:
    """Return a part of a document as it was stored; raises FileLost."""
    try:
        sealed = _path(document.stored_name, part).read_bytes()
        return crypto.unseal(sealed, _context(document.pk, part))
    except (OSError, crypto.SealBroken) as error:
        raise FileLost(f"document {document.pk}: {part}") from error


def forget(name: str) -> None:
    """Delete all files with this stored name. What can't be deleted now, the sweep takes."""
    for part in Part:
        for path in (_path(name, part), unfinished(_path(name, part))):
            with suppress(OSError):
                path.unlink()


def sweep() -> int:
    """Delete files without a row, and half-written ones, older than an hour; return how many."""
    until = (clock.now() - ORPHANED).timestamp()
    old = [path for path in _files() if _is_older(path, until)]
    gone = 0
    for start in range(0, len(old), NAMES_AT_ONCE):
        batch = old[start : start + NAMES_AT_ONCE]
        rows = Document.objects.filter(stored_name__in={_name(path) for path in batch})
        known = set(rows.values_list("stored_name", flat=True))
        for path in batch:
            if path.suffix == NEW or _name(path) not in known:
                with suppress(OSError):
                    path.unlink()
                    gone += 1
    return gone


def reseal() -> tuple[int, list[str]]:
    """Seal every document's files with the current key, where they are not.

    A file keeps its old seal until the new one is whole on the disk. Return how many got the
    current key, and the documents that no key in the ring opens.
    """
    count, broken = 0, []
    for document in Document.objects.only("pk", "stored_name", "has_preview").iterator():
        for part in Part if document.has_preview else (Part.FILE,):
            try:
                count += _reseal_one(document, part)
            except FileLost:
                broken.append(f"{document.pk} {part}")
    return count, broken


def _reseal_one(document: Document, part: Part) -> bool:
    path = _path(document.stored_name, part)
    try:
        with path.open("rb") as file:
            key_id = crypto.key_id_of(file.read(START_BYTES))
    except (OSError, crypto.SealBroken) as error:
        raise FileLost(str(error)) from error
    if key_id == crypto.current_key_id(settings.FIELD_KEYS):
        return False
    data = read(document, part)
    write_whole(path, crypto.seal(data, _context(document.pk, part)))
    return True


def _context(document_id: UUID, part: Part) -> str:
    return f"{Document._meta.db_table}.{part}/{document_id}"


def _path(name: str, part: Part) -> Path:
    return settings.DOCUMENTS_DIR / name[:2] / f"{name}.{part}"


def _name(path: Path) -> str:
    return path.name.partition(".")[0]


def _files() -> Iterator[Path]:
    with suppress(OSError):
        yield from settings.DOCUMENTS_DIR.glob("*/*")


def _is_older(path: Path, until: float) -> bool:
    with suppress(OSError):
        return path.stat().st_mtime < until
    return False
