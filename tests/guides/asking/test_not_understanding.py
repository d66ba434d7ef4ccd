"""Jag förstår inte: one press, a few words, no trail, nothing lost, and a limit."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from lxml import html

from eservice import clock
from guides import library
from guides.asking import actions
from guides.floods import Limit
from guides.models import Puzzlement, Tally

PRESS, GUIDE = "/jag-forstar-inte/", "/guider/sa-raknar-vi/"
KEY = "guides/sa-raknar-vi"
NUMBER = "19900101-9802"


def shown(response) -> str:
    return " ".join(html.fromstring(response.text).text_content().split())


def press(client: Client, key: str = KEY, **more):
    return client.post(PRESS, {"key": key, "next": GUIDE} | more)


def thanks_after(client: Client, **more) -> str:
    return press(client, **more)["Location"]


def everything_stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM guides_puzzlement")
        rows = str(cursor.fetchall())
    return rows + str([found.words for found in Puzzlement.objects.all()])


def press_on(client: Client, page: str):
    """Press the button that a page shows, with what its form holds."""
    form = html.fromstring(client.get(page).text).xpath(f"//form[@action='{PRESS}']")[0]
    return client.post(PRESS, dict(form.form_values()))


def test_one_press_without_a_login_is_enough_and_leads_back(client, db):
    response = press_on(client, GUIDE)
    thanks = client.get(response["Location"])

    found = Puzzlement.objects.get()
    assert (found.key, found.edition, found.day) == (KEY, library.text(KEY).edition, clock.today())
    assert not found.has_words
    assert "Tack. Vi har fått veta det." in shown(thanks)
    page = html.fromstring(thanks.text)
    assert page.xpath(f"//a[@href='{GUIDE}' and text()='Tillbaka dit du var']")


def test_what_was_hard_is_kept_without_personal_data(client, db):
    said = client.post(thanks_after(client), {"words": f"Ordet norm. Jag är {NUMBER}."})

    assert said.status_code == 200
    assert "Ordet norm. Jag är [personnummer]." in shown(said)
    assert "ett personnummer" in shown(said)
    assert NUMBER not in everything_stored()
    assert "Ordet norm" in everything_stored()
    assert GUIDE in said.text


def test_no_trail_is_stored(anna_client, anna):
    press(anna_client)

    row = Puzzlement.objects.values().get()
    assert set(row) == {"id", "key", "language", "edition", "day", "words", "has_words"}
    assert not hasattr(row["day"], "hour")
    assert "127.0.0.1" not in str(list(Tally.objects.values()))


@pytest.mark.parametrize("words", ["", "ord\x00", "ord " * 1000])
def test_what_cannot_be_kept_is_told_and_stays_in_the_box(client, db, words):
    response = client.post(thanks_after(client), {"words": words})

    assert response.status_code == 422
    assert not Puzzlement.objects.get().has_words
    assert words.strip("\x00 ") in html.fromstring(response.text).xpath("string(//textarea)")


def test_words_that_come_twice_or_too_late_are_shown_to_be_copied(client, db):
    url = thanks_after(client)
    client.post(url, {"words": "Först."})

    again = client.post(url, {"words": "En gång till."})
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        late = client.post(thanks_after(client).replace("tryck=", "tryck=x"), {"words": "Sent."})

    assert (again.status_code, late.status_code) == (409, 409)
    assert "En gång till." in shown(again)
    assert "Sent." in shown(late)
    assert [found.words for found in Puzzlement.objects.filter(has_words=True)] == ["Först."]
    assert not html.fromstring(client.get(url).text).xpath("//textarea")


@pytest.mark.parametrize("key", ["", "guides/nothing", "../secret", "letters/love", "x" * 5000])
def test_what_is_no_text_of_ours_is_not_counted(client, db, key):
    assert press(client, key).status_code == 404
    assert not Puzzlement.objects.exists()


def test_a_letter_and_a_status_are_texts_too(client, db):
    for key in ("letters/decision", "statuses/received-applicant"):
        assert press(client, key).status_code == 302


@pytest.mark.parametrize(
    "away", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "x"]
)
def test_the_way_back_is_never_to_another_site(client, db, away):
    response = press(client, next=away, ask=away)
    thanks = client.get(response["Location"] + f"&next={away}&ask={away}")

    assert set(parse_qs(urlsplit(response["Location"]).query)) == {"tryck"}
    assert not html.fromstring(thanks.text).xpath(f"//a[@href='{away}']")


def test_a_flood_is_stopped_and_led_on(client, db, monkeypatch):
    monkeypatch.setattr(actions, "PRESSING", Limit("puzzlement", of_one=2, of_all=9))
    press(client), press(client)

    flooded = press(client)

    assert flooded.status_code == 429
    assert GUIDE in flooded.text
    assert Puzzlement.objects.count() == 2
