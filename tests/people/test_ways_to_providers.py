"""Leaving for a provider, coming back early, late or twice, and what the login page offers."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from eservice.municipality import municipality
from eservice.people.models import User
from tests.people.identity_provider import assert_refused

pytestmark = pytest.mark.django_db


def form_action(response) -> str:
    rules = response.headers["Content-Security-Policy"].split("; ")
    (found,) = [rule for rule in rules if rule.startswith("form-action")]
    return found


def test_only_the_login_page_lets_a_form_lead_to_the_provider(e_id, client):
    assert form_action(client.get(reverse("login"))) == f"form-action 'self' {e_id.issuer}"
    assert form_action(client.get(reverse("start"))) == "form-action 'self'"


def test_without_a_provider_no_form_leads_elsewhere(client):
    assert form_action(client.get(reverse("login"))) == "form-action 'self'"


def test_the_e_id_comes_first_and_then_how_to_do_without(e_id, client, settings):
    settings.DEMO_LOGIN = False
    page = client.get(reverse("login"), {"next": "/mina-sidor/"}).text

    assert page.count('class="govuk-button"') == 1
    button, without = page.index("Logga in med e-legitimation"), page.index("Har du ingen")
    assert page.index('name="device"') < button < without
    assert municipality().phone in page[without:]
    assert 'name="next" value="/mina-sidor/"' in page
    assert "Du kan inte logga in här än" not in page
    assert "Jag arbetar på kommunen" not in page


def test_the_demo_shows_both(e_id, client):
    page = client.get(reverse("login")).text

    assert "Anna Exempel" in page
    assert f'formaction="{reverse("e_id_login")}"' in page


def test_staff_have_a_way_of_their_own(sso, client, settings):
    settings.DEMO_LOGIN = False
    page = client.get(reverse("login")).text

    assert "Jag arbetar på kommunen" in page
    assert "Logga in med e-legitimation" not in page
    assert "Du kan inte logga in här än" in page


@pytest.mark.parametrize("name", ["e_id_login", "staff_login"])
def test_where_there_is_no_provider_there_is_no_way(client, name):
    assert client.post(reverse(name)).status_code == 404


def test_leaving_needs_the_button(e_id):
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(reverse("e_id_login")).status_code == 405
    assert strict.post(reverse("e_id_login")).status_code == 403
    assert not Session.objects.exists()


def asked_of_provider(way: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(way).query)


def test_the_e_id_is_asked_for_anew_each_time(e_id, client):
    assert asked_of_provider(client.post(reverse("e_id_login")).url)["prompt"] == ["login"]


def test_staff_may_be_known_already(sso, client):
    assert "prompt" not in asked_of_provider(client.post(reverse("staff_login")).url)


def test_what_waits_for_an_answer_is_short_lived_and_few(e_id, client):
    for _press in range(9):
        client.post(reverse("e_id_login"))

    session = client.session
    assert len([key for key, _left in session.items() if key.startswith("_state_")]) == 5
    assert session.get_expiry_age() <= 1800


def test_cancelling_leads_back_to_the_login_page(e_id, client):
    way = client.post(reverse("e_id_login"), {"next": "/mina-sidor/?a=1"}).url

    page = client.get(e_id.cancel(way), follow=True)

    assert "Du avbröt inloggningen. Du kan försöka igen när du vill." in page.text
    assert page.context["next"] == "/mina-sidor/?a=1"
    assert not User.objects.exists()


def test_an_error_of_the_providers_is_a_calm_page(e_id, client):
    e_id.returned |= {"error": "server_error", "error_description": "Anna 19900101-9802"}

    response = e_id.log_in(client)

    assert_refused(response, 502)
    assert "19900101" not in response.text


def test_an_error_nobody_waited_for_is_a_calm_page(e_id, client):
    assert_refused(client.get(reverse("e_id_callback"), {"error": "access_denied"}), 400)


def test_the_same_answer_twice_leads_home_or_to_a_calm_page(e_id, client):
    back = e_id.identify(client.post(reverse("e_id_login")).url)
    assert client.get(back).url == reverse("home")

    assert client.get(back).url == reverse("home")
    assert Session.objects.count() == 1
    client.post(reverse("logout"))
    assert client.get(back).status_code == 400
    assert e_id.asked.count("/oauth2/token") == 1


def test_someone_else_may_log_in_in_the_same_browser(e_id, client):
    e_id.log_in(client)
    e_id.log_in(client, "bo")

    assert Session.objects.count() == 1
    assert User.objects.get(pk=client.session["_auth_user_id"]).subject == "bo"


def test_no_robot_and_no_tab_gets_an_error_of_ours(e_id, client):
    for query in ("", "?state=%00", "?code=a&state=" + "x" * 5000, "?state=a&state=b&code=%FF"):
        assert client.get(reverse("e_id_callback") + query).status_code == 400
    assert client.head(reverse("e_id_callback")).status_code == 405
    assert not Session.objects.exists()
