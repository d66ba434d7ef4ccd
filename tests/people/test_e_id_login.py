"""Logging in with e-legitimation: who one becomes, and where one lands."""

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Person, User
from tests.factories import make_applicant, make_draft, make_person, number_for
from tests.people.identity_provider import COORDINATION, NUMBER
from tests.wizard.test_filling_in import step_url

pytestmark = pytest.mark.django_db


def test_a_first_login_makes_a_person_with_her_number(e_id, client):
    number = number_for(7)
    e_id.knows("anna", given_name="Anna", family_name="Exempel", **{NUMBER: number})

    response = e_id.log_in(client)

    assert response.url == reverse("home")
    user = User.objects.get(issuer=e_id.issuer, subject="anna")
    assert (user.person.number, user.person.name) == (number, "Anna Exempel")
    assert user.is_applicant
    assert client.get(reverse("home")).status_code == 200


def test_a_coordination_number_is_a_number_too(e_id, client):
    e_id.knows("cai", **{COORDINATION: coordination_number()})

    e_id.log_in(client, "cai")

    assert Person.objects.with_number(coordination_number()).get().users.get().subject == "cai"


def coordination_number() -> str:
    """A number of fiction with 60 added to its day, and the check digit that follows."""
    digits = f"900161{980}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return f"19{digits}{-total % 10}"


@pytest.mark.parametrize("claim", [NUMBER, COORDINATION])
def test_someone_we_know_is_found_by_her_number_alone(e_id, client, claim):
    known = make_person(given_name="Anna", family_name="Gammal")
    e_id.knows("anna", given_name="Anna", family_name="Nygift", **{claim: known.number})

    e_id.log_in(client)

    assert User.objects.get(subject="anna").person == known
    known.refresh_from_db()
    assert known.name == "Anna Nygift"
    assert Person.objects.count() == 1


def test_without_a_number_nobody_is_found_by_name(e_id, client):
    make_person(given_name="Anna", family_name="Exempel")
    e_id.knows("anna", given_name="Anna", family_name="Exempel")

    e_id.log_in(client)
    e_id.log_in(Client())

    user = User.objects.get()
    assert not user.person.has_number
    assert user.is_applicant
    assert Person.objects.count() == 2


def test_a_number_that_comes_later_is_added(e_id, client):
    e_id.log_in(client)
    person = User.objects.get().person
    e_id.claims[NUMBER] = number_for(3)

    e_id.log_in(Client())

    assert Person.objects.with_number(number_for(3)).get() == person
    assert person.users.count() == 1


@pytest.mark.parametrize("had_number", [True, False])
def test_a_login_never_moves_to_another_person(e_id, client, had_number):
    e_id.claims[NUMBER] = number_for(1) if had_number else None
    e_id.log_in(client)
    user, other = User.objects.get(), make_applicant(number=number_for(2))
    e_id.claims[NUMBER] = number_for(2)
    browser = Client()

    response = e_id.log_in(browser)

    assert response.status_code == 403
    assert "Ring oss, så hjälper vi dig." in response.text
    assert browser.get(reverse("home")).status_code == 302
    user.refresh_from_db()
    assert user.person != other.person
    assert other.person.users.get() == other


@pytest.mark.parametrize("number", ["9001019802", "199001019803", "T-12", 199001019802, "x" * 12])
def test_a_number_that_is_none_lets_nobody_in(e_id, client, number):
    e_id.claims[NUMBER] = number

    assert e_id.log_in(client).status_code == 403
    assert not User.objects.exists()
    assert not Person.objects.exists()


def test_the_name_may_come_from_the_userinfo_endpoint(e_id, client):
    e_id.knows("anna", given_name="Anna\n", family_name="Ex\0empel" + "x" * 200)
    e_id.claims |= {"given_name": None, "family_name": None}

    e_id.log_in(client)

    person = User.objects.get().person
    assert person.given_name == "Anna"
    assert person.family_name.startswith("Ex empelx")
    assert len(person.family_name) == 100


@pytest.mark.parametrize("missing", ["given_name", "family_name"])
def test_one_name_that_is_missing_is_asked_for(e_id, client, missing):
    e_id.knows("anna", given_name="Anna", family_name="Exempel")
    e_id.claims |= {"given_name": "Anna", "family_name": "Exempel"} | {missing: None}

    e_id.log_in(client)

    assert User.objects.get().person.name == "Anna Exempel"


def test_a_name_that_is_missing_leaves_the_old_one(e_id, client):
    e_id.knows("anna", given_name="Anna", family_name="Exempel")
    e_id.log_in(client)
    e_id.claims |= {"given_name": 17, "family_name": ""}

    e_id.log_in(Client())

    assert User.objects.get().person.name == "Anna Exempel"


@pytest.mark.parametrize(
    ("said", "is_protected"),
    [(True, True), ("J", True), (1, True), ("okänt", True), (False, False), ("N", False)],
)
def test_protection_is_added_and_never_taken_away(e_id, client, said, is_protected):
    e_id.claims["protected"] = said
    e_id.log_in(client)
    assert User.objects.get().person.is_protected is is_protected

    Person.objects.update(is_protected=True)
    e_id.claims["protected"] = False
    e_id.log_in(Client())
    assert User.objects.get().person.is_protected


@pytest.mark.parametrize(("device", "days"), [("egen", True), ("lanad", False), ("", False)])
def test_the_choice_of_device_is_kept_on_the_way(e_id, client, device, days):
    response = e_id.log_in(client, device=device)

    cookie = response.cookies[django_settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == (municipality().login.own_device_days * 86_400 if days else "")
    assert cookie["samesite"] == "Lax"
    assert Session.objects.get().get_decoded()["device"] == (device or "lanad")


@pytest.mark.parametrize(
    ("target", "lands"),
    [("/ansokan/x/?del=2", "/ansokan/x/?del=2"), ("//example.org/", "/mina-sidor/")],
)
def test_it_leads_back_to_our_own_page_only(e_id, client, target, lands):
    assert e_id.log_in(client, next=target).url == lands


def test_the_session_is_new_and_holds_nothing_from_before(e_id, client):
    client.post(reverse("e_id_login"))
    way = client.post(reverse("e_id_login")).url
    before = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    client.get(e_id.identify(way))

    assert client.cookies[django_settings.SESSION_COOKIE_NAME].value != before
    assert not [key for key in Session.objects.get().get_decoded() if key.startswith("_state_")]


def test_after_an_ended_login_the_question_comes_back_with_the_text(e_id, client):
    e_id.log_in(client)
    draft = make_draft(User.objects.get())
    url = step_url(draft, "anything_else")
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    login_page = client.post(url, {"anything_else": "Det jag skrev precis", "_rev": "1"}).url
    target = client.get(login_page).context["next"]

    response = e_id.log_in(client, next=target)

    assert response.url == url
    assert "Det jag skrev precis" in client.get(url).text


def test_a_closed_login_stays_closed(e_id, client):
    e_id.log_in(client)
    User.objects.update(is_active=False)

    assert e_id.log_in(Client()).status_code == 403
    assert client.get(reverse("home")).status_code == 302
