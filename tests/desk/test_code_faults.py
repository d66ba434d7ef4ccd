"""Wrong codes, used ones and old ones: one answer, and five of them end the paper."""

import logging
import re
from datetime import timedelta

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import entering_codes
from applications.models import CodeSheet, LoginCode, PersonEvent
from eservice import clock
from eservice.people.models import User
from guides.floods import Limit
from tests.desk.making import (
    enter,
    is_in,
    kinds,
    make_codes,
)
from tests.factories import make_person

# Where two runs of the same questions differ: values, and the names of savepoints.
SAME = r" WHERE .*| \+ \d|\"s\d+_x\d+\""


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
        answers.add((response.status_code, str(response.context["error_links"])))
        costs.add(tuple(re.sub(SAME, "", query["sql"]) for query in captured))
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


def test_the_first_code_must_be_used_soon(tove, midday):
    sheet = make_codes(tove)
    with time_machine.travel(clock.now() + timedelta(days=15)):
        assert not is_in(enter(sheet.number, sheet.codes[0]))
    with time_machine.travel(clock.now() + timedelta(days=14)):
        assert is_in(enter(sheet.number, sheet.codes[0]))


def test_the_others_last_longer(tove, midday):
    sheet, start = make_codes(tove), clock.now()
    assert is_in(enter(sheet.number, sheet.codes[0]))
    with time_machine.travel(start + timedelta(days=180)):
        assert is_in(enter(sheet.number, sheet.codes[1]))
    with time_machine.travel(start + timedelta(days=181)):
        assert not is_in(enter(sheet.number, sheet.codes[2]))


def test_a_new_paper_ends_the_old_one_and_what_it_opened(tove):
    old, client = make_codes(tove), Client()
    enter(old.number, old.codes[0], client, device="egen")
    new = make_codes(tove)
    assert client.get(reverse("home")).status_code == 302
    assert not is_in(enter(old.number, old.codes[1]))
    assert is_in(enter(new.number, new.codes[0]))
    assert User.objects.filter(person=tove).count() == 1


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
