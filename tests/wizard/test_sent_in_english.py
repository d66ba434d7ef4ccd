"""She reads English; what she sends and signs is kept in Swedish, and the receipt is too."""

import json
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from applications.models import Answer, Application, Letter
from applications.questions.freezing import DECLARATION
from eservice.ui.swedish import parse_date
from tests.factories import make_draft
from tests.wizard.test_filling_in import step_url, text


@pytest.fixture
def reader(anna_client):
    anna_client.cookies["sprak"] = "en"
    return anna_client


@time_machine.travel("2026-03-05 09:00:00Z", tick=False)
def test_what_is_sent_is_kept_in_swedish(reader, anna):
    draft = make_draft(anna)
    page = text(reader.get(reverse("send", args=[draft.pk])))
    assert str(DECLARATION[0]) not in page
    assert reader.post(reverse("send", args=[draft.pk]), {"declare": "yes"}).status_code == 302

    content = Application.objects.get().content
    assert content["declaration"] == [str(sentence) for sentence in DECLARATION]
    assert content["sections"][0]["title"] == "Läget nu"
    kept = json.dumps([content, Letter.objects.get().context], ensure_ascii=False)
    assert "Your situation now" not in kept
    assert "March 2026" not in kept
    assert "mars 2026" in kept


def test_the_case_says_what_is_in_swedish(reader, anna):
    draft = make_draft(anna)
    reader.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    page = text(reader.get(reverse("case_answers", args=[draft.pk])))
    assert "This is written in Swedish." in page
    assert '<div lang="sv">' in page
    reader.cookies["sprak"] = "sv"
    page = text(reader.get(reverse("case_answers", args=[draft.pk])))
    assert "Det här står på svenska." not in page
    assert '<div lang="sv">' not in page


def test_an_answer_remembers_which_translation_it_was_given_under(reader, anna):
    draft = make_draft(anna, {})
    reader.post(step_url(draft, "acute"), {"acute": "none", "_rev": "0"})
    assert Answer.objects.get(step="acute").edition == "en/2026-11-23"


@pytest.mark.parametrize(
    ("month", "number"), [("May", 5), ("maj", 5), ("5", 5), ("mars", 3), ("March", 3)]
)
def test_months_are_understood_in_both_languages(month, number):
    with translation.override("en"):
        assert parse_date("3", month, "2026", date(2026, 11, 23)) == date(2026, number, 3)
