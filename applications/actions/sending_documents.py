"""The files that go with what is sent."""

from collections.abc import Collection

from applications.actions.copying_documents import want_copies
from applications.models import Document, Draft
from applications.statuses import ScanState


def send_documents(draft: Draft, kinds: Collection[str]) -> None:
    """Let the files of these papers go with what is sent, and no others.

    What the worker makes of a paper, it makes when it has one of its files to go by.
    """
    Document.objects.filter(draft=draft, kind__in=kinds).update(is_sent=True)
    sent = Document.objects.filter(draft=draft, is_sent=True, scan_state=ScanState.CLEAN)
    want_copies({document.kind: document for document in sent}.values())
