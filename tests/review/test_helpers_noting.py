"""Noting help: what is filled in is never lost, and what can't be is said where it stands."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions import grants
from applications.actions.cases import take_case
from applications.models import Grant
from eservice import clock
from eservice.people.models import Person, Stash, User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker, number_for
from tests.helping import make_helper
from tests.organisations.making import make_member, make_organisation, make_waiting
from tests.registering import end_of, fields, noted, notes
from tests.wizard.test_expired_login import ended_login


def url(case):
    return reverse("note_help", args=[case.pk])


def says(client, case, **values):
    """Return the page's answer to the filled-in form; nothing is noted."""
    page = client.post(url(case), fields(**values)).content.decode()
    assert not Grant.objects.exists()
    return page


def test_the_pages_hold_together(maja_client, case):
    page = maja_client.get(url(case)).content.decode()
    for words in ("Notera ny hjälp", "God man", "Med en kod i ett brev", "Göra nästan allt"):
        assert words in page
    text = maja_client.post(url(case), fields()).content.decode()
    assert "Läs upp texten" in text
    assert "Anna Exempel låter Bo Stödsson hjälpa till" in text


def test_going_back_keeps_everything(maja_client, case):
    filled = fields(bundle="singly", powers=["see_status", "message"], scope="case")

    page = maja_client.post(url(case), filled | {"_change": "1"}).content.decode()

    assert "<title>Fel:" not in page
    for part in ("Bo", "Stödsson", filled["number"], filled["valid_to_2"]):
        assert f'value="{part}"' in page
    assert page.count(" checked") == 6


def test_what_is_wrong_keeps_everything_too(maja_client, case):
    page = says(maja_client, case, ends=clock.today() - timedelta(days=1))

    assert "<title>Fel:" in page
    assert 'value="Stödsson"' in page
    assert page.count("Den dagen har redan varit. Skriv en dag som kommer.") == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ground": ""}, "Välj hur vi vet det"),
        ({"ground": "e_id"}, "Välj hur vi vet det"),
        ({"ground": "appointed"}, "Välj hur vi vet det"),
        ({"ground": "ombud"}, "Välj hur vi vet det"),
        ({"who": ""}, "Välj om det är en person eller en förening"),
        ({"given_name": " "}, "Skriv förnamnet"),
        ({"family_name": ""}, "Skriv efternamnet"),
        ({"number": ""}, "Skriv personnumret"),
        ({"number": "19900101-1234"}, "Numret stämmer inte."),
        ({"number": "900101-T123"}, "Numret stämmer inte."),
        ({"given_name": "a" * 101}, "Texten är för lång."),
        ({"given_name": "B\0"}, "tecken som inte går att läsa"),
        ({"bundle": ""}, "Välj vad hjälparen får göra"),
        ({"bundle": "everything"}, "Välj vad hjälparen får göra"),
        ({"bundle": "singly"}, "Välj minst en sak som hjälparen får göra"),
        ({"bundle": "singly", "powers": ["root"]}, "Välj bland det som står här"),
        ({"bundle": "singly", "powers": ["submit"]}, "Hjälparen måste också få läsa"),
        ({"scope": ""}, "Välj vad hjälpen gäller"),
        ({"ends": None}, "Skriv vilken dag hjälpen slutar"),
        ({"valid_to_1": "smarch"}, "Skriv datumet med siffror"),
        ({"who": "organisation"}, "Skriv vilken förening det är"),
        ({"who": "organisation", "organisation": "%"}, "Vi hittar ingen sådan förening."),
        ({"who": "organisation", "organisation": "\0"}, "tecken som inte går att läsa"),
    ],
)
def test_what_is_missing_or_wrong_is_said(maja_client, case, values, words):
    page = says(maja_client, case, **values)
    assert words in page
    assert "<title>Fel:" in page
    assert "Läs upp texten" not in page


def test_not_longer_than_a_year(maja_client, case):
    last = clock.months_later(clock.today(), 12)

    assert "Det är för länge." in says(maja_client, case, ends=last + timedelta(days=1))
    assert "Läs upp texten" in says(maja_client, case, ends=last)


def test_nobody_helps_herself(maja_client, anna, case):
    page = says(maja_client, case, number=anna.person.number)
    assert "Det här är den sökandes eget nummer." in page


def test_the_caseworker_is_no_helper(case):
    person = make_applicant(given_name="Maja", family_name="Privat").person
    maja = User.objects.create(
        issuer="work", subject="maja", person=person, unit="mottagning", roles=["caseworker"]
    )

    page = says(logged_in(maja), case, number=person.number)

    assert "Det här är ditt eget nummer." in page


def test_a_colleague_who_has_the_case_is_no_helper(maja_client, case):
    colleague = make_caseworker(number=number_for(4_321))
    take_case(Actor(colleague), case_id=case.pk)

    page = says(maja_client, case, number=colleague.person.number)

    assert "Den här personen handlägger ärendet." in page


def test_only_a_verified_open_organisation_is_named(maja_client, case):
    waiting = make_waiting(name="Väntande vänner")
    closed = make_organisation(name="Stängda vänner")
    type(closed).objects.filter(pk=closed.pk).update(closed_at=clock.now())
    make_organisation(name="Öppna vänner")

    for name in (waiting.name, closed.name, waiting.number):
        page = says(maja_client, case, who="organisation", organisation=name)
        assert "Vi hittar ingen sådan förening." in page
        assert f'<option value="{name}"' not in page
    assert '<option value="Öppna vänner"' in page
    assert "Läs upp texten" in says(
        maja_client, case, who="organisation", organisation="Öppna vänner"
    )


def test_a_caseworker_does_not_name_her_own_organisation(case):
    person = make_applicant().person
    maja = User.objects.create(
        issuer="work", subject="maja", person=person, unit="mottagning", roles=["caseworker"]
    )
    make_member(make_organisation(name="Egna vänner"), person.users.first())

    page = says(logged_in(maja), case, who="organisation", organisation="Egna vänner")

    assert "Du är medlem i den här föreningen." in page


def test_an_organisation_that_closed_meanwhile(maja_client, case):
    organisation = make_organisation(name="Öppna vänner")
    filled = fields(who="organisation", organisation="Öppna vänner")
    maja_client.post(url(case), filled)
    type(organisation).objects.filter(pk=organisation.pk).update(closed_at=clock.now())

    page = maja_client.post(url(case), filled | {"_note": "1", "said_yes": "on"}).text

    assert "Vi hittar ingen sådan förening." in page
    assert not Grant.objects.exists()


def test_there_is_a_most(maja_client, case, monkeypatch):
    monkeypatch.setattr("applications.actions.registering.MOST_GRANTS", 1)
    noted(maja_client, case)

    page = notes(maja_client, case).text

    assert "Den sökande har redan femtio hjälpare." in page
    assert Grant.objects.count() == 1
    assert grants.MOST_GRANTS == 50


def test_looking_at_the_text_makes_nobody_a_person(maja_client, case):
    before = Person.objects.count()
    maja_client.post(url(case), fields())
    assert Person.objects.count() == before


def test_the_name_that_somebody_has_already_stays_and_is_not_told(maja_client, case):
    kim = make_helper()

    grant = noted(maja_client, case, number=kim.person.number)

    page = maja_client.get(reverse("verify_grant", args=[grant.pk])).text
    assert grant.grantee == kim.person
    assert "Bo Stödsson" in page
    assert "Hjälpsam" not in page


@pytest.mark.parametrize("name", ["", "x", "\0", "0" * 400])
def test_a_page_without_a_name_of_its_own_still_notes(maja_client, case, name):
    assert noted(maja_client, case, grant_id=name).grantor == case.person


def test_what_was_filled_in_when_the_login_ended_is_given_back(maja, case):
    client = ended_login(maja)
    assert client.post(url(case), fields())["Location"] == f"/logga-in/?next={url(case)}"
    client.force_login(maja)

    page = client.get(url(case)).content.decode()

    assert 'value="Stödsson"' in page
    assert not Grant.objects.exists()
    noted(client, case)
    assert not Stash.objects.exists()


def test_the_day_may_be_written_in_one_box(maja_client, case):
    day = clock.today() + timedelta(days=60)
    typed = {**end_of(None), "valid_to_0": f"{day.day}/{day.month}-{day.year % 100}"}

    assert noted(maja_client, case, **typed).valid_to == day


def test_somebody_elses_case_is_a_404(olga, anna, case):
    own = make_case()
    for user in (olga, anna, own.person.users.get()):
        client = logged_in(user)
        assert client.get(url(case)).status_code == 404
        assert client.post(url(case), fields() | {"_note": "1"}).status_code == 404
