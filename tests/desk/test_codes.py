"""Codes on paper: given once, used once, stopped after five faults, and never told apart."""

from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pdfua import validate

from applications.models import CodeSheet, DeskRecord, Notice, PersonEvent
from eservice.people.models import User
from tests.conftest import logged_in
from tests.desk.making import (
    ask_for_letter,
    enter,
    is_in,
    kinds,
    make_codes,
    make_desk_clerk,
    read_letter,
)


def test_the_letter_is_shown_once_and_opens_the_service(disa, disa_client, tove):
    response = ask_for_letter(disa_client, tove)
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    sheet = read_letter(response.content)
    assert len(set(sheet.codes)) == 10
    client = Client()
    assert enter(sheet.number, sheet.codes[0], client).url == reverse("home")
    assert client.get(reverse("home")).status_code == 200
    user = User.objects.get(issuer="codes")
    assert (user.person, user.roles, user.is_from_work) == (tove, [], False)
    assert kinds(tove) == ["codes_given", "logged_in"]
    assert PersonEvent.objects.get(kind="codes_given").by == disa
    assert PersonEvent.objects.get(kind="codes_given").data["check"] == "passport"
    call_command("verify_events", quiet=True)


def test_a_page_that_is_sent_again_shows_no_codes(disa_client, tove):
    sheet_id = str(uuid4())
    ask_for_letter(disa_client, tove, sheet_id=sheet_id)
    again = ask_for_letter(disa_client, tove, sheet_id=sheet_id)
    assert again.status_code == 409
    assert CodeSheet.objects.count() == 1


def test_each_code_works_once(tove):
    sheet = make_codes(tove)
    for code in sheet.codes:
        assert is_in(enter(sheet.number, code))
        assert not is_in(enter(sheet.number, code))
    assert CodeSheet.objects.get().ended_at is None


def test_the_last_codes_lead_to_the_page_that_says_so(tove):
    sheet = make_codes(tove)
    ways = [enter(sheet.number, code).url for code in sheet.codes]
    assert ways == [reverse("home")] * 7 + [reverse("own_codes")] * 3


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace(" ", ""),
        lambda text: text.replace(" ", "-"),
        lambda text: f"  {' '.join(text)} ",
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: text.translate({ord(str(n)): 0x660 + n for n in range(10)}),
    ],
)
def test_the_digits_are_read_however_they_are_written(tove, written):
    sheet = make_codes(tove)
    assert is_in(enter(written(sheet.number), written(sheet.codes[0])))


def test_staff_stop_the_codes(disa_client, tove):
    sheet, client = make_codes(tove), Client()
    enter(sheet.number, sheet.codes[0], client)
    for _press in range(2):
        disa_client.post(reverse("void_desk_codes", args=[tove.pk]))
    assert client.get(reverse("home")).status_code == 302
    assert not is_in(enter(sheet.number, sheet.codes[1]))
    assert kinds(tove).count("codes_voided") == 1


def test_she_stops_them_herself_and_sees_who_did_what(tove):
    sheet, client = make_codes(tove), Client()
    enter(sheet.number, sheet.codes[0], client)
    page = client.get(reverse("own_codes")).content.decode()
    assert "Du har 9 koder kvar" in page
    assert "Disa Diskman" in page
    assert "Du loggade in med en kod" in page
    assert client.post(reverse("stop_codes")).status_code == 302
    assert client.get(reverse("home")).status_code == 302
    assert not is_in(enter(sheet.number, sheet.codes[1]))


def test_who_has_an_e_id_sees_that_codes_were_given_in_her_name(anna, anna_client):
    make_codes(anna.person)
    assert Notice.objects.get().kind == "codes_given"
    assert "Disa Diskman" in anna_client.get(reverse("own_codes")).content.decode()


def test_by_post_the_letter_waits_for_the_printer(disa_client, tove, tmp_path, settings):
    settings.PRINT_DIR = tmp_path
    address = "Påhittade gatan 1\n000 00 Exempelstad"
    response = ask_for_letter(disa_client, tove, way="post", address=address)
    assert response.url == reverse("desk_person", args=[tove.pk]) + "?klart=brev"
    sheet = read_letter(next(tmp_path.iterdir()).read_bytes())
    assert "Påhittade gatan 1" in sheet.text
    assert is_in(enter(sheet.number, sheet.codes[0]))
    assert kinds(tove)[0] == "codes_posted"


def test_no_letter_by_post_to_a_protected_person(disa_client, tove):
    tove.is_protected = True
    tove.save()
    assert ask_for_letter(disa_client, tove, way="post", address="A 1\n000 00 B").status_code == 422
    assert not CodeSheet.objects.exists()
    assert ask_for_letter(disa_client, tove).status_code == 200


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"check": ""}, "check"),
        ({"check": "other"}, "words"),
        ({"way": ""}, "way"),
        ({"way": "post"}, "address"),
        ({"way": "post", "address": "En rad"}, "address"),
        ({"way": "post", "address": "rad\n" * 6}, "address"),
    ],
)
def test_how_staff_know_who_it_is_must_be_said(disa_client, tove, said, field):
    response = ask_for_letter(disa_client, tove, **said)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_own_words_of_the_check_are_sealed(disa_client, tove):
    ask_for_letter(disa_client, tove, check="other", words="Känd sedan förr.")
    sheet = CodeSheet.objects.get()
    assert sheet.words == "Känd sedan förr."
    assert "Känd" not in str(PersonEvent.objects.get().data)


def test_nobody_gives_herself_codes(db):
    clerk = make_desk_clerk()
    DeskRecord.objects.create(person=clerk.person)
    assert ask_for_letter(logged_in(clerk), clerk.person).status_code == 404
    assert not CodeSheet.objects.exists()


def test_the_letter_is_an_accessible_pdf(tove, tmp_path):
    path = tmp_path / "koder.pdf"
    path.write_bytes(make_codes(tove).pdf)
    assert validate(str(path)).findings == ()


def test_the_desk_costs_the_same_after_many_papers(disa_client, tove):
    make_codes(tove)
    urls = [reverse("desk_person", args=[tove.pk]), reverse("desk_codes", args=[tove.pk])]
    counts = []
    for _more in range(2):
        for url in urls:
            with CaptureQueriesContext(connection) as captured:
                assert disa_client.get(url).status_code == 200
            counts.append(len(captured))
        make_codes(tove)
    assert counts[:2] == counts[2:]
    assert max(counts) <= 6
