"""A paper on its way past the scanner: kept as it was sent until then, and tried until it is."""

import logging
from datetime import timedelta

import pytest

from applications.actions.scanning_documents import BORROWED, RETRY_AFTER, queue_scans
from applications.documents import scanning, vault
from applications.documents.vault import NotClean, Part
from applications.statuses import ScanState
from eservice import tasks
from tests.documents.making import on_disk
from tests.scanning.fake_clamd import VIRUS
from tests.scanning.making import queued, tick_and_work, upload, waiting, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
ALL_PARTS = [Part.FILE, Part.ORIGINAL, Part.PREVIEW]


def parts(folder) -> list[str]:
    return sorted(path.suffix.removeprefix(".") for path in on_disk(folder))


def state(document) -> tuple[str, bool, bool]:
    document.refresh_from_db()
    is_due = document.next_scan_at is not None
    return document.scan_state, document.has_original, is_due


def test_what_was_sent_is_scanned_and_then_forgotten(anna_client, draft, clamd, documents_dir):
    document = upload(anna_client, draft, b"as it was sent")
    assert state(document) == (ScanState.WAITING, True, True)
    assert parts(documents_dir) == ALL_PARTS
    assert not any(b"as it was" in path.read_bytes() for path in on_disk(documents_dir))
    assert clamd.calls == 0

    assert work() == 1

    assert clamd.scanned == [b"as it was sent"]
    assert state(document) == (ScanState.CLEAN, False, False)
    assert document.scanned_at
    assert parts(documents_dir) == [Part.FILE, Part.PREVIEW]
    assert vault.read(document, Part.FILE) == b"made of as i"
    assert tick_and_work() == 0


def test_without_a_scanner_it_is_clean_at_once(anna_client, draft, documents_dir):
    document = upload(anna_client, draft)
    assert state(document) == (ScanState.CLEAN, False, False)
    assert parts(documents_dir) == [Part.FILE, Part.PREVIEW]
    assert not queued()


@pytest.mark.parametrize("part", Part)
def test_the_vault_opens_nothing_that_is_not_clean(anna, draft, part):
    document = waiting(anna, draft)
    for code in (ScanState.WAITING, ScanState.REFUSED):
        document.scan_state = code
        with pytest.raises(NotClean):
            vault.read(document, part)


def test_a_virus_is_forgotten_and_its_row_says_so(anna_client, draft, clamd, documents_dir, caplog):
    document = upload(anna_client, draft, VIRUS)
    work()
    assert state(document) == (ScanState.REFUSED, False, False)
    assert not on_disk(documents_dir)
    assert str(document.pk) in caplog.text
    assert "kontrakt" not in caplog.text


def fails(clamd, how) -> None:
    clamd.answer = {"an error": b"stream: Can't open file ERROR\0", "nonsense": b"??"}.get(how)
    clamd.most = 2 if how == "too large" else None
    clamd.hangs_up = how == "hangs up"
    clamd.is_silent = how == "slow"
    if how == "gone":
        clamd.stop()


@pytest.mark.parametrize("how", ["an error", "nonsense", "too large", "hangs up", "slow", "gone"])
def test_a_scanner_that_does_not_say_yes_or_no_is_asked_again(
    anna_client, draft, clamd, impatient, documents_dir, time_machine, settings, how
):
    time_machine.move_to("2026-11-23 12:00+01:00", tick=False)
    document = upload(anna_client, draft)
    fails(clamd, how)

    for number, pause in enumerate([*RETRY_AFTER, RETRY_AFTER[-1], RETRY_AFTER[-1]], start=1):
        assert tick_and_work() == 1
        assert state(document) == (ScanState.WAITING, True, True)
        assert document.scan_attempts == number
        time_machine.shift(pause - timedelta(seconds=1))
        assert tick_and_work() == 0
        time_machine.shift(timedelta(seconds=1))
    assert parts(documents_dir) == ALL_PARTS

    if how == "gone":
        settings.SCANNER = None
    else:
        clamd.reset()
    assert tick_and_work() == 1
    assert state(document) == (ScanState.CLEAN, False, False)


def test_the_log_of_a_failure_names_the_row_and_nothing_else(anna_client, draft, clamd, caplog):
    document = upload(anna_client, draft)
    clamd.answer = b"stream: nothing ERROR\0"
    caplog.set_level(logging.INFO)
    work()
    (line,) = [row for row in caplog.messages if "not scanned" in row]
    assert str(document.pk) in line
    assert "kontrakt" not in line


def test_a_lost_original_is_never_clean(anna_client, draft, clamd, documents_dir):
    document = upload(anna_client, draft)
    next(documents_dir.rglob("*.original")).unlink()
    work()
    assert state(document) == (ScanState.WAITING, True, True)
    assert clamd.calls == 0


def test_a_paper_from_before_there_was_a_scanner_is_scanned_as_we_keep_it(anna, draft, clamd):
    document = waiting(anna, draft, original=b"", data=b"what we made of it")
    assert tick_and_work() == 1
    assert clamd.scanned == [b"what we made of it"]
    assert state(document) == (ScanState.CLEAN, False, False)


def test_a_task_that_was_never_queued_is_found_by_tick(anna, draft, clamd):
    documents = [waiting(anna, draft) for _number in range(3)]
    assert (queue_scans(), queue_scans()) == (3, 0)
    assert work() == 3
    assert {state(each) for each in documents} == {(ScanState.CLEAN, False, False)}


def test_tick_queues_so_many_at_a_time(anna, draft, clamd, monkeypatch):
    monkeypatch.setattr(tasks, "AT_ONCE", 2)
    for _number in range(3):
        waiting(anna, draft)
    assert [queue_scans(), queue_scans(), queue_scans()] == [2, 1, 0]


def test_a_worker_that_dies_while_the_scanner_reads_leaves_it_for_another(
    anna_client, draft, clamd, monkeypatch, time_machine
):
    time_machine.move_to("2026-11-23 12:00+01:00", tick=False)
    document = upload(anna_client, draft)

    def die(_data):
        raise KeyboardInterrupt

    monkeypatch.setattr(scanning, "is_clean", die)
    with pytest.raises(KeyboardInterrupt):
        work()
    monkeypatch.undo()
    assert state(document) == (ScanState.WAITING, True, True)
    # Its task is put back by another tick; the row is borrowed until then.
    assert work() == 1
    assert clamd.calls == 0
    time_machine.shift(BORROWED + timedelta(seconds=1))
    assert tick_and_work() == 1
    assert state(document) == (ScanState.CLEAN, False, False)
