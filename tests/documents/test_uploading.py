"""Sending papers: what is kept, and what is said about what could not be."""

import errno

import pytest
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.sending import send_application
from applications.documents import intake, limits, vault
from applications.documents.vault import Part
from applications.models import Document
from applications.queries import answers_of
from tests.conftest import logged_in
from tests.documents.making import add_url, jpeg, make_document, on_disk, pdf, sent
from tests.factories import answer, make_applicant, make_draft
from tests.wizard.test_filling_in import step_url, text


def paper_page(draft, paper="hyreskontrakt"):
    return add_url(draft, paper) + "#papper"


def upload(client, draft, *files, paper="hyreskontrakt", **fields):
    return client.post(add_url(draft, paper), {"files": list(files), **fields})


def heading(response):
    found = response.text.split("<h1")[1].split(">", 1)[1].split("</h1>")[0]
    return " ".join(found.split())


def test_a_paper_is_kept_and_its_question_is_answered(anna_client, anna, draft, documents_dir):
    response = upload(anna_client, draft, sent(pdf(), "Hyreskontrakt.PDF"))

    assert (response.status_code, response["Location"]) == (302, paper_page(draft))
    document = Document.objects.get()
    assert (document.draft, document.kind, document.uploaded_by) == (draft, "lease", anna)
    assert (document.name, document.media_type) == ("Hyreskontrakt.PDF", "application/pdf")
    assert (document.pages, document.number, document.has_preview) == (1, 1, True)
    assert document.size == len(vault.read(document, Part.FILE))
    assert vault.read(document, Part.PREVIEW).startswith(b"\xff\xd8\xff")
    assert len(on_disk(documents_dir)) == 2
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "uploaded"
    assert anna_client.get(response["Location"]).status_code == 200


def test_what_a_file_is_called_does_not_say_what_it_is(anna_client, draft):
    upload(anna_client, draft, sent(jpeg(), "kontrakt.exe", "text/html"))
    assert Document.objects.get().media_type == "image/jpeg"


def test_files_and_a_photo_from_the_camera_come_together(anna_client, draft, quick):
    camera = sent(b"three", "image.jpg")
    response = upload(anna_client, draft, sent(b"one"), sent(b"two"), camera=camera)
    assert response.status_code == 302
    assert sorted(Document.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_the_good_ones_stay_when_one_is_refused(anna_client, draft, documents_dir):
    files = (sent(pdf(), "bra.pdf"), sent(b"MZ\x90", "faktura.pdf"), sent(b"", "tom.jpg"))

    response = upload(anna_client, draft, *files)

    assert response.status_code == 422
    assert heading(response) == "Vi kunde inte ta emot två av filerna"
    assert "<bdi>faktura.pdf</bdi>" in response.text
    assert "Vi kan inte läsa den sortens fil. Skicka en bild eller en pdf." in response.text
    assert "Den här filen gick bra:" in response.text
    assert "<bdi>bra.pdf</bdi>" in response.text
    assert f'href="{add_url(draft)}"' in response.text
    assert Document.objects.get().name == "bra.pdf"
    assert len(on_disk(documents_dir)) == 2


def test_only_refused_files_answer_no_question(anna_client, draft, quick, documents_dir):
    response = upload(anna_client, draft, sent(b"bad", "trasig.pdf"))
    assert response.status_code == 422
    assert heading(response) == "Vi kunde inte ta emot en av filerna"
    assert "Filen är trasig." in response.text
    assert "paper_lease" not in answers_of(draft)
    assert not on_disk(documents_dir)


@pytest.mark.parametrize("body", [{}, {"files": "jag skriver i stället"}, {"camera": ""}])
def test_no_file_is_said_and_nothing_happens(anna_client, draft, body):
    response = anna_client.post(add_url(draft), body)
    assert response.status_code == 422
    assert heading(response) == "Du har inte valt någon fil"
    assert not Document.objects.exists()


def test_the_eleventh_file_waits(anna_client, draft, quick):
    files = [sent(b"%d" % number, f"{number}.pdf") for number in range(11)]
    response = upload(anna_client, draft, *files)
    assert response.status_code == 422
    assert "<bdi>10.pdf</bdi></b><span>Du kan skicka 10 filer åt gången." in response.text
    assert Document.objects.count() == limits.FILES_AT_ONCE


@pytest.mark.parametrize(
    ("kind", "most", "words"),
    [
        ("lease", limits.FILES_ON_A_PAPER, "Det finns redan 20 filer här."),
        ("rent_bill", limits.FILES_IN_A_DRAFT, "Det finns redan 60 filer i din ansökan."),
    ],
)
def test_there_is_room_for_so_many_and_no_more(
    anna_client, anna, draft, quick, documents_dir, kind, most, words
):
    for _number in range(most - 1):
        make_document(anna, draft, kind=kind, preview=b"")

    response = upload(anna_client, draft, sent(b"one"), sent(b"two", "andra.pdf"))

    assert response.status_code == 422
    assert f"<bdi>andra.pdf</bdi></b><span>{words}" in response.text
    assert Document.objects.count() == most
    assert len(on_disk(documents_dir)) == most + 1  # the last has a preview


def test_the_same_file_twice_on_a_paper_is_one(anna_client, draft, quick, documents_dir):
    for files in ([sent(b"one")], [sent(b"one", "kopia.pdf")], [sent(b"one"), sent(b"one")]):
        assert upload(anna_client, draft, *files).status_code == 302
    assert Document.objects.get().name == "avi.pdf"
    assert len(on_disk(documents_dir)) == 2


def test_the_same_file_on_two_papers_is_two_that_nobody_can_pair(anna_client, draft, quick):
    for paper in ("hyreskontrakt", "hyresavi"):
        upload(anna_client, draft, sent(b"one"), paper=paper)
    first, second = Document.objects.all()
    assert first.digest != second.digest
    assert {first.kind, second.kind} == {"lease", "rent_bill"}


@pytest.mark.parametrize("paper", ["finns-inte", "lease", "ta-bort"])
def test_a_paper_that_we_never_ask_for(anna_client, draft, paper):
    assert upload(anna_client, draft, sent(pdf()), paper=paper).status_code == 404


def test_nothing_is_read_for_someone_elses_draft(anna_client, monkeypatch):
    monkeypatch.setattr(intake, "convert", pytest.fail)
    draft = make_draft(make_applicant(), {})
    assert upload(anna_client, draft, sent(pdf())).status_code == 404


def test_a_sent_application_takes_no_more(anna_client, anna, draft, documents_dir):
    send_application(Actor(anna), draft_id=draft.pk)
    response = upload(anna_client, draft, sent(pdf()))
    assert response.status_code == 409
    assert heading(response) == "Ansökan är redan skickad"
    assert reverse("case", args=[draft.pk]) in response.text
    assert not on_disk(documents_dir)


def test_sent_while_the_file_was_read(anna_client, anna, draft, quick, monkeypatch, documents_dir):
    taken = intake.convert

    def convert_while_she_sends(raw, seconds):
        send_application(Actor(anna), draft_id=draft.pk)
        return taken(raw, seconds)

    monkeypatch.setattr(intake, "convert", convert_while_she_sends)

    assert upload(anna_client, draft, sent(b"one")).status_code == 409
    assert not Document.objects.exists()
    assert not on_disk(documents_dir)


def test_a_full_disk_is_our_fault_and_leaves_nothing(
    anna_client, draft, quick, monkeypatch, documents_dir
):
    written = []

    def fsync(descriptor):
        written.append(descriptor)
        if len(written) > 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("eservice.files.os.fsync", fsync)

    response = upload(anna_client, draft, sent(b"one"), sent(b"two", "andra.pdf"))

    assert response.status_code == 422
    assert "Vi kunde inte spara filen. Felet är hos oss." in response.text
    assert not Document.objects.exists()
    assert not on_disk(documents_dir)


def test_an_earlier_answer_is_kept_as_a_version(anna_client, anna, draft, quick):
    answer(anna, draft, "paper_lease", {"paper": "later", "why": ""})
    upload(anna_client, draft, sent(b"one"))
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "uploaded"
    assert draft.revisions.get(step="paper_lease").raw["paper"] == ["later"]


def test_without_the_forms_token_nothing_is_taken(anna, draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    assert upload(client, draft, sent(pdf())).status_code == 403
    client.get(step_url(draft, "acute"))
    token = client.cookies["csrftoken"].value
    response = upload(client, draft, sent(pdf()), csrfmiddlewaretoken=token)
    assert response.status_code == 302
    assert Document.objects.count() == 1


def test_after_login_one_comes_back_to_the_paper(draft):
    page = add_url(draft)
    data = {"files": sent(pdf())}
    headers = {"referer": f"http://testserver{page}"}
    response = Client().post(add_url(draft), data, headers=headers)
    assert response.status_code == 302
    assert response["Location"].startswith("/logga-in/?next=")
    assert page in text(response) + response["Location"].replace("%2F", "/")


@pytest.mark.parametrize("role", ["caseworker", "stranger"])
def test_nobody_else_sends_for_her(maja, draft, role):
    user = maja if role == "caseworker" else make_applicant()
    assert upload(logged_in(user), draft, sent(pdf())).status_code == 404
