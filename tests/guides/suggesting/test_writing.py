"""Anyone writes; what is personal is never stored; nothing typed is lost; floods are stopped."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from lxml import html

from eservice import clock
from guides.models import About, Suggestion, SuggestionState, Tally
from guides.suggesting.actions import SENDING, TRYING_CODES
from tests.guides.suggesting.making import WORDS, make_suggestion, sent

SUGGEST, FOLLOW = "/du-sa-vi-gjorde/lamna-forslag/", "/du-sa-vi-gjorde/folj/"
NUMBER = "19900101-9802"


def shown(response) -> str:
    """Return the words on a page, with single spaces."""
    return " ".join(html.fromstring(response.text).text_content().split())


def page_mark(client: Client) -> str:
    found = html.fromstring(client.get(SUGGEST).text)
    return found.xpath("//input[@name='page']/@value")[0]


def write(client: Client, words: str = WORDS, about: str = About.TEXTS, **more):
    body = {"page": page_mark(client), "about": about, "words": words} | more
    return client.post(SUGGEST, body)


def code_in(response) -> str:
    return "".join(html.fromstring(response.text).xpath("//p[@class='app-code']//span/text()"))


def everything_stored() -> str:
    """Return all rows about suggestions as the database holds them, and opened."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM guides_suggestion")
        rows = str(cursor.fetchall())
    return rows + str([(found.words, found.masked) for found in Suggestion.objects.all()])


@pytest.mark.django_db
def test_anyone_writes_and_gets_a_code_that_is_kept_nowhere(client):
    response = write(client)

    code = code_in(response)
    assert response.status_code == 200
    assert re.fullmatch(r"[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}", code)
    assert WORDS in shown(response)
    assert "Vi tog bort" not in shown(response)
    found = Suggestion.objects.get()
    assert (found.words, found.about, found.state) == (WORDS, "texts", SuggestionState.WAITING)
    assert code not in everything_stored()
    assert code.replace("-", "") not in everything_stored()


def test_what_is_personal_is_told_and_never_stored(client, db):
    response = write(client, f"Jag är {NUMBER}, ring 070-174 06 05 eller skriv: bo@exempel.se!")

    told = shown(response)
    assert "Vi tog bort det här ur din text: en e-postadress ett personnummer" in told
    assert "ett telefonnummer" in told
    assert "Jag är [personnummer], ring [telefonnummer] eller skriv: [e-postadress]!" in told
    for secret in (NUMBER, "9802", "174 06 05", "bo@exempel"):
        assert secret not in told
        assert secret not in everything_stored()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"about": "texts", "words": "  "}, "Skriv vad du vill säga till oss"),
        ({"about": "", "words": "Min text."}, "Välj vad det handlar om"),
        ({"about": "annat", "words": "Min text."}, "Välj vad det handlar om"),
        ({"about": "texts", "words": "Min text. " * 90_000}, "Texten är för lång"),
        ({"about": "texts", "words": "Min text.\x00"}, "ett tecken som inte går att läsa"),
        ({}, "Välj vad det handlar om"),
    ],
)
def test_a_fault_is_told_and_what_was_typed_stays(client, db, body, fault):
    response = client.post(SUGGEST, body)

    page = html.fromstring(response.text)
    assert response.status_code == 422
    assert fault in shown(response)
    assert page.findtext(".//title").startswith("Fel:")
    typed = page.xpath("//textarea[@name='words']")[0].text_content()
    assert typed.strip("\n") == body.get("words", "").strip("\n") or "\x00" in body["words"]
    assert not Suggestion.objects.exists()


def test_more_than_a_page_can_take_is_refused_with_a_page(client, db):
    assert client.post(SUGGEST, {"about": "texts", "words": "x" * 1_100_000}).status_code == 400


def test_script_is_only_words(client, db):
    response = write(client, "<script>alert(1)</script> & <b>hej</b>")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;hej&lt;/b&gt;" in response.text


def test_the_same_page_sent_twice_is_one_suggestion_with_one_code(client, db):
    mark = page_mark(client)

    first, second = (write(client, page=mark) for _time in range(2))
    other = write(client, "Något annat.", page=mark)

    assert code_in(first) == code_in(second) != code_in(other)
    assert Suggestion.objects.count() == 2


@pytest.mark.parametrize("mark", ["", "x", "0" * 5000])
def test_a_page_without_its_mark_is_taken_too(client, db, mark):
    assert code_in(write(client, page=mark)) != code_in(write(client, page=mark))


def test_who_is_logged_in_leaves_no_trail(anna_client, anna):
    write(anna_client)

    assert str(anna.pk) not in [str(value) for value in Suggestion.objects.values_list().get()]
    assert str(anna.person_id) not in everything_stored()


# Floods


def test_a_flood_from_one_connection_is_stopped_and_the_text_stays(client, db):
    for number in range(SENDING.of_one):
        assert write(client, f"Förslag {number}").status_code == 200

    response = write(client, "Mitt sista förslag")

    assert response.status_code == 429
    assert "Förslaget kom inte fram." in shown(response)
    assert "Mitt sista förslag" in shown(response)
    assert Suggestion.objects.count() == SENDING.of_one
    assert write(Client(REMOTE_ADDR="192.0.2.7")).status_code == 200
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        assert write(client, "Mitt sista förslag").status_code == 200
        assert set(Tally.objects.values_list("day", flat=True)) == {clock.today()}


def test_a_thousand_in_an_hour_from_everywhere_are_stopped(client, db):
    Tally.objects.all().delete()
    sent()
    Tally.objects.update(count=SENDING.of_all)

    assert write(client).status_code == 429


def test_no_address_is_kept(db):
    write(Client(REMOTE_ADDR="198.51.100.23"))

    assert "198.51.100.23" not in str(list(Tally.objects.values_list())) + everything_stored()


# Following


def follow(client: Client, code: str):
    return client.post(FOLLOW, {"code": code})


@pytest.mark.parametrize("how", [str, str.lower, lambda code: code.replace("-", " ")])
def test_the_code_opens_the_suggestion_however_it_is_typed(client, db, how):
    code = sent().code.shown

    words = shown(follow(client, how(code)))

    assert WORDS in words
    assert "Vi har inte svarat än" in words
    assert "Ingen annan kan läsa det" in words


def test_a_wrong_code_says_so_and_keeps_what_was_typed(client, db):
    make_suggestion()

    response = follow(client, "ABCD-EFGH-2345")

    assert response.status_code == 422
    assert "Koden stämmer inte. Titta på den en gång till." in shown(response)
    assert 'value="ABCD-EFGH-2345"' in response.text
    assert WORDS not in response.text
    assert "Skriv koden" in shown(follow(client, ""))
    assert follow(client, "å" * 5000).status_code == 422


def test_guessing_is_stopped_and_a_right_code_still_opens(client, db):
    code = sent().code.shown
    for _try in range(TRYING_CODES.of_one):
        assert follow(client, "ABCD-EFGH-2345").status_code == 422

    assert follow(client, "ABCD-EFGH-2345").status_code == 429
    assert follow(client, code).status_code == 200


def test_the_code_is_in_no_address(client, db):
    code = sent().code.shown

    assert WORDS not in client.get(FOLLOW, {"code": code}).text
    assert code not in follow(client, code).text


def test_the_pages_lead_to_one_another(client, db):
    page = client.get(reverse("suggestions")).text

    assert f'href="{SUGGEST}"' in page
    assert f'href="{FOLLOW}"' in page
    assert f'href="{reverse("suggestions")}"' in client.get("/").text
