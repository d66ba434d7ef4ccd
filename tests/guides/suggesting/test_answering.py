"""Editors read, publish, hide, take out words and answer; everyone reads what came of it."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from eservice import clock
from guides.models import Outcome, Suggestion
from guides.suggesting import actions
from tests.conftest import logged_in
from tests.guides.making import make_text_owner
from tests.guides.suggesting.making import make_published, make_suggestion, sent
from tests.guides.suggesting.test_writing import FOLLOW, NUMBER, shown, write

PUBLIC = "/du-sa-vi-gjorde/"


def url(name: str, found: Suggestion) -> str:
    return reverse(name, args=[found.pk])


def own(client, sent_one) -> str:
    return shown(client.post(FOLLOW, {"code": sent_one.code.shown}))


def test_nothing_is_public_before_an_editor_has_published_it(client, sam_client):
    one = sent("Svara fortare.")
    answer = {"outcome": "no", "words": "Det går inte.", "seen": "0"}
    assert sam_client.post(url("answer_suggestion", one.suggestion), answer).status_code == 302
    assert "Svara fortare." not in client.get(PUBLIC).text

    sam_client.post(url("publish_suggestion", one.suggestion))

    page = shown(client.get(PUBLIC))
    assert "Svara fortare." in page
    assert "Nej, och därför" in page
    assert "Det går inte." in page
    assert "Alla kan läsa ditt förslag." in own(client, one)


def test_what_is_hidden_is_told_to_the_writer_alone(client, sam_client):
    one = sent("Kim är dum.")
    sam_client.post(url("publish_suggestion", one.suggestion))
    reason = {"reason": "Det handlar om någon annan."}

    assert sam_client.post(url("hide_suggestion", one.suggestion), reason).status_code == 302

    assert "Kim är dum." not in client.get(PUBLIC).text
    assert "Det handlar om någon annan." in own(client, one)
    sam_client.post(url("publish_suggestion", one.suggestion))
    assert "Det handlar om någon annan." not in own(client, one)


def test_an_editor_takes_out_names_and_the_writer_sees_it(client, sam_client):
    one = sent("Kim Testman lovade att ringa. KIM TESTMAN glömde. Kim Testmans chef också.")
    page = url("take_out_words", one.suggestion)

    refused = sam_client.post(page, {"words": "Kim Testman\r\nBosse"})
    assert refused.status_code == 422
    assert "Det här står inte i förslaget: Bosse" in shown(refused)
    assert sam_client.post(page, {"words": "Kim Testman\r\n\r\nchef"}).status_code == 302

    words = Suggestion.objects.get().words
    assert (
        words == "[borttaget] lovade att ringa. [borttaget] glömde. [borttaget] [borttaget] också."
    )
    assert "ord som kan visa vem någon är, till exempel namn" in own(client, one)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("hide_suggestion", {"reason": " "}),
        ("take_out_words", {"words": ""}),
        ("answer_suggestion", {"outcome": "no", "words": "", "seen": "0"}),
        ("answer_suggestion", {"words": "Ett svar.", "seen": "0"}),
        ("answer_suggestion", {"outcome": "kanske", "words": "Ett svar.", "seen": "0"}),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(sam_client, name, body):
    found = make_suggestion()

    response = sam_client.post(url(name, found), body)

    assert response.status_code == 422
    assert "Titta på ett svar igen" in shown(response)
    assert body.get("words", "") in response.text
    assert Suggestion.objects.values().get() == Suggestion.objects.filter(pk=found.pk).values()[0]
    assert not found.answers.exists()


def test_an_answer_is_changed_and_the_earlier_one_stays(client, sam, sam_client):
    one = sent()
    actions.publish(sam, suggestion_id=one.suggestion.pk)
    page = url("answer_suggestion", one.suggestion)
    sam_client.post(page, {"outcome": "later", "words": "Till våren.", "seen": "0"})
    assert "Till våren." in sam_client.get(page).text

    sam_client.post(page, {"outcome": "done", "words": "Nu är det gjort.", "seen": "1"})

    public = shown(client.get(PUBLIC))
    assert "Vi gjorde det" in public
    assert "Vi har ändrat svaret." in public
    assert "Till våren." not in public
    assert "Det här svarade vi tidigare Vi gör det senare. Till våren." in own(client, one)
    assert "Till våren." in sam_client.get(url("review_suggestion", one.suggestion)).text


def test_two_editors_at_once_lose_nothing(sam_client):
    found = make_suggestion()
    page = url("answer_suggestion", found)
    sam_client.post(page, {"outcome": "no", "words": "Mitt nej.", "seen": "0"})
    rut = logged_in(make_text_owner())
    body = {"outcome": "done", "words": "Mitt ja.", "seen": "0"}

    late = rut.post(page, body)

    assert late.status_code == 409
    assert "Mitt nej." in shown(late)
    assert "Mitt ja." in shown(late)
    assert 'name="seen" value="1"' in late.text
    assert rut.post(page, body | {"seen": "1"}).status_code == 302
    assert [answer.words for answer in found.answers.all()] == ["Mitt nej.", "Mitt ja."]
    assert rut.post(page, body | {"seen": "1"}).status_code == 302
    assert found.answers.count() == 2


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40, "٣"])
def test_an_answer_from_an_unreadable_page_is_asked_for_again(sam_client, seen):
    found = make_suggestion()
    body = {"outcome": "no", "words": "Mitt nej.", "seen": seen}

    response = sam_client.post(url("answer_suggestion", found), body)

    assert response.status_code == 409
    assert "Mitt nej." in response.text
    assert not found.answers.exists()


def test_a_personal_number_in_an_answer_is_taken_out_and_a_telephone_number_stays(client, sam):
    found = make_published()

    words = f"Hej {NUMBER}, ring 0771-524 524"

    actions.answer(sam, suggestion_id=found.pk, outcome=Outcome.NO, words=words, seen=0)

    assert "Hej [personnummer], ring 0771-524 524" in client.get(PUBLIC).text


def test_only_editors_act(maja, sam):
    found = make_suggestion()

    with pytest.raises(actions.NotAnEditor):
        actions.publish(maja, suggestion_id=found.pk)


def test_what_was_typed_when_the_login_ended_comes_back(sam, sam_client):
    found = make_suggestion()
    page = url("answer_suggestion", found)
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    body = {"outcome": "no", "words": "Mitt långa svar.", "seen": "0"}

    assert sam_client.post(page, body)["Location"].startswith(reverse("login"))

    assert not found.answers.exists()
    sam_client.force_login(sam)
    assert "Mitt långa svar." in sam_client.get(page).text
    assert sam_client.post(page, body).status_code == 302
    assert "Mitt långa svar." in found.answers.get().words


def test_a_no_from_the_first_word_to_the_public_page(client, sam_client):
    receipt = write(client, f"Jag {NUMBER} vill ha svar samma dag.")
    assert "ett personnummer" in shown(receipt)
    found = Suggestion.objects.get()
    body = {
        "outcome": "no",
        "words": "Vi hinner inte. Men du får svar inom tio dagar.",
        "seen": "0",
    }

    sam_client.post(url("publish_suggestion", found))
    sam_client.post(url("answer_suggestion", found), body)

    page = shown(client.get(PUBLIC))
    assert "Du sa: Jag [personnummer] vill ha svar samma dag." in page
    assert "Nej, och därför" in page
    assert "Vi svarar: Vi hinner inte. Men du får svar inom tio dagar." in page
    code = "".join(receipt.context["groups"])
    mine = shown(client.post(FOLLOW, {"code": code}))
    assert "Vi hinner inte." in mine
    assert "ett personnummer" in mine
