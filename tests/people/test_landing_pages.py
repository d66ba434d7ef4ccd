"""What the first pages say."""

import pytest
from django.urls import reverse

from eservice.municipality import municipality
from eservice.people.demo import DEMO_PEOPLE


def test_the_landing_page_says_whom_to_call_and_how_to_leave(client):
    page = client.get(reverse("start")).text
    city = municipality()
    for number in (city.phone, city.acute.day_phone, city.acute.night_phone, "112"):
        assert number in page
    assert city.postal_address in page
    assert "Lämna sidan snabbt" in page
    assert page.count("govuk-button") == 1
    assert reverse("login") in page


@pytest.mark.parametrize(("who", "page"), [("anna", "home"), ("maja", "worklist")])
def test_the_landing_page_leads_on_when_logged_in(client, demo_users, who, page):
    client.force_login(demo_users[who])
    shown = client.get(reverse("start")).text
    assert f'class="govuk-button" href="{reverse(page)}"' in shown
    assert reverse("login") not in shown


def test_the_demo_login_lists_everyone_and_says_that_it_is_a_demo(client):
    page = client.get(reverse("login")).text
    for person in DEMO_PEOPLE:
        assert f'name="who" value="{person.subject}"' in page
        assert str(person.about) in page
    assert "Det här är en demo" in page


def test_no_device_is_chosen_beforehand(client):
    page = client.get(reverse("login")).text
    assert 'value="egen"' in page
    assert 'value="lanad"' in page
    assert "checked" not in page
    assert f"{municipality().login.own_device_days} dagar" in page
    assert f"{municipality().login.borrowed_device_minutes} minuter" in page


def test_the_page_after_logging_out_leads_back(client):
    page = client.get(reverse("logged_out")).text
    assert reverse("login") in page
    assert "Stäng webbläsaren" in page


@pytest.mark.parametrize("page", ["start", "login", "logged_out"])
def test_public_pages_ask_the_database_nothing(client, django_assert_num_queries, db, page):
    with django_assert_num_queries(0):
        assert client.get(reverse(page)).status_code == 200
        assert client.head(reverse(page)).status_code == 200
