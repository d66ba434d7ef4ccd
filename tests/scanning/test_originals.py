"""What was sent, beside what we made of it: forgotten in time, whatever comes between."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from applications.actions import scanning_documents
from applications.documents import vault
from applications.documents.vault import Part
from applications.models import Document
from applications.statuses import ScanState
from eservice import clock, crypto
from tests.documents.making import on_disk, remove_url
from tests.documents.test_vault import make_old
from tests.scanning.fake_clamd import VIRUS
from tests.scanning.making import queued, upload, waiting, work
from tests.scanning.test_scanning_papers import parts, state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


def test_a_crash_after_the_answer_leaves_what_the_sweep_takes(
    anna_client, anna, draft, clamd, documents_dir, monkeypatch
):
    upload(anna_client, draft)
    upload(anna_client, draft, VIRUS)
    waits = waiting(anna, draft)
    with monkeypatch.context() as patch:
        patch.setattr(vault, "forget", lambda *_given: None)
        work()
    assert parts(documents_dir).count(Part.ORIGINAL) == 3
    for path in on_disk(documents_dir):
        make_old(path)

    # The original of one, and three parts of the other.
    assert vault.sweep() == 4

    clean = Document.objects.get(scan_state=ScanState.CLEAN)
    names = {path.name for path in on_disk(documents_dir)}
    assert names == {
        *(f"{clean.stored_name}.{part}" for part in (Part.FILE, Part.PREVIEW)),
        *(f"{waits.stored_name}.{part}" for part in (Part.FILE, Part.PREVIEW, Part.ORIGINAL)),
    }


def test_a_paper_that_is_removed_while_it_is_scanned_is_gone(
    anna_client, draft, clamd, documents_dir
):
    document = upload(anna_client, draft, VIRUS)
    (row,) = queued()
    borrowed = scanning_documents._borrow(*row.args_kwargs["args"])
    Document.objects.all().delete()
    vault.forget(document.stored_name)
    scanning_documents._refuse(borrowed)
    scanning_documents._accept(borrowed)
    assert not Document.objects.exists()
    assert not on_disk(documents_dir)


def test_an_answer_that_comes_twice_changes_nothing(anna_client, draft, clamd, documents_dir):
    document = upload(anna_client, draft)
    (row,) = queued()
    borrowed = scanning_documents._borrow(*row.args_kwargs["args"])
    scanning_documents._accept(borrowed)
    scanning_documents._refuse(borrowed)
    assert state(document)[0] == ScanState.CLEAN
    assert Part.FILE in parts(documents_dir)


def test_a_refused_or_waiting_paper_can_be_removed(
    anna_client, draft, clamd, documents_dir, django_capture_on_commit_callbacks
):
    first, second = upload(anna_client, draft, VIRUS), upload(anna_client, draft)
    (row,) = [each for each in queued() if each.args_kwargs["args"] == [str(first.pk)]]
    with django_capture_on_commit_callbacks(execute=True):
        scanning_documents.scan_document.func(*row.args_kwargs["args"])
        for document in (first, second):
            anna_client.post(remove_url(draft, document))
    assert not Document.objects.exists()
    assert not on_disk(documents_dir)
    assert work() == 2
    assert clamd.scanned == [VIRUS]


@pytest.mark.parametrize(
    "bent",
    [
        {"scan_state": ScanState.CLEAN},
        {"next_scan_at": None},
        {"scan_state": ScanState.REFUSED, "next_scan_at": None},
    ],
)
def test_the_table_keeps_state_and_times_together(anna, draft, bent):
    document = waiting(anna, draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**bent)


def test_a_row_that_says_nothing_waits(anna, draft):
    """Also one that an older release writes while a newer one starts."""
    fresh = Document()
    assert (fresh.scan_state, fresh.is_clean) == (ScanState.WAITING, False)
    assert fresh.next_scan_at <= clock.now()


def test_originals_move_to_a_new_key(anna, draft, settings, clamd, documents_dir):
    kept, refused = waiting(anna, draft), waiting(anna, draft, original=VIRUS)
    settings.FIELD_KEYS = {"t3": "third-key-only-for-tests-" * 2} | settings.FIELD_KEYS
    scanning_documents.scan_document.func(str(refused.pk))
    vault.forget(refused.stored_name)
    call_command("rotate_keys", verbosity=0)
    assert {crypto.key_id_of(path.read_bytes()) for path in on_disk(documents_dir)} == {"t3"}
    assert len(on_disk(documents_dir)) == 3
    assert vault.read_to_scan(kept) == b"as it was sent"


def test_an_original_that_is_forgotten_meanwhile_is_nothing_lost(
    anna, draft, settings, documents_dir, monkeypatch
):
    document = waiting(anna, draft)
    reseal = vault._reseal_one

    def scanned_meanwhile(row, part):
        if part is Part.ORIGINAL:
            Document.objects.update(
                scan_state=ScanState.CLEAN, next_scan_at=None, has_original=False
            )
            vault.forget(row.stored_name, [Part.ORIGINAL])
        return reseal(row, part)

    monkeypatch.setattr(vault, "_reseal_one", scanned_meanwhile)
    settings.FIELD_KEYS = {"t3": "third-key-only-for-tests-" * 2} | settings.FIELD_KEYS
    assert vault.reseal() == (2, [])
    document.refresh_from_db()
    assert vault.read(document, Part.FILE)
