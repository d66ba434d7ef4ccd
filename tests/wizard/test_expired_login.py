"""A login that ends in the middle of a question: the same question comes back with the text."""

import os
import random
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from lxml import html

from eservice import clock
from eservice.people.models import Stash
from tests.factories import answer, make_applicant, make_draft
from tests.wizard.test_filling_in import step_url, text

TYPED = {"anything_else": "Det jag skrev precis", "_rev": "1"}
# How many logins end in the suite; LOST_LOGINS of them for docs/figures.md.
LOST_LOGINS = int(os.environ.get("LOST_LOGINS", "25"))


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def ended_login(user) -> Client:
    """A browser that still has the cookie of a login that has ended."""
    client = Client()
    client.force_login(user)
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    return client


@pytest.fixture
def phone(anna, draft) -> Client:
    """Anna's phone, whose login has just ended on a page with text in it."""
    client = ended_login(anna)
    response = client.post(step_url(draft, "anything_else", "?till=kontrollera"), TYPED)
    back = quote(step_url(draft, "anything_else", "?till=kontrollera"))
    assert response["Location"] == f"/logga-in/?next={back}"
    return client


def test_after_login_the_question_comes_back_with_the_text(phone, anna, draft):
    url = step_url(draft, "anything_else", "?till=kontrollera")
    phone.force_login(anna)

    page = text(phone.get(url))

    assert "Din inloggning hade gått ut." in page
    assert "Det jag skrev precis" in page
    assert draft.answers.get(step="anything_else").raw == {"anything_else": [""]}

    response = phone.post(url, TYPED)
    assert response["Location"] == reverse("check", args=[draft.pk])
    assert draft.answers.get(step="anything_else").raw == {
        "anything_else": [TYPED["anything_else"]]
    }
    assert not Stash.objects.exists()
    assert "Din inloggning hade gått ut." not in text(phone.get(url))


def test_of_many_ended_logins_no_text_is_lost(anna, draft):
    """Words, signs and lines of every kind, as she typed them."""
    chance, url = random.Random(1000), step_url(draft, "anything_else")
    for number in range(LOST_LOGINS):
        said = f"{number} " + "".join(chance.choices("aåäö <>&\"'%{}👩‍🦽\u0627\n", k=40)) + "."
        client = ended_login(anna)
        rev = str(draft.answers.get(step="anything_else").rev)
        client.post(url, {"anything_else": said, "_rev": rev})
        client.force_login(anna)
        form = html.fromstring(client.get(url).content.decode()).xpath("//main//form[@method]")[0]
        shown = form.fields["anything_else"]
        assert "".join(shown.split()) == "".join(said.split())
        client.post(url, {"anything_else": shown, "_rev": form.fields["_rev"]})
        stored = draft.answers.get(step="anything_else").raw["anything_else"][0]
        assert "".join(stored.split()) == "".join(said.split())


def test_someone_else_at_the_same_computer_never_sees_it(phone, draft):
    phone.force_login(make_applicant())

    assert phone.get(step_url(draft, "anything_else")).status_code == 404
    page = phone.get(reverse("home")).content.decode()
    assert "Det jag skrev precis" not in page


def test_it_stays_with_its_own_question(phone, anna, draft):
    phone.force_login(anna)

    assert "Det jag skrev precis" not in text(phone.get(step_url(draft, "income_changes")))


def test_a_newer_answer_is_not_overwritten(phone, anna, draft):
    answer(anna, draft, "anything_else", {"anything_else": "Skrivet på en annan telefon"})
    phone.force_login(anna)
    page = phone.get(step_url(draft, "anything_else"))
    assert 'name="_rev" value="1"' in page.content.decode()

    response = phone.post(step_url(draft, "anything_else"), TYPED)

    assert response.status_code == 409
    assert "Skrivet på en annan telefon" in text(response)
    assert "Det jag skrev precis" in text(response)


def test_it_is_sealed_and_gone_after_an_hour(phone, anna, draft, time_machine):
    kept = Stash.objects.values_list("typed", flat=True).get()
    assert b"skrev precis" not in bytes(kept)
    time_machine.move_to(clock.now() + timedelta(minutes=61))
    phone.force_login(anna)

    assert "Det jag skrev precis" not in text(phone.get(step_url(draft, "anything_else")))
    call_command("tick")
    assert not Stash.objects.exists()


def test_logging_out_forgets_it(phone, anna):
    phone.force_login(anna)

    phone.post(reverse("logout"))

    assert not Stash.objects.exists()
    assert phone.cookies["typed"].value == ""


def test_a_stranger_can_not_plant_a_text(anna, draft):
    stranger = Client()
    stranger.cookies["sessionid"] = "a" * 32

    response = stranger.post(step_url(draft, "anything_else"), TYPED)

    assert not Stash.objects.exists()
    assert response.status_code == 403


def test_without_a_known_login_the_text_is_shown_to_be_copied(draft):
    response = Client().post(step_url(draft, "anything_else"), TYPED)

    assert "Det du skrev nyss är inte sparat." in text(response)
    assert "Det jag skrev precis" in text(response)
    assert f"/logga-in/?next={quote(step_url(draft, 'anything_else'))}" in text(response)


def test_a_login_that_ended_long_ago_keeps_nothing(anna, draft):
    client = ended_login(anna)
    Session.objects.update(expire_date=clock.now() - timedelta(hours=2))

    client.post(step_url(draft, "anything_else"), TYPED)

    assert not Stash.objects.exists()


def test_each_login_has_one_kept_text(phone, anna, draft):
    again = ended_login(anna)
    again.post(step_url(draft, "income_changes"), {"income_changes": "Ett annat svar"})

    kept = Stash.objects.get()
    assert kept.path == step_url(draft, "income_changes")
    assert kept.typed["income_changes"] == ["Ett annat svar"]


def test_far_too_much_is_not_kept(anna, draft):
    client = ended_login(anna)

    client.post(step_url(draft, "anything_else"), {"anything_else": "x" * 200_000})

    assert not Stash.objects.exists()


def test_a_page_that_was_open_too_long_shows_what_was_typed(anna, draft):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)

    ours = {"origin": "http://testserver"}
    response = client.post(step_url(draft, "anything_else"), TYPED, headers=ours)

    assert response.status_code == 403
    assert "Sidan var öppen för länge" in text(response)
    assert "Det jag skrev precis" in text(response)
    assert draft.answers.get(step="anything_else").rev == 1
