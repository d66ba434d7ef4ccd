"""Asking to be let in: what is kept, what is asked again, and what gives nothing away."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from applications.access import Actor
from applications.actions import organisations
from applications.errors import NotAllowed
from applications.models import UnitTask
from applications.notice_kinds import TaskKind
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Membership, Organisation, Stash
from tests.conftest import logged_in
from tests.factories import make_applicant
from tests.organisations.making import make_organisation, make_waiting, organisation_number

URL = "/foreningar/ny/"
TAKEN = "Vi kan inte ta emot det här numret. Ring oss."


def facts(**values) -> dict:
    number = organisation_number(900_000)
    return {"name": "Påhittade vänner", "number": number, "phone": "070-174 06 05"} | values


def test_whoever_asks_is_the_manager_and_the_unit_is_told(anna, anna_client):
    response = anna_client.post(URL, facts(), follow=True)

    found = Organisation.objects.get()
    assert response.redirect_chain == [(f"/foreningar/{found.pk}/?klart=anmald", 302)]
    page = response.content.decode()
    assert "Vi har fått din anmälan." in page
    assert "Vänta på svar från oss" in page
    assert "070-174 06 05" in page
    assert (found.name, found.phone, found.is_open) == ("Påhittade vänner", "0701740605", False)
    member = Membership.objects.get()
    assert (member.person, member.role, member.name) == (anna.person, "manager", "Anna Exempel")
    task = UnitTask.objects.get()
    assert (task.kind, task.organisation) == (TaskKind.ORGANISATION_TO_VERIFY, found)
    assert task.unit == municipality().receiving_unit


@pytest.mark.parametrize("written", ["{}-{}", " {} {} ", "16{}{}", "{}–{}", "16{}-{}"])
def test_the_number_is_read_as_people_write_it(anna_client, written):
    number = organisation_number(900_000)

    anna_client.post(URL, facts(number=written.format(number[:6], number[6:])))

    assert Organisation.objects.get().number == number


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Skriv föreningens namn"),
        ({"name": "å" * 121}, "Skriv högst 120 tecken"),
        ({"name": "a\0b"}, "ett tecken som inte går att läsa"),
        ({"number": ""}, "Skriv föreningens organisationsnummer"),
        ({"number": "802002-4281"}, "Numret stämmer inte"),
        ({"number": "80²002-4280"}, "Numret stämmer inte"),
        ({"number": "1" * 5000}, "Skriv högst 200 tecken"),
        ({"number": "198001019812"}, "Numret stämmer inte"),
        ({"number": "8001019812"}, "Det här ser ut som ett personnummer"),
        ({"phone": ""}, "Skriv föreningens telefonnummer"),
        ({"phone": "ring!"}, "Skriv telefonnumret med siffror"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(anna_client, change, words):
    body = facts(name="Skrivet namn") | change

    page = anna_client.post(URL, body).content.decode()

    assert "<title>Fel:" in page
    assert page.count(words) == 2
    assert ("name" in change) or 'value="Skrivet namn"' in page
    assert not Organisation.objects.exists()


def test_pressing_twice_is_one_organisation_and_one_task(anna_client):
    first, second = (anna_client.post(URL, facts()) for _press in range(2))

    assert first["Location"] == second["Location"]
    assert Organisation.objects.count() == Membership.objects.count() == 1
    assert UnitTask.objects.count() == 1


@pytest.mark.parametrize("make", [make_waiting, make_organisation])
def test_a_number_that_is_here_gives_nothing_away(anna_client, make):
    taken = make(name="Hemliga vänner", number=organisation_number(900_000))

    page = anna_client.post(URL, facts()).content.decode()

    assert page.count(TAKEN) == 2
    assert "Hemliga vänner" not in page
    assert str(taken.pk) not in page
    assert Membership.objects.count() == 1


def test_a_closed_organisation_is_taken_also_for_its_manager(anna, anna_client, maja):
    closed = make_organisation(anna, number=organisation_number(900_000))
    organisations.close_organisation(Actor(maja), organisation_id=closed.pk)

    response = anna_client.post(URL, facts(), follow=True)

    page = response.content.decode()
    assert "Föreningen är stängd" in page
    assert "Vi har fått din anmälan." not in page
    assert logged_in(make_applicant()).post(URL, facts()).status_code == 200
    assert Membership.objects.count() == 1


def test_one_that_was_refused_can_be_asked_for_anew_by_anyone(anna, anna_client, maja):
    stranger = make_applicant()
    refused = make_waiting(stranger, number=organisation_number(900_000), name="Fel namn")
    organisations.refuse_organisation(Actor(maja), organisation_id=refused.pk, reason="Nej.")

    anna_client.post(URL, facts())

    again = Organisation.objects.get()
    assert (again.pk, again.name, again.refused_at) == (refused.pk, "Påhittade vänner", None)
    assert again.refusal_reason == ""
    assert Membership.objects.get(ended_at=None).person == anna.person
    assert UnitTask.objects.filter(done_at=None).count() == 1
    assert logged_in(stranger).get(f"/foreningar/{refused.pk}/").status_code == 404


def test_nobody_asks_for_more_than_three_without_an_answer(anna, anna_client, maja):
    waiting = [make_waiting(anna) for _number in range(organisations.MOST_WAITING)]

    page = anna_client.post(URL, facts()).content.decode()

    assert page.count("Du har anmält tre föreningar. Vänta på svar om dem först.") == 1
    organisations.verify_organisation(Actor(maja), organisation_id=waiting[0].pk)
    assert anna_client.post(URL, facts()).status_code == 302


def test_only_someone_who_could_apply_asks(maja, maja_client):
    assert maja_client.get(URL).status_code == 404
    assert maja_client.post(URL, facts()).status_code == 404
    with pytest.raises(NotAllowed):
        organisations.ask_for_organisation(Actor(maja), **facts())
    assert not Organisation.objects.exists()


def test_what_was_typed_when_the_login_ended_is_given_back(anna, anna_client):
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    assert anna_client.post(URL, facts(name="Skrivet namn")).status_code == 302
    assert not Organisation.objects.exists()

    anna_client.force_login(anna)
    page = anna_client.get(URL).content.decode()
    assert 'value="Skrivet namn"' in page
    assert "Din inloggning hade gått ut." in page
    assert "<title>Fel:" not in page

    anna_client.post(URL, facts())
    assert not Stash.objects.exists()


def test_the_name_is_escaped(anna_client):
    name = "<script>alert(1)</script> \u202e😀"
    page = anna_client.post(URL, facts(name=name), follow=True).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \u202e😀</bdi>" in page


def test_a_unit_that_is_not_told_leaves_no_organisation(anna, monkeypatch):
    def broken(*_args, **_values):
        raise RuntimeError

    monkeypatch.setattr(organisations, "ask_unit", broken)

    with pytest.raises(RuntimeError):
        organisations.ask_for_organisation(Actor(anna), **facts())
    assert not Organisation.objects.exists()
