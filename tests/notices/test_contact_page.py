"""Så når vi dig: the page where a person says how she hears that something has happened."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from applications.access import Actor
from applications.actions.contact_choices import choose_contact
from applications.errors import NotAllowed
from applications.models import ContactChoice
from eservice import clock
from eservice.people.models import Stash, User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_caseworker
from tests.notices.making import ADDRESS, chooses, tell, work

pytestmark = pytest.mark.django_db

URL = "/mina-sidor/kontakt/"
EMAIL = {"ways": "email", "email": "anna@exempel.se", "safe": "safe"}
LETTER = {
    "ways": ["email", "letter"],
    "email": "anna@exempel.se",
    "street": " Påhittade gatan 1 ",
    "postcode": "000 00",
    "city": "Stora Exempelstad",
    "care_of": "Låtsas",
    "safe": "safe",
}


def choice_of(user: User) -> dict:
    return ContactChoice.objects.get(person=user.person).choice


def text(response) -> str:
    return response.content.decode()


def test_what_she_chooses_is_kept_shown_again_and_used(anna, anna_client, mail_server):
    assert "Så når vi dig" in text(anna_client.get(URL))

    response = anna_client.post(URL, EMAIL)

    assert response["Location"] == f"{URL}?klart=sparat"
    page = text(anna_client.get(response["Location"]))
    assert "Nu är det sparat." in page
    assert "Vi skickar e-post när något händer." in page
    assert 'value="anna@exempel.se"' in page
    assert choice_of(anna) == {
        "ways": ["email"],
        "email": "anna@exempel.se",
        "phone": "",
        "mobile": "",
        "address": [],
        "safe": "safe",
        "language": "sv",
        "is_daily": False,
    }
    tell(anna)
    work()
    assert mail_server.recipients == ["anna@exempel.se"]


def test_an_address_comes_back_in_its_own_fields(anna, anna_client):
    anna_client.post(URL, LETTER)

    lines = ["c/o Låtsas", "Påhittade gatan 1", "000\u00a000 Stora Exempelstad"]
    assert choice_of(anna)["address"] == lines
    page = text(anna_client.get(URL))
    for value in ("Påhittade gatan 1", "000 00", "Stora Exempelstad", "Låtsas"):
        assert f'value="{value}"' in page
    anna_client.post(URL, {**LETTER, "care_of": ""})
    assert choice_of(anna)["address"] == lines[1:]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"ways": "self"}, "Vi skickar ingenting."),
        ({**EMAIL, "safe": "unsafe"}, "Vi skickar ingenting."),
        ({**LETTER, "ways": "letter"}, "Vi skickar brev när något händer."),
    ],
)
def test_the_page_says_what_it_means(anna_client, body, says):
    response = anna_client.post(URL, body)

    page = text(anna_client.get(response["Location"]))
    assert f"<b>Nu är det sparat.</b> {says}" in page


def test_how_a_caseworker_calls_her_stays_as_it_was(anna, anna_client):
    choice = {"ways": ["phone", "email"], "phone": "0701740605", "email": "x@exempel.se"}
    ContactChoice.objects.create(
        person=anna.person, choice=choice | {"safe": "safe", "address": []}
    )
    assert "checked" in text(anna_client.get(URL)).split('value="email"')[1].split(">")[0]

    anna_client.post(URL, {"ways": "self"})

    assert choice_of(anna)["ways"] == ["phone"]
    assert choice_of(anna)["phone"] == "0701740605"
    page = text(anna_client.get(URL))
    assert "checked" in page.split('value="self"')[1].split(">")[0]


@pytest.mark.parametrize("said", ["safe", "unsafe", "unsure"])
def test_what_she_has_said_about_her_safety_holds_until_she_says_otherwise(anna, anna_client, said):
    anna_client.post(URL, {**EMAIL, "safe": said})

    anna_client.post(URL, {"ways": "self"})
    assert choice_of(anna)["safe"] == said
    anna_client.post(URL, {"ways": "self", "safe": "unsafe"})
    assert choice_of(anna)["safe"] == "unsafe"


WRONG = [
    ({}, "Välj hur du vill få veta"),
    ({"ways": "email", "safe": "safe"}, "Skriv din e-postadress, eller välj ett annat sätt"),
    ({"ways": "email", "email": "x@exempel.se"}, "Svara om det bara är du som läser"),
    ({**EMAIL, "email": "anna"}, "Skriv hela e-postadressen"),
    ({**EMAIL, "email": "anna@exempel.se\r\nBcc: bo@exempel.se"}, "Skriv hela e-postadressen"),
    ({**EMAIL, "email": "a" * 400 + "@exempel.se"}, "id_email_error"),
    ({**EMAIL, "ways": ["self", "email"]}, "Ta bort det som inte stämmer"),
    ({**EMAIL, "ways": "pigeon"}, "Välj hur du vill få veta"),
    ({**EMAIL, "safe": "perhaps"}, "Välj ett av svaren"),
    ({**LETTER, "street": ""}, "Skriv gata och nummer"),
    ({**LETTER, "postcode": ""}, "Skriv postnumret, fem siffror"),
    ({**LETTER, "city": "   "}, "Skriv orten"),
    ({**LETTER, "street": "x" * 300}, "Texten är för lång"),
    ({**LETTER, "city": "Ort\x00stad"}, "Texten har ett tecken som inte går att läsa"),
]


@pytest.mark.parametrize(("body", "says"), WRONG)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(anna, anna_client, body, says):
    chooses(anna)
    before = choice_of(anna)

    response = anna_client.post(URL, body)

    page = text(response)
    assert response.status_code == 422
    assert says in page
    assert "<title>Fel:" in page
    assert choice_of(anna) == before
    for name in ("email", "street", "care_of"):
        if body.get(name) and body[name].isprintable():
            assert body[name] in page


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("ways=email&" * 500, 422),
        ("ways=email&email=anna%40exempel.se&safe=safe&_rev=x&_skip=1", 302),
        ("ways=letter&safe=safe&street=%ed%a0%80&postcode=%ff&city=%fe", 302),
        ("ways[]=email&ways=email&ways=email", 422),
        ("%00=%00&ways=%00", 422),
    ],
)
def test_a_robot_gets_a_page(anna_client, body, status):
    form = "application/x-www-form-urlencoded"
    assert anna_client.post(URL, body, content_type=form).status_code == status


@pytest.mark.parametrize("shown", [{}, LETTER])
def test_protected_identity_is_asked_for_no_address(shown, mail_server, print_dir):
    user = make_applicant(is_protected=True)
    client = logged_in(user)
    page = text(client.get(URL))
    for word in ('name="street"', 'name="postcode"', 'value="letter"', "Skicka brev", "skydd"):
        assert word not in page

    response = client.post(URL, EMAIL | shown | {"ways": "email"})

    assert response.status_code == 302
    assert choice_of(user)["address"] == []
    assert client.post(URL, {**LETTER, "ways": "letter"}).status_code == 422
    tell(user)
    work()
    assert mail_server.recipients == ["anna@exempel.se"]
    assert not print_dir.exists()


def test_an_address_from_before_the_protection_is_not_shown(anna, anna_client):
    chooses(anna, "letter", address=ADDRESS)
    anna.person.is_protected = True
    anna.person.save()

    assert "Påhittade" not in text(anna_client.get(URL))


def test_it_is_only_for_people(anna):
    staff, nobody = make_caseworker(), User.objects.create(issuer="test", subject="nobody")
    for user in (staff, nobody):
        assert logged_in(user).get(URL).status_code == 404
        assert logged_in(user).post(URL, EMAIL).status_code == 404
        with pytest.raises(NotAllowed):
            choose_contact(Actor(user), ways=["email"], email="x@y.se", address=[], safe="safe")
    assert Client().get(URL)["Location"].startswith("/logga-in/")
    assert not ContactChoice.objects.exists()


def test_one_person_never_sees_or_changes_anothers_choice(anna, anna_client):
    other = chooses(make_applicant(), email="bo@exempel.se")

    assert "bo@exempel.se" not in text(anna_client.get(URL))
    anna_client.post(URL, {**EMAIL, "person": str(other.person_id)})

    assert choice_of(other)["email"] == "bo@exempel.se"


def test_a_login_that_ends_on_the_page_loses_nothing(anna):
    client = logged_in(anna)
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    assert client.post(URL, LETTER)["Location"].startswith("/logga-in/")
    client.force_login(anna)

    page = text(client.get(URL))

    assert "Det du skrev finns kvar här under." in page
    assert "Stora Exempelstad" in page
    assert not ContactChoice.objects.exists()
    client.post(URL, LETTER)
    assert not Stash.objects.exists()
    assert choice_of(anna)["ways"] == ["email", "letter"]
