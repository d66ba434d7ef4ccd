"""Giving access: what can't be is said in a clear sentence, and gives nothing away."""

from datetime import timedelta

import pytest
import time_machine

from applications.actions import grants
from applications.models import Grant
from eservice import clock
from tests.factories import make_draft
from tests.helping import make_grant, make_helper
from tests.representation.walking import (
    AGREE,
    GIVE,
    agree,
    choose,
    choose_until,
    give,
    hidden,
    make_organisation,
    post_part,
    text,
)

OWN = {"length": "own"}


@pytest.mark.parametrize(
    ("ticked", "words"),
    [
        ([], "Välj minst en sak"),
        (["edit_draft"], "”Fylla i och ändra svar” går bara ihop med ”Läsa svar och papper”."),
        (["appeal"], "”Överklaga beslut” går bara ihop med ”Läsa beslut”."),
        (["read_answers", "fly"], "Välj bland det som står på sidan"),
    ],
)
def test_powers_that_do_not_hold_together_are_said(anna_client, ticked, words):
    choose_until(anna_client, "vad")
    post_part(anna_client, "vad", {"bundle": "singly"})

    response = post_part(anna_client, "detaljer", {"powers": ticked})

    assert response.status_code == 422
    assert text(response).count(words) == 2
    assert "<title>Fel:" in response.content.decode()


@pytest.mark.parametrize(
    ("part", "body", "words"),
    [
        ("vem", {}, "Välj ett av svaren"),
        ("vem", {"who": "katten"}, "Välj ett av svaren"),
        ("person", {"name": " "}, "Skriv namnet på den som ska hjälpa dig"),
        ("person", {"name": "å" * 101}, "Skriv högst 100 tecken"),
        ("person", {"name": "a\0b"}, "ett tecken som inte går att läsa"),
        ("vad", {"bundle": "allt"}, "Välj vad hen ska få göra"),
        ("vad", {}, "Välj vad hen ska få göra"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(anna_client, part, body, words):
    choose_until(anna_client, part)
    response = post_part(anna_client, part, body)
    assert response.status_code == 422
    assert text(response).count(words) == 2
    assert not Grant.objects.exists()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (("21", "11", "2026"), "Den dagen har redan varit. Välj en dag som kommer."),
        (("23", "11", "2027"), "Det kan vara högst ett år. Välj 22 november 2027 eller tidigare."),
        (("31", "2", "2027"), "Den dagen finns inte i kalendern."),
        (("", "", ""), "Skriv vilken dag som ska vara den sista"),
        (("snart", "", ""), "Skriv datumet med siffror, till exempel 3 1 2026"),
    ],
)
def test_a_day_that_can_not_be_is_said(anna_client, day, words):
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        typed = dict(zip(("until_0", "until_1", "until_2"), day, strict=True))
        response = choose_to_the_end(anna_client, OWN | typed)
        assert response.status_code == 422
        assert text(response).count(words) == 2
        assert f'value="{day[0]}"' in response.content.decode() or not day[0]


def choose_to_the_end(client, body: dict):
    choose_until(client, "vad")
    post_part(client, "vad", {"bundle": "help"})
    post_part(client, "vilken", {"matter": "all"})
    return post_part(client, "hur-lange", body)


def test_a_day_beside_another_answer_is_asked_about(anna_client):
    typed = {"until_0": "1", "until_1": "2", "until_2": str(clock.today().year + 1)}
    response = choose_to_the_end(anna_client, {"length": "3"} | typed)
    assert "Välj ”Till en dag som jag väljer”, eller ta bort dagen." in text(response)


def test_somebody_elses_application_can_not_be_chosen(anna_client):
    foreign = make_draft(make_helper())
    choose_until(anna_client, "vad")
    post_part(anna_client, "vad", {"bundle": "help"})
    response = post_part(anna_client, "vilken", {"matter": str(foreign.pk)})
    assert response.status_code == 422


def test_an_organisation_that_is_unknown_waits_or_is_closed_can_not_be_chosen(anna_client):
    make_organisation("Påhittade vänner")
    waiting = make_organisation("Väntar", verified_at=None)
    closed = make_organisation("Stängd", closed_at=clock.now())
    post_part(anna_client, "vem", {"who": "organisation"})
    page = text(anna_client.get(f"{GIVE}forening/"))
    assert "Väntar" not in page
    assert "Stängd" not in page
    for wrong in (str(waiting.pk), str(closed.pk), "00000000-0000-4000-8000-000000000000", "x"):
        response = post_part(anna_client, "forening", {"organisation": wrong})
        assert response.status_code == 422
        words = "Den föreningen går inte att välja. Välj en annan, eller ring oss."
        assert text(response).count(words) == 2


def test_without_organisations_the_page_says_so(anna_client):
    post_part(anna_client, "vem", {"who": "organisation"})
    assert "Ingen förening är med än" in text(anna_client.get(f"{GIVE}forening/"))


def test_an_organisation_that_closes_meanwhile_is_said_and_nothing_else_is_lost(anna_client):
    friends = make_organisation("Påhittade vänner")
    choose(anna_client, vem={"who": "organisation"}, forening={"organisation": str(friends.pk)})
    page = anna_client.get(AGREE)
    friends.closed_at = clock.now()
    friends.save()

    fields = {name: hidden(page, name) for name in ("so_far", "digest")}
    response = anna_client.post(AGREE, fields)

    assert response.status_code == 409
    assert "Föreningen går inte att välja längre." in text(response)
    assert "Ingen har fått tillgång." in text(response)
    assert not Grant.objects.exists()


def test_an_application_that_is_deleted_meanwhile_is_said(anna, anna_client):
    draft = make_draft(anna, {})
    choose(anna_client, vilken={"matter": str(draft.pk)})
    draft.delete()
    assert "Ansökan finns inte kvar." in text(anna_client.get(AGREE))


def test_a_last_day_that_passes_meanwhile_is_said(anna, anna_client):
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False) as clocks:
        choose(anna_client, **{"hur-lange": {"length": "1"}})
        page = anna_client.get(AGREE)
        clocks.shift(timedelta(days=40))
        anna_client.force_login(anna)
        fields = {name: hidden(page, name) for name in ("so_far", "digest")}
        response = anna_client.post(AGREE, fields)
        assert "Den sista dagen har redan varit. Välj en ny dag." in text(response)


def test_a_text_that_has_changed_is_read_again(anna, anna_client):
    choose(anna_client)
    page = anna_client.get(AGREE)
    anna.person.given_name = "Anna-Nytt"
    anna.person.save()

    fields = {name: hidden(page, name) for name in ("so_far", "digest")}
    response = anna_client.post(AGREE, fields)

    assert response.status_code == 409
    assert "Texten har ändrats sedan du läste den." in text(response)
    assert not Grant.objects.exists()
    assert anna_client.post(AGREE, fields | {"digest": hidden(response, "digest")})
    assert Grant.objects.get().consent["title"] == "Anna-Nytt Exempel låter Kim hjälpa till"


def test_a_page_too_far_on_leads_to_what_is_missing(anna_client):
    for part in ("person", "forening", "vad", "detaljer", "vilken", "hur-lange", "godkann"):
        assert anna_client.get(f"{GIVE}{part}/")["Location"] == f"{GIVE}vem/"
    assert anna_client.post(AGREE)["Location"] == f"{GIVE}vem/"
    assert anna_client.get(f"{GIVE}nagot-annat/").status_code == 404
    choose_until(anna_client, "vad")
    assert anna_client.get(f"{GIVE}hur-lange/")["Location"] == f"{GIVE}vad/"


@pytest.mark.parametrize("token", ["", "x", "å", "AQJ0", "====", "\ud7ff"])
def test_a_token_that_is_not_hers_counts_for_nothing(anna_client, kim_client, token):
    choose(kim_client)
    foreign = hidden(kim_client.get(AGREE), "so_far")
    for wrong in (token, foreign):
        response = anna_client.post(AGREE, {"so_far": wrong, "digest": "x"})
        assert response["Location"] == f"{GIVE}vem/"
    assert not Grant.objects.exists()


def test_nobody_gives_more_than_fifty_and_ended_ones_do_not_count(
    anna, anna_client, kim, monkeypatch
):
    monkeypatch.setattr(grants, "MOST_GRANTS", 2)
    with time_machine.travel(clock.now() - timedelta(days=40), tick=False):
        make_grant(anna, kim, valid_to=clock.months_later(clock.today(), 1))
    for _number in range(2):
        give(anna_client)
    choose(anna_client)
    response = agree(anna_client)
    assert response.status_code == 409
    assert "Ta först tillbaka en av dem." in text(response)
    assert Grant.objects.count() == 3


def test_only_those_who_could_apply_give_help(maja_client):
    for address in (f"{GIVE}vem/", AGREE, "/mina-sidor/hjalp/"):
        assert maja_client.get(address).status_code == 404
    assert maja_client.post(f"{GIVE}vem/", {"who": "person"}).status_code == 404
