"""The page of all words: each under its letter, in Swedish order, with a place of its own."""

import pytest
from django.urls import reverse
from lxml import html

from guides.glossary import by_letter
from guides.library import keys, term

TERMS = [key.removeprefix("terms/") for key in keys() if key.startswith("terms/")]


@pytest.fixture
def page(client, db, django_assert_num_queries):
    client.get(reverse("glossary"))
    with django_assert_num_queries(0):
        response = client.get(reverse("glossary"))
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).find(".//main")


def test_every_word_stands_there_once_with_what_it_means(page):
    assert [div.get("id") for div in page.xpath(".//dl/div")] == [
        each.key for letter in by_letter() for each in letter.terms
    ]
    assert sorted(div.get("id") for div in page.xpath(".//dl/div")) == sorted(TERMS)
    for key in TERMS:
        (div,) = page.xpath(f".//div[@id='{key}']")
        assert div.find("dt").text.casefold() == term(key).word.casefold()
        assert div.find("dd/p") is not None


def test_every_letter_leads_to_its_words(page):
    letters = [link.text for link in page.xpath(".//nav//a")]

    assert letters == [each.letter for each in by_letter()]
    assert letters == sorted(letters, key="ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ".index)
    for link in page.xpath(".//nav//a"):
        (heading,) = page.xpath(f".//h2[@id='{link.get('href')[1:]}']")
        assert heading.text == link.text
        words = [dt.text for dt in heading.getnext().iter("dt")]
        assert words
        assert all(word[0].upper() == link.text for word in words)


def test_swedish_letters_come_last_within_a_letter_too():
    words = [each.word.lower() for letter in by_letter() for each in letter.terms]

    assert words.index("föräldrapenning") > words.index("fullmakt")
    assert words.index("ränta") > words.index("riksnormen")


def test_no_two_places_on_the_page_have_the_same_name(page):
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_the_list_of_guides_leads_there(client, db):
    assert f'href="{reverse("glossary")}"' in client.get(reverse("guides")).text
    assert client.post(reverse("glossary")).status_code == 405
