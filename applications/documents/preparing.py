"""From files as a person sends them to documents that lack only their rows."""

import hashlib
import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID, uuid4

from django.conf import settings

from applications.documents import intake, limits, vault
from applications.documents.names import cleaned_name
from applications.documents.outcomes import Reason, Refused
from applications.documents.room import day_fullness
from applications.models import Document
from applications.statuses import ScanState
from eservice import crypto
from eservice.people.models import User

logger = logging.getLogger(__name__)


class SentFile(Protocol):
    """A file that was sent. Only its bytes are trusted to say what it is."""

    name: str
    size: int

    def read(self) -> bytes: ...


@dataclass(frozen=True, kw_only=True)
class RefusedFile:
    """A file that was not taken in: its cleaned name, and why."""

    name: str
    reason: Reason


@dataclass(kw_only=True)
class Prepared:
    """Documents whose files are stored, and the files that were refused."""

    documents: list[Document] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)


def prepare(files: Sequence[SentFile], *, draft_id: UUID, kind: str, user: User) -> Prepared:
    """Convert and store files for a paper. No row is written; one bad file stops no other."""
    ends = time.monotonic() + limits.SECONDS_A_REQUEST
    prepared = Prepared()
    full = day_fullness(user)
    for number, file in enumerate(files):
        name = cleaned_name(file.name)
        try:
            if full:
                raise Refused(full)
            if number >= limits.FILES_AT_ONCE:
                raise Refused(Reason.TOO_MANY_FILES)
            document = _stored(file, f"{draft_id}/{kind}", ends - time.monotonic())
        except Refused as refused:
            prepared.refused.append(RefusedFile(name=name, reason=refused.reason))
            continue
        document.name, document.kind = name, kind
        document.draft_id, document.uploaded_by = draft_id, user
        prepared.documents.append(document)
    return prepared


def discard(documents: Iterable[Document]) -> None:
    """Delete the files of documents that got no row."""
    for document in documents:
        vault.forget(document.stored_name)


def _stored(file: SentFile, place: str, seconds: float) -> Document:
    """Convert one file and put it in the vault, within ``seconds``; raises Refused."""
    if file.size > limits.LARGEST_FILE:
        raise Refused(Reason.TOO_LARGE)
    if seconds <= 0:
        raise Refused(Reason.OUT_OF_TIME)
    raw = file.read()
    converted = intake.convert(raw, min(seconds, limits.SECONDS_A_FILE))
    is_to_scan = settings.SCANNER is not None
    document = Document(
        id=uuid4(),
        media_type=converted.media_type,
        size=len(converted.data),
        pages=converted.pages,
        has_preview=bool(converted.preview),
        digest=crypto.blind_index(f"{place}/{hashlib.sha256(raw).hexdigest()}"),
        has_original=is_to_scan,
    )
    parts = {vault.Part.FILE: converted.data, vault.Part.PREVIEW: converted.preview}
    if is_to_scan:
        parts[vault.Part.ORIGINAL] = raw
    else:
        document.scan_state, document.next_scan_at = ScanState.CLEAN, None
    try:
        document.stored_name = vault.store(document.pk, parts)
    except OSError as error:
        logger.exception("a document could not be stored")
        raise Refused(Reason.NOT_SAVED) from error
    return document
