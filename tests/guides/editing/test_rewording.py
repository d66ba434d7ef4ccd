"""From a proposed wording to the page that everybody reads, and what stops it on the way."""

import pytest
from django.urls import reverse

from guides import editions, library
from guides.models import Edition, Rewording
from tests.conftest import logged_in
from tests.guides.making import KEY, make_edition, make_editor, make_rewording, make_text_owner

pytestmark = pytest.mark.django_db

BETTER = """# Vilken månad behöver du pengar?

## Varför frågar vi?

Vi räknar på en månad i taget.

## Så svarar du

Välj månaden som du behöver pengar till."""
PROPOSE = reverse("propose_wording", args=["sv", KEY])


@pytest.fixture(autouse=True)
def fresh():
    editions.forget()


def answers(reason="Kortare och lättare", answer="yes", seen=None):
    seen = library.text(KEY).edition if seen is None else seen
    return {"act": "svara", "answer-answer": answer, "answer-reason": reason, "seen": seen}


def page_of(rewording) -> str:
    return reverse("rewording", args=[rewording.pk])


def test_a_proposal_is_commented_and_accepted_and_shown(django_capture_on_commit_callbacks):
    sam, rut = logged_in(make_editor()), logged_in(make_text_owner())
    sent = sam.post(PROPOSE, {"source": BETTER, "why": "Folk frågar vilken månad"})
    rewording = Rewording.objects.get()
    assert sent["Location"] == page_of(rewording)
    assert library.text(KEY).title != "Vilken månad behöver du pengar?"

    rut.post(page_of(rewording), {"act": "kommentera", "comment-words": "Bra med ett exempel"})
    assert "Bra med ett exempel" in sam.get(page_of(rewording)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert rut.post(page_of(rewording), answers()).status_code == 302

    assert library.text(KEY).title == "Vilken månad behöver du pengar?"
    assert library.text(KEY).edition.endswith(".1")
    shown = sam.get(page_of(rewording)).content.decode()
    assert "Kortare och lättare" in shown
    assert "Ditt svar som textägare" not in shown
    assert "Kortare och lättare" in sam.get(reverse("edit_text", args=["sv", KEY])).content.decode()


def test_a_no_comes_with_its_reason_and_changes_nothing():
    rewording, before = make_rewording(make_editor(), BETTER), library.text(KEY)
    rut = logged_in(make_text_owner())
    assert rut.post(page_of(rewording), answers("Ordet finns redan", "no")).status_code == 302
    rewording.refresh_from_db()
    assert (rewording.state, rewording.answer) == ("declined", "Ordet finns redan")
    assert library.text(KEY) == before
    again = rut.post(page_of(rewording), answers())
    assert again.status_code == 409
    assert "Förslaget har redan fått svar" in again.content.decode()


@pytest.mark.parametrize("data", [answers("", "yes", ""), answers("För att", "", "")])
def test_an_answer_needs_a_choice_and_a_reason(data):
    rewording = make_rewording(make_editor(), BETTER)
    sent = logged_in(make_text_owner()).post(page_of(rewording), data)
    assert sent.status_code == 422
    assert data["answer-reason"] in sent.content.decode()
    assert Rewording.objects.get().state == "open"


def test_an_editor_cannot_answer():
    rewording = make_rewording(make_editor(), BETTER)
    sam = logged_in(make_editor())
    assert "Ditt svar som textägare" not in sam.get(page_of(rewording)).content.decode()
    assert sam.post(page_of(rewording), answers()).status_code == 409
    assert not Edition.objects.exists()


def test_only_the_writer_takes_a_proposal_back():
    sam = make_editor()
    rewording = make_rewording(sam, BETTER)
    stranger = logged_in(make_editor()).post(page_of(rewording), {"act": "dra-tillbaka"})
    assert (stranger.status_code, Rewording.objects.get().state) == (409, "open")
    logged_in(sam).post(page_of(rewording), {"act": "dra-tillbaka"})
    assert Rewording.objects.get().state == "withdrawn"


def test_a_yes_to_a_text_that_has_changed_since_is_stopped_and_keeps_the_words():
    rewording, seen = make_rewording(make_editor(), BETTER), library.text(KEY).edition
    make_edition(make_text_owner(), "# Månad\n\n## Varför frågar vi?\n\n## Så svarar du")
    editions.forget()
    rut = logged_in(make_text_owner())
    sent = rut.post(page_of(rewording), answers("Mycket bättre", seen=seen))
    assert sent.status_code == 409
    assert "Texten har ändrats sedan du läste den" in sent.content.decode()
    assert "Mycket bättre" in sent.content.decode()
    assert rut.post(page_of(rewording), answers("Mycket bättre")).status_code == 302


def test_two_owners_who_say_yes_at_once_make_one_edition(monkeypatch):
    """Both have read the same number: the database lets only one be the next."""
    first, second = (make_rewording(make_editor(), BETTER + word) for word in ("", "\n\nTack."))
    rut, seen = logged_in(make_text_owner()), library.text(KEY).edition
    assert rut.post(page_of(first), answers(seen=seen)).status_code == 302
    monkeypatch.setattr("guides.editing.actions.current", lambda key, language: seen)
    monkeypatch.setattr("guides.editing.actions._next_number", lambda key, language: 1)
    assert rut.post(page_of(second), answers(seen=seen)).status_code == 409
    assert Edition.objects.get().source == BETTER


def test_what_the_checker_calls_an_error_stops_a_yes():
    rewording = make_rewording(make_editor(), BETTER + "\n\nKom ihåg hyran, m.m.")
    rut = logged_in(make_text_owner())
    assert "förkortning" in rut.get(page_of(rewording)).content.decode()
    assert rut.post(page_of(rewording), answers()).status_code == 409
    assert not Edition.objects.exists()
