"""Codes on paper: given once, used once, stopped after five faults, and never told apart."""

import logging
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pdfua import validate

from applications.actions import entering_codes
from applications.models import CodeSheet, DeskRecord, LoginCode, Notice, PersonEvent
from eservice import clock
from eservice.people.models import User
from guides.floods import Limit
from tests.conftest import logged_in
from tests.desk.making import make_codes, make_desk_clerk, read_letter
from tests.factories import make_person

URL = "/logga-in/kod/"


@pytest.fixture
def tove(db):
    """Somebody with a T-number who has been at the desk."""
    person = make_person(number=None, reserve_number="T-4711", given_name="Tove")
    DeskRecord.objects.create(person=person)
    return person


def enter(number, code, client=None, **more):
    return (client or Client()).post(URL, {"number": number, "code": code} | more)


def is_in(response) -> bool:
    return response.status_code == 302


def ask(client, person, **said):
    body = {"sheet_id": str(uuid4()), "check": "passport", "way": "desk"} | said
    return client.post(reverse("desk_codes", args=[person.pk]), body)


def kinds(person):
    events = PersonEvent.objects.filter(record__person=person).order_by("seq")
    return list(events.values_list("kind", flat=True))


def test_the_letter_is_shown_once_and_opens_the_service(disa, disa_client, tove):
    response = ask(disa_client, tove)
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
    ask(disa_client, tove, sheet_id=sheet_id)
    again = ask(disa_client, tove, sheet_id=sheet_id)
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


def test_five_wrong_codes_in_a_row_stop_the_paper(tove):
    sheet = make_codes(tove)
    for _try in range(4):
        assert not is_in(enter(sheet.number, "0000 0000"))
    assert is_in(enter(sheet.number, sheet.codes[0]))
    for _try in range(5):
        assert not is_in(enter(sheet.number, "0000 0000"))
    assert not is_in(enter(sheet.number, sheet.codes[1]))
    assert kinds(tove)[-1] == "codes_locked"


def test_a_code_of_another_person_opens_nothing(tove):
    sheet, other = make_codes(tove), make_codes(make_person())
    assert not is_in(enter(sheet.number, other.codes[0]))
    assert is_in(enter(other.number, other.codes[0]))


def body_of(response) -> str:
    form = response.context["form"]
    return str(form.errors)


def test_nobody_learns_whether_a_number_exists(tove):
    sheet = make_codes(tove)
    used = make_codes(make_person())
    enter(used.number, used.codes[0])
    tried = [
        (sheet.number, "0000 0000"),
        ("0000 0000", sheet.codes[0]),
        ("nonsens", "nonsens"),
        (used.number, used.codes[0]),
    ]
    enter("1111 1111", "2222 2222")
    answers, costs = set(), set()
    for number, code in tried:
        with CaptureQueriesContext(connection) as captured:
            response = enter(number, code)
        answers.add((response.status_code, body_of(response)))
        costs.add(tuple(re.sub(r" WHERE .*| \+ \d", "", query["sql"]) for query in captured))
    assert len(answers) == 1
    assert len(costs) == 1


def test_every_code_of_the_paper_is_compared_whoever_it_is(tove, monkeypatch):
    sheet, compared = make_codes(tove), []
    same = entering_codes.compare_digest
    monkeypatch.setattr(
        entering_codes,
        "compare_digest",
        lambda a, b: compared.append(len(a) == len(b)) or same(a, b),
    )
    for number in (sheet.number, "0000 0000"):
        enter(number, "0000 0000")
        assert compared == [True] * 10
        compared.clear()


def test_only_so_many_are_taken_from_one_place(tove, monkeypatch):
    monkeypatch.setattr(entering_codes, "LIMIT", Limit("login codes", of_one=2, of_all=100))
    sheet = make_codes(tove)
    assert [enter("0", "0").status_code for _try in range(3)] == [422, 422, 429]
    assert enter(sheet.number, sheet.codes[0]).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert is_in(enter(sheet.number, sheet.codes[0], elsewhere))


def test_the_first_code_must_be_used_soon(tove):
    sheet = make_codes(tove)
    with time_machine.travel(clock.now() + timedelta(days=14, minutes=1)):
        assert not is_in(enter(sheet.number, sheet.codes[0]))


def test_the_others_last_longer(tove):
    sheet, start = make_codes(tove), clock.now()
    assert is_in(enter(sheet.number, sheet.codes[0]))
    with time_machine.travel(start + timedelta(days=179)):
        assert is_in(enter(sheet.number, sheet.codes[1]))
    with time_machine.travel(start + timedelta(days=180, minutes=1)):
        assert not is_in(enter(sheet.number, sheet.codes[2]))


def test_a_new_paper_ends_the_old_one_and_what_it_opened(tove):
    old, client = make_codes(tove), Client()
    enter(old.number, old.codes[0], client, device="egen")
    new = make_codes(tove)
    assert client.get(reverse("home")).status_code == 302
    assert not is_in(enter(old.number, old.codes[1]))
    assert is_in(enter(new.number, new.codes[0]))
    assert User.objects.filter(person=tove).count() == 1


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


def test_nothing_in_the_clear_is_kept(tove, tmp_path, settings, caplog):
    settings.PRINT_DIR = tmp_path
    caplog.set_level(logging.DEBUG)
    sheet = make_codes(tove)
    enter(sheet.number, sheet.codes[0])
    kept = f"{CodeSheet.objects.values().get()} {list(LoginCode.objects.values())}"
    kept += f"{list(PersonEvent.objects.values())} {caplog.text}"
    for secret in (sheet.number, *sheet.codes):
        assert secret not in kept
        assert secret.replace(" ", "") not in kept
    assert not list(tmp_path.iterdir())


def test_by_post_the_letter_waits_for_the_printer(disa_client, tove, tmp_path, settings):
    settings.PRINT_DIR = tmp_path
    address = "Påhittade gatan 1\n000 00 Exempelstad"
    response = ask(disa_client, tove, way="post", address=address)
    assert response.url == reverse("desk_person", args=[tove.pk]) + "?klart=brev"
    sheet = read_letter(next(tmp_path.iterdir()).read_bytes())
    assert "Påhittade gatan 1" in sheet.text
    assert is_in(enter(sheet.number, sheet.codes[0]))
    assert kinds(tove)[0] == "codes_posted"


def test_no_letter_by_post_to_a_protected_person(disa_client, tove):
    tove.is_protected = True
    tove.save()
    assert ask(disa_client, tove, way="post", address="A 1\n000 00 B").status_code == 422
    assert not CodeSheet.objects.exists()
    assert ask(disa_client, tove).status_code == 200


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
    response = ask(disa_client, tove, **said)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_own_words_of_the_check_are_sealed(disa_client, tove):
    ask(disa_client, tove, check="other", words="Känd sedan förr.")
    sheet = CodeSheet.objects.get()
    assert sheet.words == "Känd sedan förr."
    assert "Känd" not in str(PersonEvent.objects.get().data)


def test_nobody_gives_herself_codes(db):
    clerk = make_desk_clerk()
    DeskRecord.objects.create(person=clerk.person)
    assert ask(logged_in(clerk), clerk.person).status_code == 404
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
