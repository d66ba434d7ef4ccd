"""Taking in documents, removing them, and reading them.

A file is converted and stored before the draft is locked, since that takes time. Its row is
written in a transaction that holds the draft. Whatever goes wrong in between, the file goes
away again, at once or with the next sweep.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from applications.access import Actor, Verb, can, require
from applications.actions.copying_documents import copy_on_commit
from applications.actions.drafts import locked_draft
from applications.actions.reading import readable_draft
from applications.actions.scanning_documents import scan_on_commit
from applications.actions.uploaded_answers import say_nothing_uploaded, say_uploaded
from applications.document_kinds import SCAN_KIND
from applications.documents import vault
from applications.documents.copies import is_drawable
from applications.documents.outcomes import Reason
from applications.documents.preparing import Prepared, RefusedFile, SentFile, discard, prepare
from applications.documents.room import Room
from applications.errors import AlreadySent, DomainError, NotAllowed
from applications.models import Document, Draft, UploadDay
from applications.questions.open_papers import is_open_paper
from applications.questions.papers import paper_key
from applications.rest import is_open, require_unsent
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
        with locked_draft(actor, draft_id=draft_id, verb=UPLOAD, also_rest=True) as held:
            actor, draft = held
            require_unsent(draft, paper_key(kind))
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
    with locked_draft(actor, draft_id=draft_id, verb=UPLOAD, also_rest=True) as held:
        actor, draft = held
        document = Document.objects.filter(draft=draft, pk=document_id).first()
        if document is None:
            return None
        require(actor, Verb.REMOVE_DOCUMENT, _on(document, draft))
        require_unsent(draft, paper_key(document.kind))
        delete_file(document)
        say_nothing_uploaded(actor, draft, document.kind)
        return document.kind


def _require_open(actor: Actor, draft: Draft) -> None:
    if not is_open(draft):
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
    if replaced is not None:
        for document in prepared.documents:
            document.place = replaced.place
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
        if reason or (known is None and (reason := room.fullness(document))):
            added.refused.append(RefusedFile(name=document.name, reason=reason))
            continue
        if known is None:
            room.add(document)
            new.append(document)
        added.stored.append(known or document)
    ready = [document for document in new if document.is_clean and is_drawable(document)]
    for document in ready:
        document.next_copy_at = clock.now()
    Document.objects.bulk_create(new)
    if new:
        _count_uploads(new)
    scan_on_commit(new)
    copy_on_commit(ready)
    return added


def _count_uploads(documents: list[Document]) -> None:
    """Count what somebody has sent today; what is removed again stays counted."""
    day = {"user": documents[0].uploaded_by, "day": clock.today()}
    files, size = len(documents), sum(document.size for document in documents)
    more = {"files": F("files") + files, "size": F("size") + size}
    if not UploadDay.objects.filter(**day).update(**more):
        UploadDay.objects.get_or_create(**day)
        UploadDay.objects.filter(**day).update(**more)


def forget_upload_days() -> int:
    """Delete the counts of days that are over, so that they are no trail; returns how many."""
    yesterday = clock.today() - timedelta(days=1)
    return UploadDay.objects.filter(day__lt=yesterday).delete()[0]


def _on(document: Document, draft: Draft) -> Document:
    """Return a document that knows its draft without asking the database for it."""
    document.draft = draft
    return document


def delete_file(document: Document) -> None:
    """Delete a document's row now, and its files when that is certain."""
    name = document.stored_name
    document.delete()
    transaction.on_commit(lambda: vault.forget(name))
