"""Copies to read: the pages of a PDF as pictures, and a paper of several files as one PDF."""

import io

import pikepdf
import pytest
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from PIL import Image

from applications.access import Actor
from applications.actions.copying_documents import MOST_ATTEMPTS, RETRY_AFTER, copy_document
from applications.actions.sending import send_application
from applications.documents import vault
from applications.documents.vault import Part, page_part
from applications.models import Document
from applications.statuses import ScanState
from eservice import clock
from tests.documents.making import jpeg, make_document, new_pdf, on_disk, pdf, picture

PHOTO = {"media_type": "image/jpeg", "data": jpeg(picture((300, 200)))}


def send(user, draft) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_application(Actor(user), draft_id=draft.pk)


def work() -> int:
    """Make the copies that are queued, as the task worker does; return how many."""
    queue = DBTaskResult.objects.ready().filter(task_path=copy_document.module_path)
    rows = list(queue)
    for row in rows:
        copy_document.func(*row.args_kwargs["args"])
        row.delete()
    return len(rows)


@pytest.fixture
def lease(anna, draft) -> list[Document]:
    """A photo lying down, a PDF of two pages, and a photo that is turned upright."""
    return [
        make_document(anna, draft, **PHOTO, place=2),
        make_document(anna, draft, data=pdf(new_pdf(2)), pages=2, place=1, turned=180),
        make_document(anna, draft, **PHOTO, place=3, turned=90),
    ]


def test_a_sent_paper_is_one_pdf_with_its_pages_in_order_and_upright(
    anna_client, maja_client, anna, draft, lease
):
    files = {each.pk: vault.read(each, Part.FILE) for each in lease}
    send(anna, draft)
    assert work() == 1

    for client in (anna_client, maja_client):
        response = client.get(reverse("joined_paper", args=[lease[2].pk]))
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith("attachment")
        with pikepdf.open(io.BytesIO(response.content)) as whole:
            assert [int(page.get("/Rotate", 0)) for page in whole.pages] == [180, 180, 0, 90]
            sizes = [[round(float(side)) for side in page.MediaBox[2:]] for page in whole.pages]
            assert sizes == [[200, 300], [200, 300], [842, 595], [842, 595]]
            photo = whole.pages[2].Resources.XObject.Photo.read_raw_bytes()
            assert photo == PHOTO["data"]
    assert {each.pk: vault.read(each, Part.FILE) for each in lease} == files


def test_one_file_that_stands_upright_is_not_copied(anna_client, anna, draft):
    document = make_document(anna, draft, **PHOTO)
    send(anna, draft)
    work()
    assert anna_client.get(reverse("joined_paper", args=[document.pk])).status_code == 404
    assert Document.objects.get().next_copy_at is None


def test_the_pages_of_a_pdf_are_drawn_one_by_one(maja_client, anna, draft, documents_dir):
    document = make_document(anna, draft, data=pdf(new_pdf(3)), pages=3)
    url = [reverse("document_page", args=[document.pk, number]) for number in (1, 2, 3, 4)]
    send(anna, draft)
    assert maja_client.get(url[0]).status_code == 404

    assert work() == 1

    for each in url[:3]:
        response = maja_client.get(each)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        shown = Image.open(io.BytesIO(response.content))
        assert max(shown.size) == 1600
        assert shown.convert("L").getpixel((shown.width * 3 // 10, shown.height // 5)) < 20
    assert maja_client.get(url[3]).status_code == 404
    document.refresh_from_db()
    vault.sweep()
    assert len(on_disk(documents_dir)) == 5
    document.delete()
    vault.forget(document.stored_name)
    assert not on_disk(documents_dir)


def test_nothing_is_copied_or_shown_before_all_of_it_is_clean(anna_client, anna, draft, lease):
    waiting = Document.objects.filter(pk=lease[0].pk)
    waiting.update(scan_state=ScanState.WAITING, next_scan_at=clock.now())
    send(anna, draft)
    work()
    assert not Document.objects.filter(has_joined=True).exists()
    url = reverse("document_page", args=[lease[0].pk, 1])
    assert anna_client.get(url).status_code == 404

    waiting.update(scan_state=ScanState.CLEAN, next_scan_at=None, next_copy_at=clock.now())
    call_command("tick")

    assert work() == 1
    assert Document.objects.get(has_joined=True).pk == lease[1].pk
    assert anna_client.get(url).status_code == 200


def test_what_held_a_virus_is_left_out(anna, draft, lease):
    Document.objects.filter(pk=lease[1].pk).update(scan_state=ScanState.REFUSED)
    send(anna, draft)
    work()
    joined = Document.objects.get(has_joined=True)
    assert joined.pk == lease[0].pk
    with pikepdf.open(io.BytesIO(vault.read(joined, Part.JOINED))) as whole:
        assert len(whole.pages) == 2


def test_a_worker_that_can_not_tries_again_and_gives_up(anna, draft, monkeypatch):
    document = make_document(anna, draft, data=b"%PDF- but not really", next_copy_at=clock.now())
    for attempt in range(1, MOST_ATTEMPTS + 1):
        copy_document.func(str(document.pk))
        document.refresh_from_db()
        assert document.copy_attempts == attempt
        assert document.drawn_pages == 0
        copy_document.func(str(document.pk))
        document.refresh_from_db()
        assert document.copy_attempts == attempt
        if attempt < MOST_ATTEMPTS:
            later = document.next_copy_at + RETRY_AFTER
            monkeypatch.setattr(clock, "now", lambda later=later: later)
    assert document.next_copy_at is None


def test_pages_and_papers_get_the_new_key_too(settings, anna, draft):
    document = make_document(anna, draft, drawn_pages=2, has_joined=True)
    settings.FIELD_KEYS = {"new": "new-key-only-for-tests-" * 2} | settings.FIELD_KEYS
    assert vault.reseal() == (5, [])
    assert vault.read(document, page_part(2)) == jpeg()
