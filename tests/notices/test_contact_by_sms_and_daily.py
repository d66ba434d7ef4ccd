"""Så når vi dig: text messages, one message a day, and in which language."""

import pytest

from applications.models import ContactChoice
from tests.conftest import logged_in
from tests.factories import make_applicant
from tests.notices.making import E164, tell, work
from tests.notices.test_contact_page import EMAIL, URL, choice_of, text

pytestmark = pytest.mark.django_db

SMS = {"ways": "sms", "mobile": "+46 70-174 06 05", "safe": "safe"}
BY_EMAIL = "Vi skickar e-post när något händer."


def test_text_messages_are_offered_where_there_is_a_gateway(anna, anna_client, sms_gateway):
    page = text(anna_client.get(URL))
    assert 'value="sms"' in page
    assert 'name="mobile"' in page

    response = anna_client.post(URL, SMS)

    page = text(anna_client.get(response["Location"]))
    assert "<b>Nu är det sparat.</b> Vi skickar sms när något händer.</p>" in page
    assert 'value="0701740605"' in page
    assert "checked" in page.split('value="sms"')[1].split(">")[0]
    tell(anna)
    work()
    assert [message["to"] for message in sms_gateway.messages] == [E164]


def test_without_a_gateway_nothing_is_said_of_text_messages(anna, anna_client):
    before = {"ways": ["phone", "sms"], "phone": "0701740605", "email": "", "mobile": "0721740605"}
    ContactChoice.objects.create(
        person=anna.person, choice=before | {"safe": "safe", "address": []}
    )
    page = text(anna_client.get(URL))
    assert "sms" not in page.lower()
    assert 'name="mobile"' not in page
    assert anna_client.post(URL, SMS).status_code == 422

    anna_client.post(URL, EMAIL)

    assert choice_of(anna)["ways"] == ["phone", "sms", "email"]
    assert choice_of(anna)["mobile"] == "0721740605"


def test_what_an_application_said_of_text_messages_is_shown_and_can_be_changed(
    anna, anna_client, sms_gateway
):
    before = {"ways": ["phone", "sms"], "phone": "0701740605", "email": ""}
    ContactChoice.objects.create(
        person=anna.person, choice=before | {"safe": "safe", "address": []}
    )
    page = text(anna_client.get(URL))
    assert "checked" in page.split('value="sms"')[1].split(">")[0]
    assert 'value="0701740605"' in page

    anna_client.post(URL, SMS | {"mobile": "0721740605"})
    assert (choice_of(anna)["phone"], choice_of(anna)["mobile"]) == ("0701740605", "0721740605")
    anna_client.post(URL, {"ways": "self"})
    assert choice_of(anna)["ways"] == ["phone"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({**SMS, "mobile": ""}, "Skriv ditt mobilnummer, eller välj ett annat sätt"),
        ({**SMS, "mobile": "08-465 004 00"}, "Skriv ett svenskt mobilnummer"),
        ({**SMS, "mobile": "+45 20 12 34 56"}, "Skriv ett svenskt mobilnummer"),
        ({**SMS, "mobile": "noll sju"}, "Skriv telefonnumret med siffror"),
        ({**SMS, "safe": ""}, "Svara om det bara är du som läser"),
    ],
)
def test_what_is_no_mobile_number_is_said(anna, anna_client, sms_gateway, body, says):
    response = anna_client.post(URL, body)

    assert response.status_code == 422
    assert says in text(response)
    assert not ContactChoice.objects.exists()


def test_protected_identity_may_choose_text_messages_and_no_letter(sms_gateway, print_dir):
    user = make_applicant(is_protected=True)
    client = logged_in(user)
    page = text(client.get(URL))
    assert "Skicka sms" in page
    assert "brev" not in page.lower()

    client.post(URL, SMS)
    tell(user)
    work()
    assert len(sms_gateway.messages) == 1


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (EMAIL, BY_EMAIL),
        (
            EMAIL | {"is_daily": "on"},
            "Vi skickar e-post när något händer. Du får högst ett om dagen",
        ),
        ({"ways": "self", "is_daily": "on"}, "Vi skickar ingenting. Logga in då och då och titta."),
    ],
)
def test_one_a_day_is_kept_and_said(anna, anna_client, body, says):
    response = anna_client.post(URL, body)

    page = text(anna_client.get(response["Location"]))
    assert f"<b>Nu är det sparat.</b> {says}" in page
    assert choice_of(anna)["is_daily"] is ("is_daily" in body)
    assert ("checked" in page.split('name="is_daily"')[1].split(">")[0]) is ("is_daily" in body)


def test_the_page_she_saves_on_decides_the_language(anna, anna_client, mail_server):
    anna_client.cookies["sprak"] = "en"
    anna_client.post(URL, EMAIL)
    tell(anna)
    work()
    assert mail_server.messages[0]["Subject"] == "Something has happened in your case"

    anna_client.cookies["sprak"] = "sv"
    anna_client.post(URL, EMAIL)
    assert choice_of(anna)["language"] == "sv"
