"""The guides as pages: open to all, easy to print, and with links that lead somewhere."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from lxml import html

from eservice.municipality import municipality
from eservice.people.models import User
from guides.library import keys, term, text
from tests.conftest import logged_in

SLUGS = [key.removeprefix("guides/") for key in keys() if key.startswith("guides/")]
WITHOUT_HELP = "hjalp-utan-nagon"
# The guides that the question about help leads to.
HELP = (
    "du-far-ta-med-nagon",
    "sa-hjalper-du-nagon",
    "ge-nagon-fullmakt",
    "infor-forsta-motet",
    WITHOUT_HELP,
)
BUTTON = "Be oss höra av oss</button>"


def page_of(client, slug):
    return client.get(reverse("guide", args=[slug]))


def shown(response) -> str:
    """Return the words on a page, with single spaces."""
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


@pytest.fixture
def offers(monkeypatch):
    """Return a function that sets the municipality's offers of help."""

    def let_there_be(*found):
        city = replace(municipality(), help_offers=found)
        monkeypatch.setattr("eservice.municipality.municipality", lambda: city)

    return let_there_be


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_is_open_to_all_and_asks_the_database_nothing(
    client, db, django_assert_num_queries, slug
):
    with django_assert_num_queries(0):
        response = page_of(client, slug)
    found = text(f"guides/{slug}")

    assert response.status_code == 200
    words = shown(response)
    assert found.title in words
    assert all(section.heading in words for section in found.sections)
    assert municipality().phone in words


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_explains_its_words_on_the_page_and_not_behind_a_button(client, slug):
    page = page_of(client, slug).content.decode()
    main = page[page.index("<main") : page.index("</main>")]

    assert "govuk-details" not in main
    for key in text(f"guides/{slug}").terms:
        assert term(key).html in main


def test_the_list_leads_to_every_guide(client):
    page = client.get(reverse("guides")).content.decode()

    for slug in SLUGS:
        assert f'href="{reverse("guide", args=[slug])}"' in page
        assert text(f"guides/{slug}").title in page


@pytest.mark.parametrize("slug", ["finns-inte", "month", "Infor-forsta-motet", "infor_forsta", "-"])
def test_an_unknown_guide_is_not_found(client, slug):
    assert page_of(client, slug).status_code == 404


@pytest.mark.parametrize("name", ["guides", "guide"])
def test_the_guides_are_only_read(client, name):
    url = reverse(name, args=[SLUGS[0]] if name == "guide" else [])
    assert client.post(url).status_code == 405
    assert client.head(url).status_code == 200


def test_the_list_before_the_meeting_has_boxes_for_a_pen(client):
    page = html.fromstring(page_of(client, "infor-forsta-motet").content.decode())

    boxes = page.xpath("//main//li[span]/*[name()='svg']/*[name()='rect']")
    sections = text("guides/infor-forsta-motet").sections
    assert len(boxes) == sum(section.html.count("<li") for section in sections) > 0
    assert page.xpath("//main//li//input") == []


@pytest.mark.parametrize("key", keys())
def test_no_mark_of_a_box_is_left_in_a_text(key):
    found = text(key)
    assert "[ ]" not in found.lead + "".join(section.html for section in found.sections)


def test_every_link_in_a_text_leads_to_a_page(client):
    texts = map(text, keys())
    parts = [part for found in texts for part in (found.lead, *(s.html for s in found.sections))]
    links = {link for part in parts for link in re.findall(r'href="([^"]+)"', part)}

    assert reverse("guide", args=[WITHOUT_HELP]) in links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_question_about_help_leads_to_the_guides():
    sections = "".join(section.html for section in text("questions/help").sections)

    for slug in HELP:
        assert f'<a href="{reverse("guide", args=[slug])}" class="govuk-link">' in sections
    assert "ge hen tillgång" in sections


# Who wants help and has nobody


def test_the_offers_of_help_can_be_called(client):
    page = page_of(client, WITHOUT_HELP).content.decode()

    assert municipality().help_offers
    for offer in municipality().help_offers:
        assert offer.name in page
        assert offer.about in page
        assert offer.phone in page
    assert 'href="tel:+46846500430"' in page


def test_without_offers_one_is_asked_to_call(client, offers):
    offers()

    words = shown(page_of(client, WITHOUT_HELP))

    assert "Ring oss och fråga vilka som kan hjälpa dig" in words
    assert "08-465 004 30" not in words


def test_an_applicant_can_ask_to_be_contacted_and_others_log_in_first(client, anna_client, maja):
    ask = reverse("ask_for_contact")
    mine, everyones = page_of(anna_client, WITHOUT_HELP).text, page_of(client, WITHOUT_HELP).text

    assert f'action="{ask}"' in mine
    assert BUTTON in mine
    assert BUTTON not in everyones
    assert f"{reverse('login')}?next={ask}" in everyones


def test_nobody_else_is_offered_what_is_not_for_them(maja_client, db):
    nobody = logged_in(User.objects.create(issuer="test", subject="nobody"))

    for client in (maja_client, nobody):
        page = page_of(client, WITHOUT_HELP).text
        assert reverse("ask_for_contact") not in page
