"""Messages and those who help: who wrote for whom, what is for the applicant alone, who is told."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.notices import deliver_notice
from applications.actions.revoking import revoke
from applications.errors import NotAllowed
from applications.models import AccessLog, ContactChoice, Grant, Message, MessageRead, Notice
from applications.powers import Power
from applications.queries import acting_on
from applications.questions.messaging import unread_messages
from tests.casework.completing.pages import words_of
from tests.casework.messaging.writing import asking, hers, ours, write, writes
from tests.conftest import logged_in
from tests.helping import make_grant, make_helper

pytestmark = pytest.mark.django_db


def test_the_message_says_who_wrote_and_for_whom(
    case, anna, kim, anna_client, kim_client, maja_client
):
    assert writes(kim_client, hers(case), "Anna undrar när.").status_code == 302
    message = Message.objects.get()
    assert (message.grant, message.role) == (Grant.objects.get(), "supporter")
    assert "Kim Hjälpsam , för dig" in words_of(anna_client.get(hers(case)))
    assert "Du, för Anna E." in words_of(kim_client.get(hers(case)))
    assert "Kim Hjälpsam , för Anna E." in words_of(maja_client.get(ours(case)))
    assert unread_messages(Actor(anna), case) == 1


def test_what_is_for_the_caseworker_alone_is_not_there_for_a_helper(
    case, anna, maja, kim, anna_client, kim_client, maja_client
):
    page = words_of(anna_client.get(hers(case)))
    assert "Kim Hjälpsam kan också läsa det du skriver." in page
    writes(anna_client, hers(case), "Jag är rädd för Kim.", hers_alone="on")
    assert "Bara du och handläggaren ser det här" in words_of(anna_client.get(hers(case)))
    assert maja_client.get(ours(case)).context["form"]["hers_alone"].value() is True
    write(case, maja, "Vi hörs på telefon.", hers_alone=True)
    write(case, maja, "Hej båda.")

    page = words_of(kim_client.get(hers(case)))
    assert "Hej båda." in page
    assert "rädd" not in page
    assert "telefon." not in page.partition("Hej båda.")[0]
    helping = acting_on(Actor(kim), case)
    assert unread_messages(helping, case) == 1
    newest = Message.objects.latest("at")
    kim_client.post(reverse("read_messages", args=[case.pk]), {"until": newest.pk})
    assert [read.message for read in MessageRead.objects.filter(by=kim)] == [newest]
    # What a helper writes is never hidden from the one she helps.
    writes(kim_client, hers(case), "Tack.", hers_alone="on")
    assert "hers_alone" not in Message.objects.latest("at").content


def test_a_helper_sees_no_words_that_others_have_quoted(case, anna, kim_client, anna_client):
    content = {"text": "Vad menas?", "quote": "Beslutet säger nej.", "about": "x"}
    facts = {"by": anna, "role": "applicant", "is_from_office": False}
    Message.objects.create(case=case, content=content, **facts)
    assert "Beslutet säger nej." in words_of(anna_client.get(hers(case)))
    page = words_of(kim_client.get(hers(case)))
    assert "Vad menas?" in page
    assert "Beslutet" not in page


def test_only_who_was_given_messages_gets_in(case, anna, maja):
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, "read")
    client = logged_in(lo)
    for url in (hers(case), asking(case), ours(case)):
        assert client.get(url).status_code == 404
        assert client.post(url, {"text": "Hej"}).status_code == 404
    read = reverse("read_messages", args=[case.pk])
    assert client.post(read, {"until": write(case, maja).pk}).status_code == 404
    with pytest.raises(NotAllowed):
        write(case, lo)
    assert AccessLog.objects.filter(by=lo).exclude(kind="refused").count() == 0
    assert Message.objects.count() == 1


def test_those_are_told_who_read_messages_and_want_to_know(case, anna, maja, kim):
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, frozenset({Power.SEE_STATUS, Power.MESSAGE}))
    write(case, anna)
    assert not Notice.objects.filter(kind="message").exists()
    write(case, maja)
    told = Notice.objects.filter(kind="message")
    assert {notice.person for notice in told} == {anna.person, kim.person}
    write(case, maja, hers_alone=True)
    assert told.filter(person=kim.person).count() == 1
    assert told.filter(person=anna.person).count() == 2


@pytest.mark.parametrize("is_over", [True, False])
def test_nobody_is_told_after_the_help_is_over(case, anna, maja, kim, is_over):
    choice = {"ways": ["email"], "email": "kim@example.org", "safe": "safe"}
    ContactChoice.objects.create(person=kim.person, choice=choice)
    write(case, maja)
    notice = Notice.objects.get(person=kim.person, kind="message")
    if is_over:
        revoke(Actor(anna), grant_id=notice.grant_id, is_quiet=True)
    deliver_notice.func(str(notice.pk))
    notice.refresh_from_db()
    assert (notice.sent_at is None) is is_over


def test_a_screen_that_shows_less_shows_no_messages(case, anna, maja, anna_client):
    write(case, maja, "Hemligt svar.")
    session = anna_client.session
    session["shows_less"] = True
    session.save()
    for url in (hers(case), asking(case)):
        assert "Hemligt" not in anna_client.get(url).content.decode()
