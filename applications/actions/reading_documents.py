"""Reading documents: the file, its small picture, a page of it, or the whole paper.

Nothing is opened before it is scanned and clean, and no reading of a case goes unlogged.
"""

from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError

from applications.access import Actor, Verb, can
from applications.actions.reading import ReadingNotLogged
from applications.documents import copies, vault
from applications.errors import KeptBack
from applications.event_kinds import AccessKind
from applications.ledger import log_access
from applications.models import AccessLog, Case, Document
from applications.queries import acting_on, visible_documents, whole_paper
from applications.questions.open_papers import is_open_paper
from applications.rest import is_open
from eservice import clock

# A picture belongs to the page that shows it, whose reading was logged when it was opened.
SAME_READING = timedelta(minutes=10)


def read_document(actor: Actor, *, document_id: UUID, part: vault.Part) -> tuple[Document, bytes]:
    """Return a document and its file or preview, after logging the reading once it is sent.

    A picture says which way is up. One that the actor may not read raises Document.DoesNotExist,
    as one that doesn't exist; if it is in a case the refusal is logged. So does, unlogged, one that
    is not scanned and clean: nobody may read it. Raises FileLost and ReadingNotLogged, and KeptBack
    for what is in a case while the screen shows less.
    """
    reader, document = _visible(actor, document_id)
    is_lacking = part is vault.Part.PREVIEW and not document.has_preview
    is_picture = part is vault.Part.PREVIEW
    return document, _read(actor, reader, document, "" if is_lacking else part, is_picture)


def read_page(actor: Actor, *, document_id: UUID, number: int) -> bytes:
    """Return one page of a document as a picture. Raises as ``read_document``, also for a page
    that is not there or not drawn yet."""
    reader, document = _visible(actor, document_id)
    if copies.is_drawable(document):
        part = vault.page_part(number) if 1 <= number <= document.drawn_pages else ""
    else:
        part = vault.Part.FILE if number == 1 else ""
    return _read(actor, reader, document, part, is_picture=True)


def read_joined(actor: Actor, *, document_id: UUID) -> tuple[Document, bytes]:
    """Return the whole paper that a document is of, as one PDF. Raises as ``read_document``, also
    while it is not made."""
    reader, document = _visible(actor, document_id)
    joined = whole_paper(document).filter(has_joined=True).first()
    if joined is None:
        raise Document.DoesNotExist
    joined.draft = document.draft
    return joined, _read(actor, reader, joined, vault.Part.JOINED, is_picture=False)


def _read(actor: Actor, reader: Actor, document: Document, part: str, is_picture: bool) -> bytes:
    if not part or not document.is_clean:
        raise Document.DoesNotExist
    if document.is_sent or not is_open(document.draft):
        if actor.shows_less:
            raise KeptBack
        _log_reading(reader, Case.objects.get(pk=document.draft_id), is_picture=is_picture)
    return copies.upright(vault.read(document, part), document.turned)


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


def _log_reading(actor: Actor, case: Case, *, is_picture: bool) -> None:
    since = clock.now() - SAME_READING
    read = AccessLog.objects.filter(case=case, by=actor.user, at__gte=since)
    if is_picture and read.exclude(kind=AccessKind.REFUSED).exists():
        return
    _log(actor, AccessKind.DOCUMENT, case)


def _log(actor: Actor, kind: AccessKind, case: Case) -> None:
    try:
        log_access(actor, kind, case)
    except DatabaseError as error:
        raise ReadingNotLogged from error
