"""A wording that can't be used is stopped with what to do, and what was typed is still there."""

import pytest
from django.urls import reverse

from guides import editions
from guides.editing.reading import LONGEST
from guides.models import Rewording
from tests.conftest import logged_in
from tests.guides.making import KEY, make_editor

pytestmark = pytest.mark.django_db

WHOLE = "# Vilken månad?\n\n## Varför frågar vi?\n\nVi räknar.\n\n## Så svarar du\n\nVälj."
ASKS_FOR = {
    "no title": (WHOLE.removeprefix("# Vilken månad?"), "Börja med en rubrik"),
    "no reason": (WHOLE.replace("Varför frågar vi?", "Varför?"), "## Varför frågar vi?"),
    "HTML": (f"{WHOLE} <b>Nu</b>", "Ta bort det som står mellan"),
    "script": (f"{WHOLE}\n\n<script>alert(1)</script>", "Ta bort det som står mellan"),
    "unknown fact": (f"{WHOLE} Den {{lonedag}}.", "{lonedag}"),
    "broken fact": (f"{WHOLE} Den {{utbetalningsdag.", "{utbetalningsdag."),
    "nothing": ("", "Skriv texten som du vill ha den"),
    "NUL": (f"{WHOLE}\0", "ett tecken som inte går att läsa"),
    "too long": (WHOLE + " ord" * LONGEST, "Texten är för lång"),
}


@pytest.fixture
def sam():
    return logged_in(make_editor())


def propose(client, source, why="Lättare", key=KEY, **more):
    url = reverse("propose_wording", args=["sv", key])
    return client.post(url, {"source": source, "why": why, **more})


@pytest.mark.parametrize(("source", "asks_for"), ASKS_FOR.values(), ids=ASKS_FOR)
def test_it_says_what_to_put_right(sam, source, asks_for):
    sent = propose(sam, source, why="Så här säger folk")
    page = sent.content.decode()
    assert sent.status_code == 422
    assert asks_for in page
    assert "<title>Fel:" in page
    assert "Så här säger folk" in page
    assert "<script>alert" not in page
    assert not Rewording.objects.exists()


def test_the_same_text_again_is_no_proposal(sam):
    page = sam.get(reverse("propose_wording", args=["sv", KEY]))
    source = page.context["form"].initial["source"]
    sent = propose(sam, source.replace("\n", "\r\n"))
    assert "Du har inte ändrat något" in sent.content.decode()


@pytest.mark.parametrize(("size", "status"), [(900_000, 422), (1_100_000, 400)])
def test_a_megabyte_is_answered(sam, size, status):
    assert propose(sam, "a" * size).status_code == status


def test_a_fact_of_the_municipality_is_let_through(sam):
    assert propose(sam, f"{WHOLE} Pengarna kommer den {{utbetalningsdag}}.").status_code == 302


def test_a_phrase_and_a_word_need_no_headings(sam):
    assert propose(sam, "# Ring\n\nRing [nummer].", key="phrases/ring-mig").status_code == 302
    assert propose(sam, "# fullmakt\n\nDitt ja.", key="terms/fullmakt").status_code == 302


def test_trying_saves_nothing_and_says_how_it_reads(sam):
    tried = propose(sam, f"{WHOLE} Ange beloppet.", why="", **{"try": "1"})
    page = tried.content.decode()
    assert tried.status_code == 200
    assert "Ange beloppet." in page
    assert "Fel:" not in page
    part = sam.post(reverse("try_wording", args=["sv", KEY]), {"source": f"{WHOLE} m.m."})
    assert "förkortning" in part.content.decode()
    assert "<html" not in part.content.decode()
    assert not Rewording.objects.exists()


def test_a_very_long_text_is_not_read_by_the_checker(sam):
    url = reverse("try_wording", args=["sv", KEY])
    part = sam.post(url, {"source": "a " * LONGEST})
    assert "Texten är för lång" in part.content.decode()


def test_words_that_look_like_front_matter_are_only_words(sam):
    part = sam.post(
        reverse("try_wording", args=["sv", "terms/fullmakt"]),
        {"source": '# a"\nlanguage: en\n---\n\nOrd.'},
    )
    assert part.status_code == 200


@pytest.mark.parametrize("key", ["no/such", "questions/no_such", "../sv/terms/a", "letters/x"])
def test_what_is_no_text_is_not_found(sam, key):
    for name in ("edit_text", "propose_wording"):
        assert sam.get(reverse(name, args=["sv", key])).status_code == 404
    assert sam.post(reverse("try_wording", args=["sv", key]), {"source": "# a"}).status_code == 404


def test_a_translation_begins_from_the_swedish(sam):
    editions.forget()
    page = sam.get(reverse("propose_wording", args=["fi", KEY]))
    assert page.status_code == 200
    assert "Varför frågar vi?" in page.context["form"].initial["source"]
    assert sam.get(reverse("propose_wording", args=["..", KEY])).status_code == 404
