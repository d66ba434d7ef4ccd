"""A person chooses her language. Staff, letters and what is kept stay in Swedish."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from eservice.language_choice import offered
from eservice.languages import LANGUAGES
from eservice.people.models import User
from tests.casework.completing.pages import words_of

ENGLISH = "Apply for money when your own is not enough"
SWEDISH = "Sök pengar när dina egna inte räcker"


def reads(client: Client, language: str) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


@pytest.mark.django_db
def test_she_chooses_and_comes_back_to_where_she_was(client):
    page = client.get("/sprak/", headers={"referer": "http://testserver/guider/"})
    assert page.context["next"] == "/guider/"
    for each in offered().values():
        assert each.name in words_of(page)
    assert "العربية" not in words_of(page)
    answer = client.post("/sprak/valj/", {"language": "en", "next": "/guider/"})
    assert (answer.status_code, answer["Location"]) == (302, "/guider/")
    cookie = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")
    start = client.get("/")
    assert ENGLISH in words_of(start)
    assert '<html lang="en" dir="ltr"' in start.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "ar", "de", "xx", "sv\r\nx", "en" * 500, "../en"])
def test_what_can_not_be_chosen_changes_nothing(client, language):
    client.post("/sprak/valj/", {"language": language, "next": "https://example.com/"})
    assert SWEDISH in words_of(client.get("/"))
    try:
        reads(client, language)
    except ValueError:
        return
    assert SWEDISH in words_of(client.get("/"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "way", ["https://example.com/", "//example.com", "javascript:alert(1)", "\\\\x", "/\x00"]
)
def test_the_choice_never_leads_out(client, way):
    page = client.get("/sprak/", headers={"referer": way.replace("\x00", "")})
    assert page.context["next"] == "/"
    answer = client.post("/sprak/valj/", {"language": "en", "next": way})
    assert "example.com" not in answer["Location"]


@pytest.mark.django_db
def test_a_browser_that_speaks_english_is_not_guessed_at(client):
    assert SWEDISH in words_of(client.get("/", headers={"accept-language": "en"}))


@pytest.mark.django_db
def test_only_a_press_chooses(client):
    assert client.get("/sprak/valj/?language=en").status_code == 405
    assert SWEDISH in words_of(client.get("/"))


def test_staff_work_in_swedish_whatever_was_chosen_before(maja_client):
    page = reads(maja_client, "en").get("/handlaggning/")
    assert '<html lang="sv"' in page.content.decode()
    assert "Utan handläggare" in words_of(page)


def test_the_applicant_reads_her_pages_in_english(anna_client):
    page = reads(anna_client, "en").get("/mina-sidor/")
    assert '<html lang="en"' in page.content.decode()
    assert "My applications" in words_of(page)


def test_what_stands_nowhere_else_is_said_to_be_in_swedish(client, db):
    lattlast = "finns inte på lättläst svenska än"
    reads(client, "sv-x-lattlast")
    assert lattlast in words_of(client.get("/logga-in/"))
    assert lattlast not in words_of(client.get("/"))
    assert lattlast not in words_of(reads(client, "sv").get("/logga-in/"))


def test_every_language_has_a_name_of_its_own():
    assert len({each.name for each in LANGUAGES}) == len(LANGUAGES)


def test_hours_of_the_municipality_are_in_english(client, db):
    assert "We answer on weekdays" in words_of(reads(client, "en").get("/"))
    assert "Vi svarar vardagar" in words_of(reads(client, "sv").get("/"))


def test_no_language_is_left_on_for_the_next_one(client, db):
    reads(client, "en").get("/")
    assert translation.get_language() == settings.LANGUAGE_CODE


def test_who_is_staff_is_asked_once(maja_client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        reads(maja_client, "en").get("/sprak/")


def test_a_user_is_no_staff_until_she_is(anna: User):
    assert not anna.is_staff_member
