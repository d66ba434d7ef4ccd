"""The whole way over HTTP: Anna writes, Maja reads and answers, Anna reads, and both see it."""

from contextlib import nullcontext
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import close_case, withdraw_case
from applications.models import AccessLog, Case, CaseEvent, Message, MessageRead, Notice
from applications.questions.messaging import with_unread_messages
from eservice import clock
from tests.casework.completing.pages import words_of
from tests.casework.messaging.writing import hers, hidden_in, ours, write, writes

pytestmark = pytest.mark.django_db
# A Wednesday.
NOW = datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Europe/Stockholm"))


def unread(case, user) -> int:
    return with_unread_messages(Case.objects.filter(pk=case.pk), user).get().unread_messages


def test_the_whole_way(case, anna, maja, anna_client, maja_client):
    with time_machine.travel(NOW):
        anna.refresh_from_db()
        sent = writes(anna_client, hers(case), "När får jag veta?")
        page = words_of(anna_client.get(sent["Location"]))
        assert "Tack, vi har fått ditt meddelande." in page
        assert "Vi svarar inom tre arbetsdagar." in page
        assert "På det du har skrivit svarar vi senast 23 november 2026" in page
        assert Case.objects.get().answered_at > NOW

        page = words_of(maja_client.get(ours(case)))
        for found in ("När får jag veta?", "Anna Exempel Nytt", "Det du skriver här läser den"):
            assert found in page
        assert writes(maja_client, ours(case), "I morgon.").status_code == 302
        assert (unread(case, anna), unread(case, maja)) == (1, 0)

        page = words_of(anna_client.get(hers(case)))
        assert "Ett nytt meddelande Maja Låtsas , handläggare" in page
        assert "I morgon." in page
        assert "Maja Låtsas läste 18 november" in page
        assert "På det du har skrivit" not in page
        until = {"until": Message.objects.latest("at").pk}
        read = anna_client.post(reverse("read_messages", args=[case.pk]), until)
        assert "markerade som lästa" in words_of(anna_client.get(read["Location"]))
        assert unread(case, anna) == 0
        assert "Anna Exempel läste 18 november" in words_of(maja_client.get(ours(case)))
    kinds = list(CaseEvent.objects.order_by("seq").values_list("kind", "role"))
    assert kinds[-2:] == [("message_written", "applicant"), ("message_written", "caseworker")]
    assert "veta" not in str(CaseEvent.objects.filter(kind="message_written").values())
    assert Notice.objects.get(kind="message").person == anna.person


def test_reading_is_logged_and_writes_no_mark(case, anna, maja, anna_client, maja_client):
    write(case, maja)
    write(case, anna)
    anna_client.get(hers(case))
    maja_client.get(ours(case))
    assert not MessageRead.objects.exists()
    rows = AccessLog.objects.order_by("pk").values_list("kind", "by")
    assert list(rows) == [("messages", anna.pk), ("messages", maja.pk)]


def test_writing_marks_what_the_page_showed_and_not_what_came_after(case, anna, maja, anna_client):
    first = write(case, maja, "Ett")
    fields = hidden_in(anna_client.get(hers(case)))
    write(case, maja, "Två")
    anna_client.post(hers(case), fields | {"text": "Svar på ett"})
    assert [read.message for read in MessageRead.objects.all()] == [first]
    assert unread(case, anna) == 1


def test_the_same_page_sent_twice_is_one_message(case, anna_client, maja_client):
    for client, url in ((anna_client, hers(case)), (maja_client, ours(case))):
        fields = hidden_in(client.get(url)) | {"text": "Hej!\r\nHej!"}
        assert [client.post(url, fields).status_code for _ in range(2)] == [302, 302]
        assert client.post(url, fields | {"text": "Något annat"}).status_code == 302
        assert writes(client, url, "Hej!\r\nHej!").status_code == 302
    texts = [message.content["text"] for message in Message.objects.order_by("at")]
    assert texts == ["Hej!\nHej!", "Något annat", "Hej!\nHej!"] * 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Skriv något"),
        (" \n ", "Skriv något"),
        ("å" * 10_001, "Skriv högst 10000 tecken. Nu är det 10001. Du kan dela det i två."),
        ("Hej\x00", "Texten har ett tecken som inte går att läsa."),
    ],
)
def test_what_cannot_be_sent_is_explained_and_kept(case, anna_client, maja_client, text, says):
    for client, url in ((anna_client, hers(case)), (maja_client, ours(case))):
        page = writes(client, url, text)
        assert page.status_code == 422
        assert says in words_of(page)
        assert text.strip("\x00 \n")[:200] in page.content.decode()
    assert not Message.objects.exists()


def test_long_texts_and_markup_are_whole(case, anna_client, maja_client):
    text = "<b>Hej</b>\r\n" + "å" * 9_989
    assert writes(anna_client, hers(case), text).status_code == 302
    page = maja_client.get(ours(case)).content.decode()
    assert "&lt;b&gt;Hej&lt;/b&gt;<br>" in page
    assert "å" * 9_989 in page


def test_a_closed_case_can_be_read_but_not_written_in(case, anna, maja, anna_client, maja_client):
    write(case, anna, "Innan")
    fields = [
        hidden_in(c.get(u)) for c, u in ((anna_client, hers(case)), (maja_client, ours(case)))
    ]
    withdraw_case(Actor(anna), case_id=case.pk)
    write(case, anna, "Jag tog tillbaka den.")
    close_case(Actor(maja), case_id=case.pk)

    late = anna_client.post(hers(case), fields[0] | {"text": "Efteråt"})
    assert late.status_code == 409
    page = words_of(late)
    for found in ("Meddelandet är inte skickat.", "Ring oss", "Efteråt", "Innan"):
        assert found in page
    late = maja_client.post(ours(case), fields[1] | {"text": "Också efteråt"})
    assert late.status_code == 409
    assert "Också efteråt" in words_of(late)
    assert "Öppna det igen" in words_of(late)
    assert 'name="text"' not in anna_client.get(hers(case)).content.decode()
    assert Message.objects.count() == 2


def test_older_messages_are_on_later_pages(case, anna, maja, anna_client, maja_client):
    for number in range(25):
        write(case, (anna, maja)[number % 2], f"Nummer {number}.")
    for client, url in ((anna_client, hers(case)), (maja_client, ours(case))):
        first = client.get(url)
        assert "Nummer 24." in words_of(first)
        assert "Nummer 4." not in words_of(first)
        later = words_of(client.get(first.context["next_url"]))
        assert "Nummer 4." in later
        assert "Nummer 0." in later
        assert "Nummer 5." not in later
        assert client.get(url, {"efter": "x"}).status_code == 200


@pytest.mark.parametrize("is_bent", [False, True])
def test_a_message_that_was_changed_afterwards_is_found(case, anna, is_bent):
    message = write(case, anna, "Jag tjänar 900 kronor.")
    if is_bent:
        message.content = message.content | {"text": "Jag tjänar 9 000 kronor."}
        message.save(update_fields=["content"])
    with pytest.raises(CommandError) if is_bent else nullcontext():
        call_command("verify_events", quiet=True)


def test_an_answer_that_is_late_is_said_to_the_caseworker(case, anna, maja_client):
    with clock.at(clock.now() - timedelta(days=10)):
        write(case, anna)
    assert "Svaret är sent Vi lovade svar senast" in words_of(maja_client.get(ours(case)))


def test_the_caseworker_marks_as_read_without_answering(case, anna, maja_client):
    message = write(case, anna)
    fields = {"until": message.pk, "do": "read"}
    assert [maja_client.post(ours(case), fields).status_code for _ in range(2)] == [302, 302]
    assert MessageRead.objects.get().message == message
    assert "Nytt" not in words_of(maja_client.get(ours(case))).replace("Nytt meddelande", "")
    for until in ("", "x", "00000000-0000-0000-0000-000000000000"):
        assert maja_client.post(ours(case), fields | {"until": until}).status_code == 302
