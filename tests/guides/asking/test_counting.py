"""What the editors read of all the presses: counts by month, and words."""

from datetime import date

import pytest
import time_machine

from eservice import clock
from guides.models import Puzzlement
from tests.conftest import logged_in
from tests.guides.making import make_editor

LIST = "/svara-texter/"
KEY, OTHER, LETTER = "guides/sa-raknar-vi", "questions/month", "letters/decision"


def presses(key: str, day: date, count: int = 1, words: str = "") -> None:
    for _press in range(count):
        values = {"key": key, "language": "sv", "edition": "2026-11-22", "day": day}
        Puzzlement.objects.create(words=words, has_words=bool(words), **values)


@pytest.fixture
def sam_client(db):
    return logged_in(make_editor())


def rows(response) -> list[tuple[str, int]]:
    return [(text.key, text.presses) for text in response.context["texts"]]


@time_machine.travel(date(2026, 12, 1), tick=False)
def test_the_hardest_texts_of_a_month_come_first(sam_client):
    presses(KEY, date(2026, 11, 1))
    presses(LETTER, date(2026, 11, 30), 2)
    presses(OTHER, date(2026, 12, 1))
    presses(OTHER, date(2026, 10, 31), 3)

    response = sam_client.get(LIST, {"manad": "2026-11"})

    assert rows(response) == [(LETTER, 2), (KEY, 1)]
    assert "Svåra texter, november 2026" in response.text
    assert rows(sam_client.get(LIST)) == [(OTHER, 1)]


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "2026-13", "x", "²026-11"])
def test_a_month_that_is_none_is_this_month(sam_client, month):
    assert sam_client.get(LIST, {"manad": month}).status_code == 200


def test_at_most_ten_texts_and_none_that_is_lost(sam_client):
    for number in range(12):
        presses(f"guides/borta-{number}", clock.today())

    response = sam_client.get(LIST)

    assert len(rows(response)) == 10
    assert "guides/borta-0" in response.text


def test_a_text_has_its_months_and_words_newest_first(sam_client):
    presses(KEY, date(2026, 9, 2), 2, "Ordet norm.")
    presses(KEY, date(2026, 11, 3), 1, "<b>Allt</b>")
    presses(OTHER, date(2026, 11, 3), 1, "Något annat")

    response = sam_client.get(f"{LIST}{KEY}/")

    assert response.context["months"] == [(date(2026, 11, 1), 1), (date(2026, 9, 1), 2)]
    assert "&lt;b&gt;Allt" in response.text
    assert response.text.index("Allt") < response.text.index("Ordet norm.")
    assert "Något annat" not in response.text


def test_only_editors_read_it_and_only_about_texts(sam_client, client, anna_client):
    assert sam_client.get(f"{LIST}guides/nothing/").status_code == 404
    assert sam_client.get(f"{LIST}{LETTER}/").status_code == 200
    assert anna_client.get(LIST).status_code == 404
    assert client.get(LIST).status_code == 302
