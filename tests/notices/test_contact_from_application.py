"""What a person sends about how to reach her holds for her notices too."""

import pytest

from applications.actions.contact_choices import copy_contact
from applications.models import ContactChoice, Draft
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.progress import Progress, facts_about
from eservice.people.models import User
from tests.factories import Given, make_applicant, make_draft, whole_answers
from tests.notices.making import chooses

pytestmark = pytest.mark.django_db


def sent_by(user: User, answers: Given) -> dict:
    """Return her choice after the answers on the path have been copied."""
    draft: Draft = make_draft(user, answers)
    progress = Progress(FLOW, answers_of(draft), facts_about(user.person))
    assert "contact" in progress.path
    copy_contact(user.person, progress.answers)
    return ContactChoice.objects.get(person=user.person).choice


def test_everything_she_answered_is_copied(anna):
    contact = {"ways": ["phone", "email"], "phone": "070-174 06 05", "email": "anna@exempel.se"}

    assert sent_by(anna, whole_answers() | {"contact": contact}) == {
        "ways": ["phone", "email"],
        "phone": "0701740605",
        "email": "anna@exempel.se",
        "safe": "safe",
        "mobile": "",
        "address": ["Påhittade gatan 1", "000\u00a000 Exempelstad"],
        "language": "sv",
        "is_daily": False,
    }


@pytest.mark.parametrize("safe", ["unsafe", "unsure"])
def test_what_is_unsafe_stays_unsafe(anna, safe):
    assert sent_by(anna, whole_answers() | {"safe_contact": {"safe_contact": safe}})["safe"] == safe


def test_no_fixed_address_is_no_address(anna):
    left_behind = whole_answers()["address"] | {"where": "none"}

    assert sent_by(anna, whole_answers() | {"address": left_behind})["address"] == []


def test_her_latest_word_holds(anna):
    chooses(anna, email="gammal@exempel.se")

    choice = sent_by(anna, whole_answers() | {"contact": {"ways": "self"}})

    assert (choice["ways"], choice["email"]) == (["self"], "")


def test_protected_identity_has_no_address_to_copy():
    user = make_applicant(is_protected=True)

    answers = whole_answers()
    del answers["address"]
    assert sent_by(user, answers)["address"] == []


def test_an_application_that_did_not_ask_changes_nothing(anna):
    chooses(anna)
    before = ContactChoice.objects.get().changed_at
    draft = make_draft(anna, {})

    copy_contact(anna.person, Progress(FLOW, answers_of(draft), facts_about(anna.person)).answers)

    assert ContactChoice.objects.get().changed_at == before


def test_how_often_and_in_which_language_is_not_asked_and_stays(anna):
    chooses(anna, is_daily=True, language="en", mobile="0721740605")

    choice = sent_by(anna, whole_answers())

    assert (choice["is_daily"], choice["language"], choice["mobile"]) == (True, "en", "")
