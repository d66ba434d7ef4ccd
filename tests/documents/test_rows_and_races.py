"""Two at once, and how many queries it all takes."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.access import Actor
from applications.actions.documents import add_documents
from applications.actions.sending import send_application
from applications.documents import intake
from applications.models import Document
from tests.documents.making import add_url, make_document, on_disk, sent

NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("contents", [(b"same", b"same"), (b"one", b"two")])
def test_two_uploads_at_the_same_moment(anna, draft, quick, monkeypatch, documents_dir, contents):
    both_read, taken, results = Barrier(2, timeout=30), intake.convert, []

    def convert_together(raw, seconds):
        both_read.wait()
        return taken(raw, seconds)

    def upload(raw):
        values = {"draft_id": draft.pk, "kind": "lease", "files": [sent(raw)]}
        results.append(add_documents(Actor(anna), **values))
        connection.close()

    monkeypatch.setattr(intake, "convert", convert_together)
    threads = [Thread(target=upload, args=[raw]) for raw in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kept = len(set(contents))
    assert [len(result.stored) for result in results] == [1, 1]
    assert Document.objects.count() == kept
    assert sorted(Document.objects.values_list("number", flat=True)) == [1, 2][:kept]
    assert len(on_disk(documents_dir)) == 2 * kept


def queries(send) -> int:
    with CaptureQueriesContext(connection) as captured:
        send()
    return sum(not query["sql"].startswith(NOT_COUNTED) for query in captured)


def test_an_upload_costs_the_same_however_much_there_is(anna_client, anna, draft, quick):
    counts = set()
    for number in range(3):
        body = {"files": [sent(b"%d-%d" % (number, file)) for file in range(1, 5)]}
        counts.add(queries(lambda body=body: anna_client.post(add_url(draft), body)))
        for _more in range(7):
            make_document(anna, draft, kind="rent_bill", preview=b"")
    # The first also writes the answer, and the day's count of uploads.
    assert max(counts) <= 13
    assert len(counts) <= 2


@pytest.mark.parametrize(("who", "most"), [("owner", 6), ("caseworker", 7)])
def test_opening_a_paper_costs_little(anna_client, maja_client, anna, draft, who, most):
    document = make_document(anna, draft)
    url = reverse("document", args=[document.pk])
    if who == "owner":
        assert queries(lambda: anna_client.get(url)) <= 3
    send_application(Actor(anna), draft_id=draft.pk)
    client = {"owner": anna_client, "caseworker": maja_client}[who]
    assert queries(lambda: client.get(url)) <= most
