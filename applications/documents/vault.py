"""Where the files lie: each sealed on its own, under a random name that says nothing.

A document has a file and mostly a preview, and what was sent (the original) until that is scanned
for viruses. The worker adds copies to read: pages as pictures, and a whole paper. What is sealed is
bound to the document and to which of them it is, so no file can stand in for another. A file is
written under another name, and gets its own when it is whole. The row comes after the file and goes
before it: what a crash leaves behind is a file that no row speaks for, and ``sweep`` takes it.

``read`` is the one way to what people see, and opens only what is scanned and clean.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from django.conf import settings

from applications.models import Document
from eservice import clock, crypto
from eservice.files import unfinished, write_whole

ORPHANED = timedelta(hours=1)
# As much of a file as tells which key sealed it.
START_BYTES = 64
NAMES_AT_ONCE = 500
ON_PARTS = [
    *("stored_name", "scan_state", "has_preview", "has_original"),
    *("drawn_pages", "has_joined"),
]


class Part(StrEnum):
    """What is kept of a document."""

    FILE = "file"
    PREVIEW = "preview"
    ORIGINAL = "original"
    JOINED = "joined"


def page_part(number: int) -> str:
    """Return the part that is one page of a PDF as a picture, counted from 1."""
    return f"page-{number}"


class FileLost(Exception):
    """The file is not there, can't be read, or is not what was put there."""


class NotClean(Exception):
    """The document is not scanned yet, or was refused: nobody gets to see it."""


def store(document_id: UUID, parts: Mapping[str, bytes]) -> str:
    """Seal the parts of a document that gets its row afterwards; return their stored name.

    Raises OSError when they can't be written. Then nothing of them is left.
    """
    name = secrets.token_hex(16)
    try:
        _write(document_id, name, parts)
    except OSError:
        forget(name)
        raise
    return name


def add(document: Document, parts: Mapping[str, bytes]) -> None:
    """Seal copies beside a document, whose row says so afterwards. Raises OSError: what is left of
    them then, the sweep takes."""
    _write(document.pk, document.stored_name, parts)


def _write(document_id: UUID, name: str, parts: Mapping[str, bytes]) -> None:
    for part, data in parts.items():
        if data:
            write_whole(_path(name, part), crypto.seal(data, _context(document_id, part)))


def read(document: Document, part: str) -> bytes:
    """Return a part of a document as it was stored; raises NotClean and FileLost."""
    if not document.is_clean:
        raise NotClean(f"document {document.pk}")
    return _opened(document, part)


def read_to_scan(document: Document) -> bytes:
    """Return what was sent, for the scanner alone; raises FileLost.

    Of a document from before there was a scanner it is what we made of it.
    """
    return _opened(document, Part.ORIGINAL if document.has_original else Part.FILE)


def kept(document: Document) -> list[str]:
    """Return the parts of a document that there should be."""
    if document.is_refused:
        return []
    there = {
        Part.FILE: True,
        Part.PREVIEW: document.has_preview,
        Part.ORIGINAL: document.has_original,
        Part.JOINED: document.has_joined,
    }
    pages = range(1, document.drawn_pages + 1)
    return [part for part, is_there in there.items() if is_there] + list(map(page_part, pages))


def _opened(document: Document, part: str) -> bytes:
    try:
        sealed = _path(document.stored_name, part).read_bytes()
        return crypto.unseal(sealed, _context(document.pk, part))
    except (OSError, crypto.SealBroken) as error:
        raise FileLost(f"document {document.pk}: {part}") from error


def forget(name: str, parts: Iterable[str] | None = None) -> None:
    """Delete the files with this stored name, or some parts. What can't be deleted now, the sweep
    takes."""
    if parts is None:
        paths = _all_of(name)
    else:
        whole = [_path(name, part) for part in parts]
        paths = whole + [unfinished(path) for path in whole]
    for path in paths:
        with suppress(OSError):
            path.unlink()


def sweep() -> int:
    """Delete files that no row speaks for, and half-written ones, older than an hour; return how
    many."""
    until = (clock.now() - ORPHANED).timestamp()
    old = [path for path in _files() if _is_older(path, until)]
    gone = 0
    for start in range(0, len(old), NAMES_AT_ONCE):
        batch = old[start : start + NAMES_AT_ONCE]
        rows = Document.objects.filter(stored_name__in={_name(path) for path in batch})
        spoken_for = {
            _path(row.stored_name, part).name for row in rows.only(*ON_PARTS) for part in kept(row)
        }
        for path in batch:
            if path.name not in spoken_for:
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
    for document in Document.objects.only(*ON_PARTS).iterator():
        for part in kept(document):
            try:
                count += _reseal_one(document, part)
            except FileLost:
                # What was scanned meanwhile has let go of parts.
                document.refresh_from_db(fields=ON_PARTS)
                if part in kept(document):
                    broken.append(f"{document.pk} {part}")
    return count, broken


def _reseal_one(document: Document, part: str) -> bool:
    path = _path(document.stored_name, part)
    try:
        with path.open("rb") as file:
            key_id = crypto.key_id_of(file.read(START_BYTES))
    except (OSError, crypto.SealBroken) as error:
        raise FileLost(str(error)) from error
    if key_id == crypto.current_key_id(settings.FIELD_KEYS):
        return False
    data = _opened(document, part)
    write_whole(path, crypto.seal(data, _context(document.pk, part)))
    return True


def _context(document_id: UUID, part: str) -> str:
    return f"{Document._meta.db_table}.{part}/{document_id}"


def _path(name: str, part: str) -> Path:
    return settings.DOCUMENTS_DIR / name[:2] / f"{name}.{part}"


def _all_of(name: str) -> list[Path]:
    with suppress(OSError):
        return list((settings.DOCUMENTS_DIR / name[:2]).glob(f"{name}.*"))
    return []


def _name(path: Path) -> str:
    return path.name.partition(".")[0]


def _files() -> Iterator[Path]:
    with suppress(OSError):
        yield from settings.DOCUMENTS_DIR.glob("*/*")


def _is_older(path: Path, until: float) -> bool:
    with suppress(OSError):
        return path.stat().st_mtime < until
    return False
