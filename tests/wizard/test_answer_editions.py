"""A draft and an application remember the wording that each question was answered under."""

import pytest

from applications.models import Application
from guides import editions, library
from tests.factories import answer, make_draft
from tests.guides.making import make_edition, make_text_owner
from tests.wizard.test_sending import send

KEY = "questions/home_rented"


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def reword() -> str:
    make_edition(make_text_owner(), "# Din lägenhet", key=KEY)
    editions.forget()
    return library.text(KEY).edition


def rented(draft) -> tuple[str, list[str]]:
    revisions = draft.revisions.filter(step="home_rented").order_by("at")
    return draft.answers.get(step="home_rented").edition, [each.edition for each in revisions]


def test_an_answer_keeps_the_wording_it_was_given_to(draft, anna):
    shipped = library.text(KEY).edition
    assert rented(draft) == (shipped, [])

    ours = reword()
    assert rented(draft) == (shipped, [])
    answer(anna, draft, "home_rented", {"rent": "5000", "rooms": "1", "people": "1"})
    assert rented(draft) == (ours, [shipped])


def test_what_is_sent_says_which_wording_was_answered(anna_client, draft):
    before = library.text(KEY).edition
    reword()
    send(anna_client, draft)

    steps = {
        step["key"]: step
        for section in Application.objects.get().content["sections"]
        for step in section["steps"]
    }
    assert steps["home_rented"]["edition"] == before
    assert steps["month"]["edition"] == library.text("questions/month").edition
