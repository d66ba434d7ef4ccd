"""Kim begins an application with somebody who has no e-ID; only that person can make it count."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from applications.access import Actor
from applications.actions.desk import known_people
from applications.actions.drafts import delete_draft
from applications.actions.ending_drafts import delete_ended_drafts, warn_of_endings
from applications.actions.reaching_out import (
    MOST_OPEN,
    begin_outreach,
    hand_on,
    joined,
    offered_draft,
)
from applications.actions.sending import send_application
from applications.errors import CodeRefused, NotAllowed
from applications.models import Answer, Case, Draft, Grant, Notice, Outreach, Registration
from applications.notice_kinds import NoticeKind
from applications.queries import own_drafts
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Person
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk, make_served
from tests.factories import answer_all, make_applicant, this_month, whole_answers
from tests.helping import make_helper
from tests.wizard.test_filling_in import step_url
from tests.writing_down.making import start

pytestmark = pytest.mark.django_db
NAMES = {"given_name": "Tove", "family_name": "Utan Nummer"}
BEGIN = "/hjalper/borja/"


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def draft(kim) -> Draft:
    return begin_outreach(Actor(kim), **NAMES)


@pytest.fixture
def tove(db):
    """Somebody with a T-number who logs in with codes from the desk."""
    return make_served().person.users.get()


def code_for(kim, draft) -> str:
    """The code as the page shows it, once."""
    url = reverse("hand_on_draft", args=[draft.outreach.grant_id])
    assert "app-code" not in logged_in(kim).get(url).text
    shown = re.search(r'class="app-code">(.*?)</p>', logged_in(kim).post(url).text, re.S)[1]
    return "-".join(re.findall(r"<span>(\w+)</span>", shown))


def types_in(user, code: str, **more: str):
    return logged_in(user).post(reverse("help_code"), {"code": code, **more})


def test_kim_begins_with_a_name_and_a_yes_and_fills_in(kim):
    client = logged_in(kim)
    assert "Du kan inte skicka något." in client.get(BEGIN).text
    missing = client.post(BEGIN, NAMES)
    assert missing.status_code == 422
    assert "Du kan inte börja utan ett ja." in missing.text
    assert not Draft.objects.exists()

    begun = client.post(BEGIN, NAMES | {"said_yes": "on"})

    draft = Draft.objects.get()
    assert begun.url == reverse("draft", args=[draft.pk])
    page = client.get(begun.url).text
    assert "Du fyller i för <b><bdi>Tove Utan Nummer" in page
    assert "Lämna över till Tove" in page
    assert "Säg till Tove" not in page
    client.post(step_url(draft, "month"), {"month": this_month(), "_rev": "0"})
    assert Answer.objects.get(draft=draft).grant == Grant.objects.get()
    assert "Börja på en ansökan tillsammans" in client.get(reverse("people_helped")).text


def test_the_name_is_nobody_that_is_known_here(draft):
    """Nobody finds her by it, and it leads to nobody of that name."""
    assert not Person.objects.get(pk=draft.person_id).is_registered
    assert not draft.person.users.exists()
    assert known_people().filter(number_index__isnull=False, pk=draft.person_id).count() == 0


def test_kim_can_send_nothing(kim, draft):
    client = logged_in(kim)
    assert client.get(reverse("send", args=[draft.pk])).status_code == 404
    assert client.post(reverse("send", args=[draft.pk]), {"declare": "yes"}).status_code == 404
    with pytest.raises(NotAllowed):
        send_application(Actor(kim), draft_id=draft.pk)
    assert not Case.objects.exists()


def test_tove_takes_it_over_with_the_code_and_sends_it_herself(kim, draft, tove):
    answer_all(kim, draft, {"month": {"month": this_month()}})
    code = code_for(kim, draft)
    offer = types_in(tove, code).text
    assert "Är det här din ansökan?" in offer
    assert "Kim Hjälpsam" in offer
    assert not own_drafts(Actor(tove)).exists()

    taken = types_in(tove, code, answer="yes")

    assert taken.url == reverse("draft_changes", args=[draft.pk])
    assert "Kim Hjälpsam" in logged_in(tove).get(taken.url).text
    assert "Kim Hjälpsam" in logged_in(tove).get(reverse("my_helpers")).text
    assert own_drafts(Actor(tove)).get() == Draft.objects.get(pk=draft.pk)
    client = logged_in(kim)
    for name in ("draft", "check"):
        assert client.get(reverse(name, args=[draft.pk])).status_code == 404
    assert "Tove" not in client.get(reverse("people_helped")).text
    answer_all(tove, Draft.objects.get(), whole_answers())
    case = send_application(Actor(tove), draft_id=draft.pk)
    assert case.person == tove.person
    call_command("verify_events", quiet=True)


def test_a_no_changes_nothing_and_the_code_works_once(kim, draft, tove):
    code = code_for(kim, draft)
    types_in(make_applicant(), code, answer="no")
    assert Outreach.objects.get().joined_at is None
    types_in(tove, code, answer="yes")

    again = types_in(make_applicant(), code, answer="yes")

    assert "Koden går inte att använda" in again.text
    assert Draft.objects.get().person == tove.person


def test_kim_cannot_make_it_her_own(kim, draft):
    refused = types_in(kim, code_for(kim, draft), answer="yes")
    assert "Det är du som har fyllt i." in refused.text
    assert Outreach.objects.get().joined_at is None


def test_a_new_code_ends_the_one_before_and_a_code_grows_old(kim, draft, tove, time_machine):
    first, second = code_for(kim, draft), code_for(kim, draft)
    assert "Koden går inte att använda" in types_in(tove, first).text
    time_machine.move_to(clock.now() + timedelta(days=31), tick=False)
    assert "Koden går inte att använda" in types_in(tove, second).text


def test_guessing_kills_the_code(kim, draft, tove):
    code = hand_on(Actor(kim), draft_id=draft.pk).text
    wrong = code[:4] + ("2" * 8 if code[4:] != "2" * 8 else "3" * 8)
    for _try in range(5):
        types_in(tove, wrong)
    assert "Koden går inte att använda" in types_in(tove, code).text


def test_staff_take_it_in_on_signed_paper_for_the_person_they_have_found(kim, draft, tove):
    answer_all(kim, draft, {"month": {"month": this_month()}})
    disa = make_desk_clerk()

    begun = start(logged_in(disa), tove.person, code=code_for(kim, draft))

    assert begun.status_code == 302
    registration = Registration.objects.get()
    assert (registration.draft_id, registration.by, registration.way) == (draft.pk, disa, "paper")
    assert registration.draft.person == tove.person
    assert not own_drafts(Actor(tove)).exists()
    case = send_application(Actor(disa), draft_id=draft.pk)
    assert "Kim Hjälpsam" in str(case.application.content["help"])
    assert logged_in(kim).get(reverse("draft", args=[draft.pk])).status_code == 404


def test_staff_read_why_a_code_is_no_good(kim, draft, tove):
    disa = make_desk_clerk()
    wrong = start(logged_in(disa), tove.person, code="AAAA-BBBB-CCCC")
    assert wrong.status_code == 409
    assert "Koden går inte att använda" in wrong.text
    disa.person = kim.person
    disa.save()
    own = start(logged_in(disa), tove.person, code=code_for(kim, draft))
    assert "Du har själv hjälpt personen." in own.text
    assert Outreach.objects.get().joined_at is None


def test_nobody_else_sees_it(draft, anna, maja):
    for user in (anna, maja, make_desk_clerk(), make_helper()):
        client = logged_in(user)
        assert client.get(reverse("draft", args=[draft.pk])).status_code == 404
        hand_on_url = reverse("hand_on_draft", args=[draft.outreach.grant_id])
        assert client.post(hand_on_url).status_code == 404


def test_ten_wait_at_most(kim):
    for number in range(MOST_OPEN):
        begin_outreach(Actor(kim), given_name="Tove", family_name=f"Nummer {number}")
    full = logged_in(kim).post(BEGIN, NAMES | {"said_yes": "on"})
    assert full.status_code == 409
    assert "Du har redan börjat med 10 personer." in full.text
    assert Draft.objects.count() == MOST_OPEN


def test_two_presses_begin_one(kim):
    first, second = (logged_in(kim).post(BEGIN, NAMES | {"said_yes": "on"}) for _press in "12")
    assert first.url == second.url
    assert Draft.objects.count() == Outreach.objects.count() == 1


def test_another_of_the_same_name_is_another(kim, draft):
    answer_all(kim, draft, {"month": {"month": this_month()}})
    assert begin_outreach(Actor(kim), **NAMES) != draft


def test_kim_deletes_what_was_begun_by_mistake(kim, draft):
    logged_in(kim).post(reverse("delete_draft", args=[draft.pk]))
    assert not Draft.objects.exists()
    assert not Outreach.objects.exists()


def test_kim_is_warned_before_it_is_deleted(kim, draft, time_machine):
    keep = municipality().drafts.keep_days
    start_day = clock.now()
    time_machine.move_to(start_day + timedelta(days=keep - 2), tick=False)
    warn_of_endings()
    assert Notice.objects.get(kind=NoticeKind.DRAFT_ENDS).person == kim.person
    time_machine.move_to(start_day + timedelta(days=keep + 4), tick=False)
    assert delete_ended_drafts() == 1
    assert not Outreach.objects.exists()


def test_what_is_deleted_while_it_is_taken_over_is_a_code_that_is_no_good(kim, draft, tove):
    invitation = offered_draft(Actor(tove), code=hand_on(Actor(kim), draft_id=draft.pk).text)[1]
    delete_draft(Actor(kim), draft_id=draft.pk)
    with pytest.raises(CodeRefused):
        joined(Actor(tove), tove.person, invitation)
