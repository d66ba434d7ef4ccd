"""Scanned papers: hostile until made anew, sealed, and a download that can do nothing."""

import hashlib

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from applications.actions import proofs
from applications.documents import intake, limits
from applications.documents.intake import Converted
from applications.models import AccessLog, Grant, GrantProof
from eservice.sealed_fields import Ciphertext
from tests.conftest import logged_in
from tests.documents import corpus_bent_pdfs, corpus_others, corpus_pdfs, corpus_pictures
from tests.documents.corpus import FILES
from tests.documents.making import CANARY, exif, jpeg, new_pdf, pdf, sent
from tests.documents.test_requests import body, post
from tests.factories import make_caseworker
from tests.helping import make_grant
from tests.registering import noted, verifies

MADE_BY = (corpus_others, corpus_pictures, corpus_pdfs, corpus_bent_pdfs)
# Each of them is tried where files are made anew; here it is what becomes of the request.
HOSTILE = sorted(name for name, odd in FILES.items() if odd.reasons)[::12]


@pytest.fixture
def paper(maja_client, case, kim) -> Grant:
    return noted(maja_client, case, kim, ground="paper")


@pytest.fixture
def quick(monkeypatch):
    """Take every file as it is, for tests that are not about converting."""

    def convert(raw, seconds):
        return Converted(media_type="application/pdf", pages=1, data=raw, preview=b"")

    monkeypatch.setattr(intake, "convert", convert)


def add(client, grant, *files):
    return client.post(reverse("add_grant_proofs", args=[grant.pk]), {"files": list(files)})


def opened(client, proof):
    return client.get(reverse("scanned_proof", args=[proof.pk]))


def test_a_scan_is_made_anew_sealed_and_shown_to_the_caseworker(maja, maja_client, paper):
    raw = jpeg(exif=exif())
    assert CANARY.encode() in raw

    page = maja_client.post(
        reverse("add_grant_proofs", args=[paper.pk]), {"files": sent(raw)}, follow=True
    ).text

    proof = GrantProof.objects.get()
    assert "Papperet är sparat." in page
    assert reverse("scanned_proof", args=[proof.pk]) in page
    assert (proof.media_type, proof.pages, proof.number, proof.by) == ("image/jpeg", 1, 1, maja)
    assert CANARY.encode() not in proof.data
    stored = GrantProof.objects.get(pk=proof.pk).__dict__["data"]
    assert isinstance(stored, Ciphertext)
    assert proof.data[:20] not in bytes(stored)


def test_it_leaves_as_a_download_that_can_do_nothing(maja, maja_client, case, paper, quick):
    add(maja_client, paper, sent(b"%PDF-made"))
    before = AccessLog.objects.count()

    response = opened(maja_client, GrantProof.objects.get())

    assert response.content == b"%PDF-made"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="underlag-1.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    row = AccessLog.objects.order_by("pk")[before]
    assert (row.case, row.by, row.kind) == (case, maja, "document")


def test_a_reading_that_can_not_be_logged_opens_nothing(maja_client, paper, quick, monkeypatch):
    add(maja_client, paper, sent(b"%PDF-made"))

    def broken(**_values):
        raise DatabaseError("the log is full")

    monkeypatch.setattr(AccessLog.objects, "create", broken)
    response = opened(maja_client, GrantProof.objects.get())

    assert response.status_code == 503
    assert b"PDF-made" not in response.content


@pytest.mark.one_database
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(maja_client, paper, name):
    response = add(maja_client, paper, sent(FILES[name].build(), "papper.pdf"))

    assert response.status_code == 422
    assert "Vi kunde inte ta emot alla filer" in response.text
    assert "<bdi>papper.pdf</bdi>" in response.text
    assert not GrantProof.objects.exists()
    assert verifies(maja_client, paper, "original").status_code == 409


def test_the_good_ones_stay(maja_client, paper):
    response = add(maja_client, paper, sent(jpeg()), sent(b"MZ\x90", "virus.exe"))

    assert response.status_code == 422
    assert "En fil gick bra." in response.text
    assert GrantProof.objects.count() == 1


def test_no_file_is_said(maja_client, paper):
    response = maja_client.post(reverse("add_grant_proofs", args=[paper.pk]), {"files": "text"})
    assert response.status_code == 422
    assert "Du har inte valt någon fil" in response.text


def test_the_same_file_twice_is_one(maja_client, paper, quick):
    for _time in range(2):
        assert add(maja_client, paper, sent(b"one"), sent(b"one")).status_code == 302

    assert GrantProof.objects.count() == 1
    assert paper.events.filter(kind="proof_added").count() == 1


def test_the_log_knows_what_was_scanned(maja_client, paper, quick):
    add(maja_client, paper, sent(b"one"))
    event = paper.events.get(kind="proof_added")
    assert event.data["sha256"] == hashlib.sha256(b"one").hexdigest()


def test_too_many_are_not_half_kept(maja_client, paper, quick, monkeypatch):
    monkeypatch.setattr(proofs, "MOST_PROOFS", 2)
    add(maja_client, paper, sent(b"one"))

    response = add(maja_client, paper, sent(b"two"), sent(b"three"))

    assert response.status_code == 409
    assert "Det finns redan tio filer." in response.text
    assert GrantProof.objects.count() == 1


def test_too_large_a_request_gets_a_page(maja_client, paper):
    url = reverse("add_grant_proofs", args=[paper.pk])
    response = post(maja_client, url, body(bytes(limits.LARGEST_REQUEST)))
    assert response.status_code == 413
    assert "Tillsammans får de vara 40 megabyte." in response.text
    assert reverse("verify_grant", args=[paper.pk]) in response.text


def test_nothing_is_added_to_what_has_its_answer(maja_client, paper, quick):
    add(maja_client, paper, sent(b"one"))
    verifies(maja_client, paper, "original")

    assert add(maja_client, paper, sent(b"two")).status_code == 409
    assert GrantProof.objects.count() == 1


def test_help_without_a_paper_takes_none(maja_client, anna, kim, case, quick):
    grant = make_grant(anna, kim, "read")
    assert add(maja_client, grant, sent(b"one")).status_code == 409
    assert not GrantProof.objects.exists()


def test_nobody_else_opens_it(maja_client, olga, anna, kim, paper, quick):
    add(maja_client, paper, sent(b"one"))
    proof = GrantProof.objects.get()
    verifies(maja_client, paper, "original")

    for user in (olga, anna, kim):
        assert opened(logged_in(user), proof).status_code == 404
    assert opened(logged_in(make_caseworker()), proof).status_code == 200


def test_a_scan_never_changes(maja_client, paper, quick):
    add(maja_client, paper, sent(b"one"))
    table, proof = GrantProof._meta.db_table, GrantProof.objects.get()

    for statement in (
        f"UPDATE {table} SET media_type = 'text/html'",
        f"UPDATE {table} SET digest = 'x'",
        f"DELETE FROM {table}",
    ):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert GrantProof.objects.get().digest == proof.digest


def test_a_pdf_of_several_pages(maja_client, paper):
    add(maja_client, paper, sent(pdf(new_pdf(3))))
    assert GrantProof.objects.get().pages == 3
