"""Files with an appeal: seen and removed before it is sent, then there for who handles it."""

from datetime import date

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.appeal_files import add_appeal_files
from applications.actions.handling_appeals import accept_time, forward_appeal
from applications.actions.refusing_appeals import refuse_appeal
from applications.models import Appeal, Case, Document
from applications.powers import Power
from tests.casework.appealing.making import (
    WANTS,
    appeal_of,
    changed,
    got,
    listed,
    url,
    write_url,
    writes,
)
from tests.casework.completing.pages import words_of
from tests.conftest import logged_in
from tests.documents.making import on_disk, pdf, sent
from tests.helping import make_grant, make_helper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


def file_url(document: Document) -> str:
    return reverse("document", args=[document.pk])


def test_a_file_waits_is_seen_and_goes_with_the_appeal(
    decision, anna_client, maja_client, documents_dir
):
    files = [sent(pdf(), "avi.pdf"), sent(b"bad", "trasig.pdf")]
    page = writes(anna_client, decision, why="Hyran är hög.", files=files, _upload="1")
    assert page.status_code == 422
    for found in ("En fil är uppladdad men inte skickad", "avi.pdf", "trasig.pdf", "Hyran är hög."):
        assert found in page.content.decode()
    document = Document.objects.get()
    assert maja_client.get(file_url(document)).status_code == 404
    assert "avi.pdf" in words_of(anna_client.get(write_url(decision)))

    assert writes(anna_client, decision).status_code == 302
    appeal = Appeal.objects.get()
    assert list(appeal.documents.all()) == [document]
    assert "avi.pdf" in words_of(listed(maja_client, appeal))
    assert maja_client.get(file_url(document)).status_code == 200
    assert "avi.pdf" in words_of(anna_client.get(url("appeal", appeal)))
    # It is none of the application's papers.
    answers = anna_client.get(reverse("case_answers", args=[decision.case_id]))
    assert "avi.pdf" not in answers.content.decode()
    assert len(on_disk(documents_dir)) == 2


@pytest.mark.parametrize("with_papers", [True, False])
def test_a_file_of_the_appeal_goes_to_the_court_with_or_without_those_of_messages(
    decision, anna_client, maja, with_papers
):
    writes(anna_client, decision, files=[sent(pdf(), "avi.pdf")])
    appeal = Appeal.objects.get()
    place = {"case_id": appeal.case_id, "appeal_id": appeal.pk}
    accept_time(Actor(maja), **place)
    forwarded = forward_appeal(Actor(maja), with_papers=with_papers, **place)
    assert forwarded.package.context["papers"] == ["avi.pdf"]


def test_a_closed_case_takes_files_too(decision, anna_client):
    Case.objects.filter(pk=decision.case_id).update(stage="closed")
    page = words_of(anna_client.get(write_url(decision)))
    assert "Välj en bild eller en pdf" in page
    assert writes(anna_client, decision, files=[sent(pdf())]).status_code == 302
    assert Appeal.objects.get().documents.count() == 1


def test_a_file_that_waits_can_be_removed_and_one_that_is_sent_cannot(
    decision, anna_client, documents_dir, django_capture_on_commit_callbacks
):
    writes(anna_client, decision, files=[sent(pdf())], _upload="1")
    with django_capture_on_commit_callbacks(execute=True):
        page = writes(anna_client, decision, _remove=Document.objects.get().pk)
    assert page.status_code == 200
    assert WANTS in page.content.decode()
    assert not on_disk(documents_dir)
    writes(anna_client, decision, files=[sent(pdf())])
    writes(anna_client, decision, _remove=Document.objects.get().pk)
    assert Document.objects.get().is_sent


def test_the_same_page_with_a_file_sent_twice_is_one_appeal(decision, anna_client):
    raw = pdf()
    for _again in range(2):
        assert writes(anna_client, decision, files=[sent(raw)]).status_code == 302
    assert Appeal.objects.count() == Document.objects.count() == 1
    page = writes(anna_client, decision, files=[sent(b"%PDF another")])
    assert page.status_code == 409
    assert "Beslutet är redan överklagat." in words_of(page)
    assert Document.objects.count() == 1


def test_nothing_chosen_is_said_and_a_stranger_stores_nothing(decision, anna_client, stranger):
    page = writes(anna_client, decision, _upload="1")
    assert page.status_code == 422
    assert "Du har inte valt någon fil." in words_of(page)
    assert writes(stranger, decision, files=[sent(pdf())]).status_code == 404
    assert not Document.objects.exists()


@pytest.fixture
def stranger():
    return logged_in(make_helper())


def test_a_request_that_is_too_large_is_explained(decision, anna_client):
    page = writes(anna_client, decision, files=[sent(b"x" * 41_000_000)])
    assert page.status_code == 413
    assert "Skicka högst 10 filer åt gången." in words_of(page)


def test_what_waits_goes_with_the_newer_decision(decision, anna_client, maja):
    writes(anna_client, decision, files=[sent(pdf(), "avi.pdf")], _upload="1")
    newer = changed(decision, maja)
    assert "avi.pdf" in words_of(writes(anna_client, decision))
    assert writes(anna_client, newer).status_code == 302
    assert Appeal.objects.get().documents.count() == 1


def test_an_ombud_adds_files_and_removes_her_own_alone(decision, anna_client, kim, kim_client):
    writes(anna_client, decision, files=[sent(pdf(), "annas.pdf")], _upload="1")
    writes(kim_client, decision, files=[sent(b"%PDF kim", "kims.pdf")], _upload="1")
    hers, kims = Document.objects.order_by("number")
    assert kims.grant.grantee_id == kim.person_id
    assert kim_client.get(file_url(hers)).status_code == 200
    assert writes(kim_client, decision, _remove=hers.pk).status_code == 409
    assert writes(kim_client, decision, _remove=kims.pk).status_code == 200
    assert list(Document.objects.all()) == [hers]


def test_an_ombud_without_the_power_to_upload_sends_no_files(decision, anna):
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, frozenset({Power.SEE_STATUS, Power.READ_DECISION, Power.APPEAL}))
    client = logged_in(lo)
    assert 'type="file"' not in client.get(write_url(decision)).content.decode()
    page = writes(client, decision, files=[sent(pdf())])
    assert page.status_code == 409
    assert WANTS in page.content.decode()
    assert not Document.objects.exists()
    assert not Appeal.objects.exists()


def test_who_only_reads_decisions_opens_no_file_of_the_appeal(decision, anna, anna_client):
    writes(anna_client, decision, files=[sent(pdf(), "avi.pdf")])
    reader = make_helper()
    make_grant(anna, reader, "read")
    client = logged_in(reader)
    assert client.get(file_url(Document.objects.get())).status_code == 404
    assert "avi.pdf" not in words_of(client.get(url("appeal", Appeal.objects.get())))


def test_the_files_of_a_refused_appeal_stay_with_it(traveller, anna, chief, decision):
    got(decision, date(2026, 2, 9))
    traveller.move_to("2026-03-03 12:00+01:00")
    place = {"case_id": decision.case_id, "decision_id": decision.pk}
    for seen in (0, 1):
        add_appeal_files(Actor(anna), **place, seen=seen, files=[sent(pdf(), "avi.pdf")])
        appeal = appeal_of(decision, anna, seen=seen)
        if not seen:
            about = {"case_id": appeal.case_id, "appeal_id": appeal.pk}
            refuse_appeal(Actor(chief), **about, reason="En dag för sent.")
    assert [appeal.documents.count() for appeal in Appeal.objects.all()] == [1, 1]
