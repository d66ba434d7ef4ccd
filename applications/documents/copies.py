"""Copies to read of what is scanned and clean: pages as pictures, and a paper as one PDF.

The task worker makes them once and keeps them beside the document, sealed like everything there.
How far a picture is turned is only told to who shows it: nothing that is stored is changed.
"""

import json
from collections.abc import Iterator, Sequence

from applications.documents import limits, vault
from applications.documents.conversion import frame
from applications.documents.intake import answered, part_of
from applications.documents.outcomes import Refused
from applications.documents.turns import turn
from applications.models import Document

PDF = "application/pdf"
COPYING = "applications.documents.copying"
# What a JPEG begins with, and the mark that says how far it is to be turned (EXIF, tag 0x0112).
START = b"\xff\xd8"
ORIENTATIONS = {90: 6, 180: 3, 270: 8}


class NotCopied(Exception):
    """The copy could not be made now."""


def draw(document: Document) -> int:
    """Keep each page of a PDF as a picture; return how many. Raises NotCopied and FileLost."""
    pages = list(_made("draw", vault.read(document, vault.Part.FILE)))
    if len(pages) != document.pages:
        raise NotCopied(f"{len(pages)} of {document.pages} pages")
    names = map(vault.page_part, range(1, len(pages) + 1))
    _keep(document, dict(zip(names, pages, strict=True)))
    return len(pages)


def join(documents: Sequence[Document]) -> None:
    """Keep the files of a paper as one PDF, beside the first. Raises NotCopied and FileLost."""
    head = json.dumps([document.turned for document in documents]).encode()
    files = [vault.read(document, vault.Part.FILE) for document in documents]
    made = list(_made("join", b"".join(map(frame, [head, *files]))))
    if len(made) != 1:
        raise NotCopied("nothing came back")
    _keep(documents[0], {vault.Part.JOINED: made[0]})


def upright(data: bytes, turned: int) -> bytes:
    """Return a JPEG that says how far it is to be turned when it is shown."""
    if not turned or not data.startswith(START):
        return data
    tag = b"\x01\x12\x00\x03\x00\x00\x00\x01" + bytes([0, ORIENTATIONS[turned], 0, 0])
    exif = b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01" + tag + b"\x00\x00\x00\x00"
    mark = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    return START + mark + data[len(START) :]


def is_drawable(document: Document) -> bool:
    """True for what is not a picture already."""
    return document.media_type == PDF


def _made(work: str, raw: bytes) -> Iterator[bytes]:
    if len(raw) > limits.MOST_JOINED:
        raise NotCopied("too large")
    try:
        with turn(limits.SECONDS_TO_COPY):
            answer, _code = answered((COPYING, work), raw, limits.SECONDS_TO_COPY)
    except Refused as error:
        raise NotCopied(error.reason.value) from error
    while answer:
        part, answer = part_of(answer)
        if part:
            yield part


def _keep(document: Document, parts: dict[str, bytes]) -> None:
    try:
        vault.add(document, parts)
    except OSError as error:
        raise NotCopied(type(error).__name__) from error
