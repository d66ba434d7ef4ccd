"""Taking in documents, removing them, and reading them.

A file is converted and stored before the draft is locked, since that takes time. Its row is
written in a transaction that holds the draft. Whatever goes wrong in between, the file goes
away again, at once or with the next sweep.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError, transaction

from applications.access import Actor, Verb, can, require
from applications.actions.drafts import locked_draft
from applications.actions.reading import ReadingNotLogged, readable_draft
from applications.actions.scanning_documents import scan_on_commit
from applications.actions.uploaded_answers import say_nothing_uploaded, say_uploaded
from applications.documents import vault
from applications.documents.outcomes import Reason
from applications.documents.preparing import Prepared, RefusedFile, SentFile, discard, prepare
from applications.documents.room import Room
from applications.errors import AlreadySent, DomainError, KeptBack, NotAllowed
from applications.event_kinds import AccessKind
from applications.ledger import log_access
from applications.models import AccessLog, Case, Document, Draft
from applications.queries import SCAN_KIND, acting_on, visible_documents
from applications.questions.open_papers import is_open_paper
from eservice import clock

# A preview belongs to the page that shows it, whose reading was logged when it was opened.
SAME_READING = timedelta(minutes=10)
UPLOAD = Verb.UPLOAD_DOCUMENT


@dataclass(frozen=True, kw_only=True)
class Added:
    """What became of the files. ``stored`` also has those that were there before."""

    stored: list[Document]
    refused: list[RefusedFile]


def add_documents(
    actor: Actor,
    *,
    draft_id: UUID,
    kind: str,
    files: Sequence[SentFile],
    replaces: UUID | None = None,
) -> Added:
    """Store files for a paper of an unsent draft; the good ones stay although others are refused.

    ``replaces`` is a document of the same paper that goes away when one of them is stored. The
    same file twice on a paper is one. The paper's answer becomes that it is uploaded. Raises
    Draft.DoesNotExist, NotAllowed, or AlreadySent (also when the draft was sent meanwhile; then
    nothing is stored).
    """
    seen_by, draft = readable_draft(actor, draft_id=draft_id)
    _require_open(seen_by, draft)
    if not is_open_paper(seen_by, draft, kind):
        raise NotAllowed("the paper is about the partner")
    prepared = prepare(files, draft_id=draft_id, kind=kind, user=actor.user)
    if not prepared.documents:
        return Added(stored=[], refused=prepared.refused)
    try:
        with locked_draft(actor, draft_id=draft_id, verb=UPLOAD) as (actor, draft):
            for document in prepared.documents:
                document.grant = actor.grant
            added = _write(actor, draft, kind, prepared, replaces)
            if added.stored and kind != SCAN_KIND:
                say_uploaded(actor, draft, kind)
    except (DomainError, Draft.DoesNotExist):
        discard(prepared.documents)
        raise
    discard(document for document in prepared.documents if document not in added.stored)
    return added


def remove_document(actor: Actor, *, draft_id: UUID, document_id: UUID) -> str | None:
    """Remove a document from an unsent draft; return its kind, or None if it was gone already.

    With the last one goes the answer that the paper is uploaded. Raises as ``add_documents``.
    """
    with locked_draft(actor, draft_id=draft_id, verb=UPLOAD) as (actor, draft):
        document = Document.objects.filter(draft=draft, pk=document_id).first()
        if document is None:
            return None
        require(actor, Verb.REMOVE_DOCUMENT, _on(document, draft))
        delete_file(document)
        say_nothing_uploaded(actor, draft, document.kind)
        return document.kind


def read_document(actor: Actor, *, document_id: UUID, part: vault.Part) -> tuple[Document, bytes]:
    """Return a document and its file or preview, after logging the reading once it is sent.

    One that the actor may not read raises Document.DoesNotExist, as one that doesn't exist; if
    it is in a case the refusal is logged. So does, unlogged, one that is not scanned and clean:
    nobody may read it. Raises FileLost and ReadingNotLogged, and KeptBack for
    what is in a case while the screen shows less.
    """
    reader, document = _visible(actor, document_id)
    is_lacking = part is vault.Part.PREVIEW and not document.has_preview
    if is_lacking or not document.is_clean:
        raise Document.DoesNotExist
    if document.draft.sent_at is not None:
        if actor.shows_less:
            raise KeptBack
        _log_reading(reader, Case.objects.get(pk=document.draft_id), part)
    return document, vault.read(document, part)


def _require_open(actor: Actor, draft: Draft) -> None:
    if draft.sent_at is not None:
        raise AlreadySent(draft.pk)
    require(actor, Verb.UPLOAD_DOCUMENT, draft)


def _write(
    actor: Actor, draft: Draft, kind: str, prepared: Prepared, replaces: UUID | None
) -> Added:
    """Give each document its row, and remove the one that they replace."""
    rows = list(Document.objects.filter(draft=draft))
    replaced = next((row for row in rows if row.pk == replaces and row.kind == kind), None)
    if replaced is not None and not can(actor, Verb.REMOVE_DOCUMENT, _on(replaced, draft)):
        replaced = None
    added = write_rows(Room(rows, kind, leaving=replaced), prepared)
    if replaced is not None and added.stored and replaced not in added.stored:
        delete_file(replaced)
    return added


def write_rows(room: Room, prepared: Prepared) -> Added:
    """Give each document its row while there is room; whoever calls holds the draft or case."""
    added = Added(stored=[], refused=list(prepared.refused))
    new = []
    for document in prepared.documents:
        known = room.known(document)
        reason = Reason.HARMFUL if known and known.is_refused else None
        if reason or (known is None and (reason := room.fullness())):
            added.refused.append(RefusedFile(name=document.name, reason=reason))
            continue
        if known is None:
            room.add(document)
            new.append(document)
        added.stored.append(known or document)
    Document.objects.bulk_create(new)
    scan_on_commit(new)
    return added


def _on(document: Document, draft: Draft) -> Document:
    """Return a document that knows its draft without asking the database for it."""
    document.draft = draft
    return document


def delete_file(document: Document) -> None:
    """Delete a document's row now, and its files when that is certain."""
    name = document.stored_name
    document.delete()
    transaction.on_commit(lambda: vault.forget(name))


def _visible(actor: Actor, document_id: UUID) -> tuple[Actor, Document]:
    documents = visible_documents(actor).select_related("draft__person")
    document = documents.filter(pk=document_id).first()
    if document is not None:
        actor = acting_on(actor, document.draft)
        is_open = is_open_paper(actor, document.draft, document.kind)
        if is_open and can(actor, Verb.READ_DOCUMENT, document):
            return actor, document
    refused = Document.objects.filter(pk=document_id).values_list("draft_id", flat=True).first()
    case = Case.objects.filter(pk=refused).first()
    if case is not None:
        _log(actor, AccessKind.REFUSED, case)
    raise Document.DoesNotExist


def _log_reading(actor: Actor, case: Case, part: vault.Part) -> None:
    since = clock.now() - SAME_READING
    read = AccessLog.objects.filter(case=case, by=actor.user, at__gte=since)
    if part is vault.Part.PREVIEW and read.exclude(kind=AccessKind.REFUSED).exists():
        return
    _log(actor, AccessKind.DOCUMENT, case)


def _log(actor: Actor, kind: AccessKind, case: Case) -> None:
    try:
        log_access(actor, kind, case)
    except DatabaseError as error:
        raise ReadingNotLogged from error
