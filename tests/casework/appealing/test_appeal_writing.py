"""Writing an appeal: once, late, on a replaced decision, and by whom."""

from datetime import date

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions import handling_appeals as actions
from applications.actions.letters import render_letter
from applications.models import Appeal, CaseEvent, Notice, UnitTask
from eservice.people.models import Stash
from eservice.people.stash import COOKIE
from tests.casework.appealing.making import appeal_of, changed, got, url, write_url, writes
from tests.casework.completing.pages import words_of
from tests.conftest import logged_in
from tests.helping import make_grant, make_helper

pytestmark = pytest.mark.django_db


def test_the_same_page_twice_is_one_appeal(anna_client, decision):
    first, second = writes(anna_client, decision), writes(anna_client, decision)
    assert first["Location"] == second["Location"]
    assert Appeal.objects.count() == 1
    assert CaseEvent.objects.filter(kind="appealed").count() == 1
    assert UnitTask.objects.filter(kind="appealed").count() == 1


def test_another_text_is_not_lost_and_not_sent(anna_client, anna, decision):
    appeal = appeal_of(decision, anna)
    page = writes(anna_client, decision, wants="Något helt annat.")
    assert page.status_code == 409
    assert "Beslutet är redan överklagat." in words_of(page)
    assert "Något helt annat." in words_of(page)
    assert url("appeal", appeal) in page.content.decode()
    assert Appeal.objects.count() == 1
    assert anna_client.get(write_url(decision))["Location"] == url("appeal", appeal)


def test_only_what_she_wants_must_be_said(anna_client, decision):
    page = writes(anna_client, decision, wants=" ", why="För att.")
    assert page.status_code == 422
    assert "Skriv vad du vill ändra. En mening räcker." in words_of(page)
    assert "För att." in words_of(page)
    assert not Appeal.objects.exists()


def test_what_was_typed_when_the_login_ended_comes_back(anna, anna_client, decision):
    anna_client.cookies[COOKIE] = "1"
    typed = {"wants": ["Hela hyran."], "why": ["Den är hög."]}
    Stash.objects.create(user=anna, path=write_url(decision), typed=typed)
    page = words_of(anna_client.get(write_url(decision)))
    assert "Hela hyran." in page
    assert "Den är hög." in page


def test_a_late_one_is_taken_in(traveller, anna, decision):
    got(decision, date(2026, 2, 9))
    traveller.move_to("2026-03-03 12:00+01:00")
    anna_client = logged_in(anna)
    page = words_of(anna_client.get(write_url(decision)))
    assert "Sista dagen var 2 mars 2026. Du kan skicka ändå." in page
    assert writes(anna_client, decision).status_code == 302
    assert Appeal.objects.get().is_in_time is None


def test_a_replaced_decision_points_at_the_newest_and_keeps_the_text(anna_client, maja, decision):
    old_page = reverse("decision", args=[decision.case_id, decision.pk])
    assert write_url(decision) in anna_client.get(old_page).content.decode()
    newer = changed(decision, maja)
    assert write_url(decision) not in anna_client.get(old_page).content.decode()

    page = writes(anna_client, decision, why="Den är dyr.")
    assert page.status_code == 409
    assert "Det finns ett nyare beslut." in words_of(page)
    assert "Den är dyr." in words_of(page)
    assert f'action="{write_url(newer)}"' in page.content.decode()
    assert not Appeal.objects.exists()
    assert writes(anna_client, newer, why="Den är dyr.").status_code == 302


def test_an_ombud_signs_in_her_own_name_and_the_person_is_told(kim, kim_client, anna, decision):
    page = words_of(kim_client.get(write_url(decision)))
    assert "skriver under som ombud" in page
    assert writes(kim_client, decision).status_code == 302
    appeal = Appeal.objects.get()
    assert (appeal.by, appeal.grant.grantee_id) == (kim, kim.person_id)
    assert Notice.objects.get(kind="appeal_moved").person == anna.person
    page = words_of(logged_in(anna).get(url("appeal", appeal)))
    assert f"Ombud {kim.name}" in page


def test_who_only_reads_decisions_sees_where_it_is_and_no_words(anna, decision):
    reader = make_helper()
    make_grant(anna, reader, "read")
    client = logged_in(reader)
    assert client.get(write_url(decision)).status_code == 403
    assert writes(client, decision).status_code == 403
    assert not Appeal.objects.exists()
    of_decision = reverse("decision", args=[decision.case_id, decision.pk])
    assert write_url(decision) not in client.get(of_decision).content.decode()

    appeal = appeal_of(decision, anna, why="Det är min hemlighet.")
    page = words_of(client.get(url("appeal", appeal)))
    assert "Vi har fått överklagandet" in page
    assert "hela hyran" not in page
    assert "hemlighet" not in page
    assert client.get(url("appeal_package", appeal)).status_code == 404


def test_the_package_has_her_number_and_is_for_nobody_who_helps(
    kim, kim_client, anna, anna_client, maja, decision
):
    appeal = appeal_of(decision, kim)
    place = {"case_id": appeal.case_id, "appeal_id": appeal.pk}
    actions.accept_time(Actor(maja), **place)
    found = actions.forward_appeal(Actor(maja), with_papers=False, **place)
    render_letter.call(str(found.package_id))
    number = anna.person.number
    assert found.package.context["number"] == f"{number[:8]}-{number[8:]}"
    assert found.package.context["ombud"] == kim.name

    package = url("appeal_package", appeal)
    assert anna_client.get(package).status_code == 200
    assert package in anna_client.get(url("appeal", appeal)).content.decode()
    assert kim_client.get(package).status_code == 404
    assert package not in kim_client.get(url("appeal", appeal)).content.decode()


def test_the_page_is_kept_back_while_the_screen_shows_less(anna_client, anna, decision):
    appeal = appeal_of(decision, anna)
    session = anna_client.session
    session["shows_less"] = True
    session.save()
    assert "hela hyran" not in anna_client.get(url("appeal", appeal)).content.decode()
