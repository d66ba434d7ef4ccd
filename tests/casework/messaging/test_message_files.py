"""Files with a message: seen and removed before it is sent, then there for who reads it."""

import pytest
from django.urls import reverse

from applications.models import Document, Message
from applications.powers import Power
from tests.casework.completing.pages import words_of
from tests.casework.messaging.writing import asking, hers, hidden_in, ours, write, writes
from tests.conftest import logged_in
from tests.documents.making import on_disk, pdf, sent
from tests.helping import make_grant, make_helper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


def file_url(document: Document) -> str:
    return reverse("document", args=[document.pk])


def test_a_file_waits_is_seen_and_goes_with_the_message(
    case, anna_client, maja_client, documents_dir
):
    fields = hidden_in(anna_client.get(hers(case))) | {"text": "Här är avin."}
    files = [sent(pdf(), "avi.pdf"), sent(b"bad", "trasig.pdf")]
    page = anna_client.post(hers(case), fields | {"files": files, "_upload": "1"})
    assert page.status_code == 422
    for found in ("En fil är uppladdad men inte skickad", "avi.pdf", "trasig.pdf", "Här är avin."):
        assert found in page.content.decode()
    document = Document.objects.get()
    assert maja_client.get(file_url(document)).status_code == 404
    # It is still there when she comes back, also on the page where one asks.
    for url in (hers(case), asking(case)):
        assert "avi.pdf" in words_of(anna_client.get(url))

    assert anna_client.post(hers(case), fields).status_code == 302
    assert list(Message.objects.get().documents.all()) == [document]
    assert "avi.pdf" in words_of(maja_client.get(ours(case)))
    assert maja_client.get(file_url(document)).status_code == 200
    assert "avi.pdf" in words_of(anna_client.get(hers(case)))
    # It is none of the application's papers.
    assert (
        "avi.pdf" not in anna_client.get(reverse("case_answers", args=[case.pk])).content.decode()
    )
    assert len(on_disk(documents_dir)) == 2


def test_a_file_that_waits_can_be_removed_and_one_that_is_sent_cannot(
    case, anna_client, documents_dir, django_capture_on_commit_callbacks
):
    fields = hidden_in(anna_client.get(hers(case))) | {"text": "Kvar."}
    anna_client.post(hers(case), fields | {"files": [sent(pdf())], "_upload": "1"})
    gone = {"_remove": Document.objects.get().pk}
    with django_capture_on_commit_callbacks(execute=True):
        page = anna_client.post(hers(case), fields | gone)
    assert page.status_code == 200
    assert "Kvar." in page.content.decode()
    assert not on_disk(documents_dir)
    writes(anna_client, hers(case), "Nu.", files=[sent(pdf())])
    anna_client.post(hers(case), fields | {"_remove": Document.objects.get().pk})
    assert Document.objects.get().is_sent


def test_the_same_page_with_a_file_sent_twice_is_one_message(case, anna_client):
    fields = hidden_in(anna_client.get(hers(case))) | {"text": "Här är avin."}
    raw = pdf()
    for _again in range(2):
        answer = anna_client.post(hers(case), fields | {"files": [sent(raw)]})
        assert answer.status_code == 302
    assert Message.objects.count() == Document.objects.count() == 1

    page = anna_client.post(hers(case), fields | {"files": [sent(b"%PDF another")]})
    assert page.status_code == 409
    assert "Filerna kom inte med." in words_of(page)
    again = hidden_in(page) | {"text": "Här är avin.", "files": [sent(b"%PDF another")]}
    assert anna_client.post(hers(case), again).status_code == 302
    assert Message.objects.count() == Document.objects.count() == 2


def test_nothing_chosen_is_said(case, anna_client):
    fields = hidden_in(anna_client.get(hers(case))) | {"text": "Hej", "_upload": "1"}
    page = anna_client.post(hers(case), fields)
    assert page.status_code == 422
    assert "Du har inte valt någon fil." in words_of(page)
    assert not Message.objects.exists()


def test_a_helper_opens_the_files_of_the_messages_she_may_read(
    case, anna, maja, kim, anna_client, kim_client
):
    writes(anna_client, hers(case), "Till alla.", files=[sent(pdf(), "alla.pdf")])
    alone = [sent(b"%PDF alone", "ensam.pdf")]
    writes(anna_client, hers(case), "Till Maja.", files=alone, hers_alone="on")
    fields = hidden_in(anna_client.get(hers(case)))
    waiting = [sent(b"%PDF waits", "vantar.pdf")]
    anna_client.post(hers(case), fields | {"files": waiting, "_upload": "1"})
    shared, hidden, waits = Document.objects.order_by("number")
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, "read")
    for client, wanted in ((kim_client, [200, 404, 404]), (logged_in(lo), [404] * 3)):
        found = [client.get(file_url(each)).status_code for each in (shared, hidden, waits)]
        assert found == wanted
    # Her own that waits is hers, and nobody else's page shows it.
    writes(kim_client, hers(case), "", files=[sent(b"%PDF kim", "kim.pdf")])
    assert kim_client.get(file_url(Document.objects.latest("number"))).status_code == 200
    assert "kim.pdf" not in words_of(anna_client.get(hers(case)))


def test_a_helper_without_that_power_adds_no_files(case, anna, maja):
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, frozenset({Power.SEE_STATUS, Power.MESSAGE}))
    client = logged_in(lo)
    assert 'type="file"' not in client.get(hers(case)).content.decode()
    page = writes(client, hers(case), "Hej", files=[sent(pdf())])
    assert page.status_code == 409
    assert "Hej" in page.content.decode()
    assert not Document.objects.exists()


def test_a_request_that_is_too_large_is_explained(case, anna_client, settings, monkeypatch):
    for url in (hers(case), asking(case)):
        page = anna_client.post(url, {"text": "x", "files": [sent(b"x" * 41_000_000)]})
        assert page.status_code == 413
        assert "Skicka högst 10 filer åt gången." in words_of(page)


def test_files_of_messages_take_no_room_from_other_files(case, anna, anna_client, monkeypatch):
    monkeypatch.setattr("applications.documents.limits.FILES_IN_A_DRAFT", 1)
    writes(anna_client, hers(case), "Ett", files=[sent(pdf())])
    page = writes(anna_client, hers(case), "Två", files=[sent(b"%PDF two")])
    assert page.status_code == 422
    assert write(case, anna, "Utan fil")
    assert Document.objects.count() == 1


def test_a_screen_that_shows_less_opens_no_file_of_a_case(case, anna_client):
    fields = hidden_in(anna_client.get(hers(case))) | {"text": "Här är avin."}
    anna_client.post(hers(case), fields | {"files": [sent(pdf(), "avi.pdf")]})
    url = file_url(Document.objects.get())
    assert anna_client.get(url)["Content-Type"] == "application/pdf"

    anna_client.post(reverse("beside"), {"name": "Lo", "less": "on"})

    for hidden in (url, f"{url}bild/"):
        page = anna_client.get(hidden)
        assert page["Content-Type"].startswith("text/html")
        assert "Visa allt" in page.content.decode()
