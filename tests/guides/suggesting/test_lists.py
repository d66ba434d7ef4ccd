"""What everyone reads, and what waits for an editor: in order, in pages, at the same cost."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from eservice import clock
from guides.models import About, Suggestion
from guides.suggesting import actions
from tests.guides.suggesting.making import make_answered, make_published, make_suggestion, sent

PUBLIC = "/du-sa-vi-gjorde/"


def texts(response) -> list[str]:
    return [suggestion.words for suggestion in response.context["suggestions"]]


def test_what_waits_stands_oldest_first_until_it_is_done(sam, sam_client):
    now = clock.now()
    for days, words in ((3, "Två"), (5, "Ett"), (1, "Tre")):
        with time_machine.travel(now - timedelta(days=days), tick=False):
            make_suggestion(words)
    by_words = {found.words: found for found in Suggestion.objects.all()}
    page = reverse("waiting_suggestions")
    assert texts(sam_client.get(page)) == ["Ett", "Två", "Tre"]

    actions.publish(sam, suggestion_id=by_words["Ett"].pk)
    actions.hide(sam, suggestion_id=by_words["Två"].pk, reason="Nej.")

    assert texts(sam_client.get(page)) == ["Ett", "Tre"]
    actions.answer(sam, suggestion_id=by_words["Ett"].pk, outcome="no", words="Nej.", seen=0)
    assert texts(sam_client.get(page)) == ["Tre"]
    assert set(texts(sam_client.get(page, {"visa": "klara"}))) == {"Ett", "Två"}


def test_the_public_page_has_the_newest_first_in_pages_and_by_kind(client, sam):
    now = clock.now()
    for number in range(45):
        with time_machine.travel(now - timedelta(minutes=number), tick=False):
            about = About.BETWEEN if number % 2 else About.TEXTS
            actions.publish(sam, suggestion_id=sent(f"Nr {number}", about).suggestion.pk)

    first = client.get(PUBLIC)
    assert texts(first) == [f"Nr {number}" for number in range(20)]
    assert first.context["next_url"] == f"{PUBLIC}?sida=2"
    assert texts(client.get(PUBLIC, {"sida": "3"})) == [f"Nr {number}" for number in range(40, 45)]
    kind = client.get(PUBLIC, {"om": "between"})
    assert texts(kind) == [f"Nr {number}" for number in range(1, 40, 2)]
    assert kind.context["next_url"] == f"{PUBLIC}?om=between&sida=2"
    second = client.get(kind.context["next_url"])
    assert texts(second) == ["Nr 41", "Nr 43"]
    assert second.context["first_url"] == f"{PUBLIC}?om=between"


@pytest.mark.parametrize("query", ["sida=0", "sida=x", "sida=-1", "sida=9999", "om=nej", "om="])
def test_an_odd_address_is_the_page_all_the_same(client, db, query):
    make_answered("Ett förslag.")

    assert texts(client.get(f"{PUBLIC}?{query}")) == ["Ett förslag."]


def test_the_first_answer_puts_it_first_again(client, sam):
    with time_machine.travel(clock.now() - timedelta(days=2), tick=False):
        old = make_published("Gammalt")
    make_published("Nytt")

    actions.answer(sam, suggestion_id=old.pk, outcome="no", words="Nej.", seen=0)

    assert texts(client.get(PUBLIC)) == ["Gammalt", "Nytt"]


def test_the_pages_cost_the_same_however_many_there_are(
    client, sam_client, django_assert_num_queries
):
    for number in range(12):
        make_answered(f"Nr {number}")
        sent(f"Väntar {number}")
    with django_assert_num_queries(3):
        client.get(PUBLIC)
    with django_assert_num_queries(4):
        sam_client.get(reverse("waiting_suggestions"))
