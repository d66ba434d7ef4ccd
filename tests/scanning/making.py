"""Sends papers that are scanned, and lets the task worker scan what is queued."""

from typing import Any

from django.core.management import call_command
from django.test import Client, TestCase
from django_tasks_db.models import DBTaskResult

from applications.actions.scanning_documents import scan_document
from applications.models import Document, Draft
from eservice import clock
from tests.documents.making import add_url, make_document, sent

HARMFUL = "Det fanns något skadligt i den"
TELLS_STAFF = "Det fanns något skadligt i filen"
WAITS = "Vi kontrollerar filen"
WAITS_FOR_STAFF = "Filen kontrolleras"


def upload(client: Client, draft: Draft, raw: bytes = b"a file") -> Document:
    """Upload a paper as a person does; the commit wakes the worker."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(add_url(draft), {"files": [sent(raw, "kontrakt.pdf")]})
    return Document.objects.latest("number")


def queued() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.ready().filter(task_path=scan_document.module_path))


def work() -> int:
    """Do the scans that are queued, as the task worker does; return how many."""
    rows = queued()
    for row in rows:
        with TestCase.captureOnCommitCallbacks(execute=True):
            scan_document.func(*row.args_kwargs["args"])
        row.delete()
    return len(rows)


def tick_and_work() -> int:
    call_command("tick")
    return work()


def waiting(user: Any, draft: Draft, **values: Any) -> Document:
    """A stored document that is not scanned. As it was sent it is ``original``."""
    values = {"scan_state": "waiting", "original": b"as it was sent"} | values
    return make_document(user, draft, next_scan_at=clock.now(), **values)
