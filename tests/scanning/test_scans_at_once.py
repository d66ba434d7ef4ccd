"""Several workers at once, and one that is killed: a paper is scanned once, and never lost."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse

from applications.access import Actor
from applications.actions.scanning_documents import BORROWED, scan_document
from applications.actions.sending import send_application
from applications.models import Document, UnitTask
from applications.statuses import ScanState
from eservice import clock
from tests.documents.making import on_disk
from tests.notices.test_at_once import at_once
from tests.races.test_races import database_url
from tests.scanning.fake_clamd import VIRUS
from tests.scanning.making import upload, waiting

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_one_paper_that_several_workers_scan_is_scanned_once(anna, draft, clamd):
    document = waiting(anna, draft)
    at_once(*[lambda: scan_document.func(str(document.pk))] * 6)
    assert clamd.calls == 1
    row = Document.objects.get()
    assert (row.scan_state, row.scan_attempts) == (ScanState.CLEAN, 1)


def test_a_virus_is_found_while_the_application_is_sent(anna, draft, clamd, quick, anna_client):
    """Whichever comes first: a sent application has its task, an unsent one no such answer."""
    document = upload(anna_client, draft, VIRUS)
    at_once(
        lambda: scan_document.func(str(document.pk)),
        lambda: send_application(Actor(anna), draft_id=draft.pk),
    )
    document.refresh_from_db()
    assert document.scan_state == ScanState.REFUSED
    has_task = UnitTask.objects.filter(once=f"paper:{document.pk}").exists()
    is_answered = draft.answers.filter(step="paper_lease").exists()
    assert has_task == is_answered


def test_a_worker_killed_in_the_middle_leaves_the_paper_for_the_next(
    anna, anna_client, draft, clamd, documents_dir
):
    document = waiting(anna, draft)
    command = [sys.executable, "-m", "tests.scanning.mortal_worker"]
    given = [str(clamd.address.port), str(documents_dir), str(document.pk)]
    root = Path(__file__).resolve().parent.parent.parent
    env = {**os.environ, "DATABASE_URL": database_url(), "PYTHONWARNINGS": "ignore"}
    connection.close()
    worker = subprocess.Popen([*command, *given], cwd=root, env=env)
    clamd.when_taken = worker.kill

    assert worker.wait(60) == -signal.SIGKILL
    document.refresh_from_db()
    assert (document.scan_state, document.has_original) == (ScanState.WAITING, True)
    assert anna_client.get(reverse("document", args=[document.pk])).status_code == 404

    clamd.when_taken = lambda: None
    scan_document.func(str(document.pk))
    assert clamd.scanned == [b"as it was sent"]
    with clock.at(clock.now() + BORROWED + timedelta(seconds=1)):
        scan_document.func(str(document.pk))
    assert clamd.scanned == [b"as it was sent"] * 2
    assert anna_client.get(reverse("document", args=[document.pk])).status_code == 200
    assert len(on_disk(documents_dir)) == 2
