"""Scanning papers for viruses, in the task worker, until the scanner has said yes or no.

The row is the truth. A scan first borrows the row for a while, then asks without holding anything,
and then writes the answer. A worker that dies in between leaves a row that is due again, and a
scanner that does not answer leaves it waiting: nobody sees the paper until it is found clean.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.tasks import task

from applications.actions.copying_documents import want_copies
from applications.actions.notices import notify
from applications.actions.tasks import ask_unit
from applications.actions.uploaded_answers import take_back_upload
from applications.documents import scanning, vault
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import Case, Document, Draft
from applications.notice_kinds import NoticeKind, TaskKind
from applications.statuses import ScanState
from eservice import clock
from eservice.tasks import queue_due

logger = logging.getLogger(__name__)

# Longer than any scan takes: until then nobody else tries.
BORROWED = timedelta(minutes=10)
# The last one again and again: a paper is never given up while it is not scanned.
RETRY_AFTER = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
)


def scan_on_commit(documents: Iterable[Document]) -> None:
    """Wake the worker for what waits. Should that fail, ``queue_scans`` finds the rows."""
    for document in documents:
        if document.scan_state == ScanState.WAITING:
            wake = partial(scan_document.enqueue, str(document.pk))
            transaction.on_commit(wake, robust=True)


def queue_scans() -> int:
    """Queue the documents that are due and not queued already; returns how many."""
    due = Document.objects.filter(scan_state=ScanState.WAITING, next_scan_at__lte=clock.now())
    return queue_due(scan_document, due.order_by("next_scan_at", "pk"))


@task()
def scan_document(document_id: str) -> None:
    """Scan a document that is due, and write what the scanner found. Again changes nothing."""
    document = _borrow(document_id)
    if document is None:
        return
    try:
        is_clean = scanning.is_clean(vault.read_to_scan(document))
    except (scanning.NotScanned, vault.FileLost) as error:
        logger.warning(
            "document %s is not scanned, try %d: %s", document.pk, document.scan_attempts, error
        )
        _put_off(document)
        return
    if is_clean:
        _accept(document)
    else:
        logger.warning("document %s held a virus and is forgotten", document.pk)
        _refuse(document)


@transaction.atomic
def _borrow(document_id: str) -> Document | None:
    """Return a document that is ours to scan now, or None.

    The first try is always due, so that two machines' clocks need not agree.
    """
    waiting = Document.objects.filter(pk=document_id, scan_state=ScanState.WAITING)
    document = waiting.select_for_update().first()
    if document is None or (document.scan_attempts and document.next_scan_at > clock.now()):
        return None
    document.scan_attempts += 1
    document.next_scan_at = clock.now() + BORROWED
    document.save(update_fields=["scan_attempts", "next_scan_at"])
    return document


def _put_off(document: Document) -> None:
    tried = min(document.scan_attempts, len(RETRY_AFTER))
    waiting = Document.objects.filter(pk=document.pk, scan_state=ScanState.WAITING)
    waiting.update(next_scan_at=clock.now() + RETRY_AFTER[tried - 1])


@transaction.atomic
def _accept(document: Document) -> None:
    if _ended(document, ScanState.CLEAN):
        transaction.on_commit(partial(vault.forget, document.stored_name, [vault.Part.ORIGINAL]))
        want_copies([document])


@transaction.atomic
def _refuse(document: Document) -> None:
    """Forget the file and keep its row. Who has sent it is told, and the unit that has the case.

    Rows are held in the order in which sending and answering hold them.
    """
    draft = Draft.objects.select_for_update().filter(pk=document.draft_id).first()
    case = Case.objects.select_for_update().filter(pk=document.draft_id).first()
    if draft is None or not _ended(document, ScanState.REFUSED):
        return
    document.refresh_from_db()
    transaction.on_commit(partial(vault.forget, document.stored_name))
    if case is None:
        take_back_upload(document)
    elif document.is_sent:
        _tell(document, draft, case)


def _ended(document: Document, state: ScanState) -> bool:
    """Write how the scan ended; False when it has ended already, or the document is gone."""
    waiting = Document.objects.filter(pk=document.pk, scan_state=ScanState.WAITING)
    return bool(
        waiting.update(
            scan_state=state, scanned_at=clock.now(), next_scan_at=None, has_original=False
        )
    )


def _tell(document: Document, draft: Draft, case: Case) -> None:
    """A helper's file is told of to the one she helps; a partner's to the partner."""
    append_event(case, EventKind.PAPER_REFUSED, None, document=str(document.pk))
    sender = document.uploaded_by.person if document.grant_id is None else None
    notify(
        sender or case.person,
        NoticeKind.PAPER_REFUSED,
        once=f"paper:{document.pk}:refused",
        draft=draft,
    )
    ask_unit(
        TaskKind.PAPER_REFUSED,
        once=f"paper:{document.pk}",
        unit=case.unit,
        person=case.person,
        case=case,
    )
