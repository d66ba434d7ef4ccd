"""A caseworker begins from a phrase: nothing is sent with blanks, and nothing typed is lost."""

import pytest
from django.contrib.sessions.models import Session

from applications.models import Message
from eservice import clock
from guides import library
from tests.casework.completing.pages import words_of
from tests.casework.messaging.writing import hers, hidden_in, ours

pytestmark = pytest.mark.django_db
LATER = "phrases/jag-svarar-senare"


def test_a_phrase_comes_after_what_is_typed_and_is_free_to_edit(case, maja_client):
    fields = hidden_in(maja_client.get(ours(case))) | {"text": "Hej Anna!"}
    page = maja_client.post(ours(case), fields | {"do": "phrase", "phrase": LATER})
    assert page.status_code == 200
    text = page.context["form"]["text"].value()
    assert text.startswith("Hej Anna!\n\nTack för ditt meddelande.")

    stopped = maja_client.post(ours(case), fields | {"do": "send", "text": text})
    assert stopped.status_code == 422
    assert "Fyll i det som står inom hakar, eller ta bort det: [dag]" in words_of(stopped)
    assert not Message.objects.exists()

    # A bracket too many hides none of them, and many take no time to look through.
    for more in (text.replace("[dag]", "[[dag]"), f"{'[' * 9_000}{text}"):
        stopped = maja_client.post(ours(case), fields | {"do": "send", "text": more})
        assert stopped.status_code == 422
        assert "eller ta bort det: [dag]" in words_of(stopped)

    whole = text.replace("[dag]", "fredag [klockan 10]")
    assert maja_client.post(ours(case), fields | {"do": "send", "text": whole}).status_code == 302
    assert Message.objects.get().content["text"].endswith("fredag [klockan 10].")


def test_an_unknown_phrase_changes_nothing(case, maja_client):
    fields = hidden_in(maja_client.get(ours(case))) | {"text": "Hej Anna!", "do": "phrase"}
    for key in ("", "phrases/fel-kommun", "../../etc/passwd"):
        page = maja_client.post(ours(case), fields | {"phrase": key})
        assert page.context["form"]["text"].value() == "Hej Anna!"


def test_there_are_phrases_for_messages_and_none_of_them_for_decisions():
    fitting = library.phrases("message")
    assert len(fitting) >= 5
    assert {each.fits for each in fitting} == {("message",)}


def test_what_is_typed_at_an_ended_login_comes_back(case, anna, maja, anna_client, maja_client):
    for client, url, user in ((anna_client, hers(case), anna), (maja_client, ours(case), maja)):
        fields = hidden_in(client.get(url)) | {"text": "Ett långt svar."}
        Session.objects.filter(pk=client.session.session_key).update(expire_date=clock.now())
        assert client.post(url, fields)["Location"].startswith("/logga-in/")
        client.force_login(user)
        assert "Ett långt svar." in client.get(url).content.decode()
