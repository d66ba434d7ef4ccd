"""Copies to read of what is scanned and clean, made by the task worker.

The row is the truth, as for a scan: a copy is due, a worker borrows the row while it works, and one
that dies leaves a row that is due again. What can't be copied after some tries is read as the file
itself. A paper is joined when the last of its files is clean, whichever worker comes to it.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.tasks import task

from applications.document_kinds import LATER_KINDS
from applications.documents import copies, vault
from applications.models import Document
from applications.queries import whole_paper
from applications.statuses import ScanState
from eservice import clock
from eservice.tasks import queue_due

logger = logging.getLogger(__name__)

BORROWED = timedelta(minutes=10)
RETRY_AFTER = timedelta(minutes=5)
MOST_ATTEMPTS = 5


def copy_on_commit(documents: Iterable[Document]) -> None:
    """Wake the worker for what is due. Should that fail, ``queue_copies`` finds the rows."""
    for document in documents:
        wake = partial(copy_document.enqueue, str(document.pk))
        transaction.on_commit(wake, robust=True)


def want_copies(documents: Iterable[Document]) -> None:
    """Let copies of these documents be made; whoever calls is in a transaction."""
    wanted = list(documents)
    keys = [document.pk for document in wanted]
    Document.objects.filter(pk__in=keys).update(next_copy_at=clock.now(), copy_attempts=0)
    copy_on_commit(wanted)


def queue_copies() -> int:
    """Queue the documents whose copies are due and not queued already; returns how many."""
    due = Document.objects.filter(next_copy_at__lte=clock.now())
    return queue_due(copy_document, due.order_by("next_copy_at", "pk"))


@task()
def copy_document(document_id: str) -> None:
    """Draw the pages of a document, and join the paper that it is the last file of.

    Again changes nothing. A document that is not clean yet comes back when it is.
    """
    document = _borrow(document_id)
    if document is None:
        return
    try:
        _draw(document)
        _join(document)
    except (copies.NotCopied, vault.FileLost, vault.NotClean) as error:
        tried = document.copy_attempts
        logger.warning("document %s is not copied, try %d: %s", document.pk, tried, error)
        again = clock.now() + RETRY_AFTER if tried < MOST_ATTEMPTS else None
        Document.objects.filter(pk=document.pk).update(next_copy_at=again)
        return
    Document.objects.filter(pk=document.pk).update(next_copy_at=None)


@transaction.atomic
def _borrow(document_id: str) -> Document | None:
    rows = Document.objects.filter(pk=document_id, next_copy_at__isnull=False)
    document = rows.select_for_update().first()
    if document is None or (document.copy_attempts and document.next_copy_at > clock.now()):
        return None
    document.copy_attempts += 1
    document.next_copy_at = clock.now() + BORROWED if document.is_clean else None
    document.save(update_fields=["copy_attempts", "next_copy_at"])
    return document if document.is_clean else None


def _draw(document: Document) -> None:
    if copies.is_drawable(document) and not document.drawn_pages:
        drawn = copies.draw(document)
        Document.objects.filter(pk=document.pk).update(drawn_pages=drawn)


def _join(document: Document) -> None:
    """Join the paper when it has been sent and all of it is clean. What was asked for later may
    grow, and is not joined."""
    if not document.is_sent or document.kind.startswith(LATER_KINDS):
        return
    found = list(whole_paper(document))
    taken = [each for each in found if not each.is_refused]
    is_waiting = any(each.scan_state == ScanState.WAITING for each in taken)
    is_one_file = len(taken) == 1 and not taken[0].turned
    if is_waiting or is_one_file or any(each.has_joined for each in found):
        return
    copies.join(taken)
    Document.objects.filter(pk=taken[0].pk).update(has_joined=True)
