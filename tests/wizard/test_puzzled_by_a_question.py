"""Jag förstår inte on a question: what was typed is saved first, and she comes back to it."""

import pytest
from django.urls import reverse
from lxml import html

from guides.models import Puzzlement
from tests.factories import make_case, make_draft
from tests.wizard.test_filling_in import step_url


def test_what_she_typed_is_saved_and_she_comes_back_to_the_question(anna_client, anna):
    draft = make_draft(anna)
    url = step_url(draft, "home_rented")

    response = anna_client.post(url, {"rent": "ungefär sex tusen", "_puzzled": "1", "_rev": "1"})
    thanks = anna_client.get(response["Location"])

    assert Puzzlement.objects.get().key == "questions/home_rented"
    assert html.fromstring(thanks.text).xpath(f"//a[@href='{url}']")
    assert "ungefär sex tusen" in anna_client.get(url).text


@pytest.mark.parametrize("key", ["month", "papers"])
def test_a_question_without_a_whole_answer_counts_too(anna_client, anna, key):
    draft = make_draft(anna, {})

    response = anna_client.post(step_url(draft, key), {"_puzzled": "1"})

    assert response["Location"].startswith(reverse("puzzled_words"))
    assert str(draft.pk) not in str(Puzzlement.objects.values().get())


def test_a_status_leads_to_a_message_in_the_case(anna_client, anna):
    case = make_case(anna)
    page = reverse("case", args=[case.pk])
    form = html.fromstring(anna_client.get(page).text).xpath("//form[@action='/jag-forstar-inte/']")

    response = anna_client.post("/jag-forstar-inte/", dict(form[0].form_values()))
    thanks = html.fromstring(anna_client.get(response["Location"]).text)

    assert Puzzlement.objects.get().key == "statuses/received-applicant"
    assert thanks.xpath(f"//a[@href='{reverse('ask_about', args=[case.pk])}']")
    assert thanks.xpath(f"//a[@href='{page}']")
