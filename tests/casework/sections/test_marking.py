"""Marking a section as right: who and when, taken back, and open again when answers come."""

import re

import pytest

from applications.access import Actor
from applications.actions.cases import take_case, withdraw_case
from applications.event_kinds import EventKind
from applications.models import Case, SectionMark
from tests.casework.making import make_completion, make_reply
from tests.conftest import logged_in
from tests.factories import make_caseworker

SEEN = re.compile(r'del/home/">.*?name="sedd" value="([0-9a-f]{64})"', re.DOTALL)


def page_of(client, case):
    response = client.get(f"/handlaggning/{case.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def mark(client, case, *, seen=None, section="home", **body):
    seen = SEEN.search(page_of(client, case))[1] if seen is None else seen
    url = f"/handlaggning/{case.pk}/del/{section}/"
    return client.post(url, {"ratt": "ja", "sedd": seen} | body)


def home_in(page):
    return page[page.index('id="home"') : page.index('id="work"')]


def test_a_section_is_marked_and_says_who_and_when(maja, maja_client, case):
    response = mark(maja_client, case)
    assert response["Location"] == f"/handlaggning/{case.pk}/?klart=granskad#home"
    part = home_in(page_of(maja_client, case))
    assert "Rätt</span> <bdi>Maja Låtsas</bdi>, " in part
    assert "Ta bort markeringen" in part
    event = case.events.order_by("seq").last()
    assert (event.kind, event.by, event.data["section"], event.data["right"]) == (
        EventKind.SECTION_MARKED,
        maja,
        "home",
        True,
    )


def test_marking_twice_is_one_mark(maja_client, case):
    for _press in range(2):
        assert mark(maja_client, case).status_code == 302
    assert SectionMark.objects.count() == 1


def test_a_mark_is_taken_back(maja_client, case):
    mark(maja_client, case)
    assert (
        "inte längre markerad"
        in maja_client.get(mark(maja_client, case, ratt="nej")["Location"]).content.decode()
    )
    part = home_in(page_of(maja_client, case))
    assert "Det här är rätt" in part
    assert "Rätt</span>" not in part
    assert [row.is_right for row in SectionMark.objects.order_by("at")] == [True, False]


def test_a_later_answer_opens_its_section_and_no_other(maja, anna, maja_client, case):
    mark(maja_client, case)
    mark(maja_client, case, section="work", seen=digest_of(maja_client, case, "work"))
    make_reply(make_completion(case, maja), anna)
    page = page_of(maja_client, case)
    assert "Svaren har ändrats sedan <bdi>Maja Låtsas</bdi>" in home_in(page)
    assert "Ett svar har kommit" in home_in(page)
    assert "Det här är rätt" in home_in(page)
    assert "Rätt</span>" in page[page.index('id="work"') : page.index('id="income"')]
    mark(maja_client, case)
    assert "Rätt</span>" in home_in(page_of(maja_client, case))


def digest_of(client, case, section):
    found = re.search(rf'del/{section}/">.*?value="([0-9a-f]{{64}})"', page_of(client, case), re.S)
    return found[1]


def test_an_answer_that_came_meanwhile_is_not_marked_unseen(maja, anna, maja_client, case):
    seen = SEEN.search(page_of(maja_client, case))[1]
    make_reply(make_completion(case, maja), anna)
    response = mark(maja_client, case, seen=seen)
    assert response.status_code == 409
    assert "Ärendet har ändrats" in response.content.decode()
    assert not SectionMark.objects.exists()


@pytest.mark.parametrize("seen", ["", "0" * 64, "\0", "å" * 64])
def test_what_the_page_did_not_show_is_not_marked(maja_client, case, seen):
    assert mark(maja_client, case, seen=seen).status_code == 409


def test_a_section_that_is_not_there(maja_client, case):
    assert mark(maja_client, case, section="nothing", seen="x").status_code == 404


def test_only_the_one_who_has_it_marks(maja_client, anna, anna_client, case):
    seen = SEEN.search(page_of(maja_client, case))[1]
    nils = logged_in(make_caseworker())
    assert SEEN.search(page_of(nils, case)) is None
    assert mark(nils, case, seen=seen).status_code == 409
    assert mark(anna_client, case, seen=seen).status_code == 404
    assert mark(logged_in(make_caseworker(unit="vuxen")), case, seen=seen).status_code == 404
    assert not SectionMark.objects.exists()


def test_a_colleague_reads_who_marked(maja_client, case):
    mark(maja_client, case)
    nils = make_caseworker(given_name="Nils")
    part = home_in(page_of(logged_in(nils), case))
    assert "Rätt</span> <bdi>Maja Låtsas</bdi>" in part
    take_case(Actor(nils), case_id=case.pk, seen_caseworker_id=Case.objects.get().caseworker_id)
    assert "Ta bort markeringen" in home_in(page_of(logged_in(nils), case))


def test_a_withdrawn_case_is_not_marked(maja_client, anna, case):
    seen = SEEN.search(page_of(maja_client, case))[1]
    withdraw_case(Actor(anna), case_id=case.pk)
    assert "Det här är rätt" not in page_of(maja_client, case)
    assert mark(maja_client, case, seen=seen).status_code == 409


def test_the_applicant_reads_that_somebody_went_through_it(maja_client, anna_client, case):
    mark(maja_client, case)
    log = anna_client.get(f"/arende/{case.pk}/logg/").content.decode()
    assert "gick igenom en del av dina svar" in log
