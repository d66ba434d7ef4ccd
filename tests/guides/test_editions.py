"""A wording made in the service lies over the shipped one, in every process, at no query a page."""

import math

import pytest
import time_machine
from django.db import IntegrityError, transaction

from guides import editions, library
from guides.models import Edition
from tests.factories import make_caseworker
from tests.guides.making import KEY, make_edition, make_text_owner

pytestmark = pytest.mark.django_db


def edited(source: str, key: str = KEY, language: str = "sv") -> Edition:
    found = make_edition(make_text_owner(), source, key, language)
    editions.forget()
    return found


@time_machine.travel("2026-12-01 09:00:00Z", tick=False)
def test_an_edited_wording_is_what_everybody_gets():
    shown = library.text(KEY)
    edited("# Vilken månad?\n\n## Varför frågar vi?\n\nFör att räkna rätt.")
    found = library.text(KEY)
    assert found.title == "Vilken månad?"
    assert found.why == "<p>För att räkna rätt.</p>"
    assert (found.edition, shown.edition) == ("2026-12-01.1", f"{shown.version:%Y-%m-%d}")
    assert (found.owner, found.terms) == (shown.owner, shown.terms)


def test_an_empty_edition_lets_the_shipped_wording_hold_again():
    shown = library.text(KEY)
    edited("# Annan")
    edited("")
    assert library.text(KEY) == shown


def test_a_phrase_and_a_word_are_edited_in_the_same_way():
    edited("# Ring\n\nRing mig på [nummer].", key="phrases/ring-mig")
    edited("# fullmakt\n\nEtt ja.", key="terms/fullmakt")
    assert library.phrase("phrases/ring-mig").words == "Ring mig på [nummer]."
    assert library.phrase("phrases/ring-mig").fits == ("message",)
    assert library.term("fullmakt").html == "<p>Ett ja.</p>"


def test_a_translation_can_be_made_in_the_service():
    with pytest.raises(library.TextMissing):
        library.text(KEY, "fi")
    edited("# Mikä kuukausi?", language="fi")
    found = library.text(KEY, "fi")
    assert (found.title, found.language) == ("Mikä kuukausi?", "fi")
    assert library.keys("fi") == (KEY,)
    assert library.source(KEY, "fi") == "# Mikä kuukausi?"


def test_an_edition_of_a_text_that_is_no_longer_shipped_is_no_text():
    edited("# Borta")
    Edition.objects.update(key="questions/no_such_step")
    editions.forget()
    with pytest.raises(library.TextMissing):
        library.text("questions/no_such_step")


def test_other_processes_follow_when_what_they_know_is_old(django_assert_num_queries, settings):
    editions.hold({}, until=math.inf)
    number = Edition.objects.count()
    with django_assert_num_queries(0):
        library.text(KEY)
    edited("# Ny")
    with django_assert_num_queries(1):
        assert [library.text(KEY).title for _page in range(20)] == ["Ny"] * 20
    settings.TEXTS_MAX_AGE = -1
    editions.forget()
    library.text(KEY)
    edited_elsewhere = Edition.objects.get(number=number + 1)
    Edition.objects.filter(pk=edited_elsewhere.pk).update(source="# Nyare")
    assert library.text(KEY).title == "Nyare"


def test_only_one_wording_of_a_text_is_live():
    edited("# Ett")
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            key=KEY, language="sv", number=2, source="# Två", made_by=make_caseworker(), reason="x"
        )


def test_a_translation_says_when_the_swedish_text_is_newer(client):
    client.cookies["sprak"] = "en"
    guide, newer = "guides/sa-gar-det-till", "We have changed the Swedish text."
    assert newer not in client.get("/guider/sa-gar-det-till/").content.decode()
    edited("# Så går det till nu\n\nNytt.", key=guide)
    assert newer in client.get("/guider/sa-gar-det-till/").content.decode()
    edited("# How it works now\n\nNew.", key=guide, language="en")
    page = client.get("/guider/sa-gar-det-till/").content.decode()
    assert newer not in page
    assert "How it works now" in page
