"""Answering one thing: files, words, or that it can't be had; nothing typed is ever lost."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import move_to, withdraw_case
from applications.models import CompletionItem, CompletionReply, Document
from applications.statuses import CaseStage, CompletionStatus
from tests.casework.completing.pages import answer_url, answers, judges, words_of
from tests.conftest import logged_in
from tests.documents.making import on_disk, pdf, sent
from tests.factories import make_applicant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


def replies():
    return list(CompletionReply.objects.order_by("number"))


def test_words_alone_are_an_answer(anna_client, anna, item):
    assert answers(anna_client, item, text="Den kommer på måndag.").status_code == 302
    [reply] = replies()
    assert (reply.content, reply.by) == (
        {"text": "Den kommer på måndag.", "cannot": False},
        anna,
    )
    item.refresh_from_db()
    assert item.status == CompletionStatus.ANSWERED


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "Skriv ett svar eller välj en fil"),
        ({"text": " "}, "Skriv ett svar eller välj en fil"),
        ({"cannot": "on"}, "Skriv varför du inte kan få tag på det."),
        ({"text": "x" * 4001}, "Texten är för lång."),
        ({"text": "a\0"}, "Texten har ett tecken som inte går att läsa."),
        ({"_upload": "1", "text": "Jag skrev"}, "Du har inte valt någon fil."),
    ],
)
def test_what_is_missing_is_said(anna_client, item, body, said):
    response = answers(anna_client, item, **body)
    assert response.status_code == 422
    assert said in words_of(response)
    assert not replies()
    if body.get("_upload"):
        assert "Jag skrev" in response.content.decode()


def test_she_can_say_that_she_cannot_get_it(anna_client, maja_client, item):
    answers(anna_client, item, cannot="on", text="Värden svarar inte.")
    assert replies()[0].content == {"text": "Värden svarar inte.", "cannot": True}
    page = words_of(maja_client.get(reverse("review_completions", args=[item.case_id])))
    assert "Kan inte få tag på det" in page


def test_files_are_seen_before_they_are_sent_and_can_go(anna_client, maja_client, item):
    files = [sent(b"one", "ett.pdf"), sent(b"two", "tva.pdf")]
    page = answers(anna_client, item, files=files, _upload="1", text="Jag skrev detta")
    assert page.status_code == 200
    assert "Två filer är uppladdade men inte skickade" in words_of(page).replace("två", "Två")
    assert "Jag skrev detta" in page.content.decode()
    first, second = Document.objects.order_by("number")
    assert {first.kind} == {f"item-{item.pk}"}
    assert not first.is_sent
    assert anna_client.get(reverse("document", args=[first.pk])).status_code == 200
    assert maja_client.get(reverse("document", args=[first.pk])).status_code == 404

    page = answers(anna_client, item, _remove=first.pk, text="Jag skrev detta")
    assert "Jag skrev detta" in page.content.decode()
    answers(anna_client, item)
    assert [one.pk for one in replies()[0].documents.all()] == [second.pk]
    second.refresh_from_db()
    assert second.is_sent
    assert maja_client.get(reverse("document", args=[second.pk])).status_code == 200


def test_a_sent_file_can_not_be_removed(anna_client, item):
    answers(anna_client, item, files=[sent(b"one")])
    document = Document.objects.get()
    answers(anna_client, item, _remove=document.pk, rev=1)
    assert Document.objects.get() == document


def test_a_refused_file_stops_the_sending_and_keeps_the_words(anna_client, item, documents_dir):
    response = answers(
        anna_client, item, files=[sent(b"bad", "trasig.pdf"), sent(b"one")], text="Mina ord"
    )
    assert response.status_code == 422
    assert "Filen är trasig." in words_of(response)
    assert "Mina ord" in response.content.decode()
    assert not replies()
    assert Document.objects.count() == 1
    assert len(on_disk(documents_dir)) == 2


def test_the_same_file_again_is_one_and_she_is_told(anna_client, item):
    answers(anna_client, item, files=[sent(b"one")])
    page = answers(anna_client, item, files=[sent(b"one")], _upload="1", rev=1)
    assert "Den här filen har du redan skickat" in words_of(page)
    assert Document.objects.count() == 1


def test_what_answers_an_item_is_no_paper_of_the_application(anna_client, maja_client, item):
    answers(anna_client, item, files=[sent(b"one", "svar-pa-item.pdf")])
    for client, name in ((anna_client, "case_answers"), (maja_client, "review_case")):
        page = client.get(reverse(name, args=[item.case_id])).content.decode()
        assert "svar-pa-item.pdf" not in page


def test_the_same_page_twice_is_one_answer(anna_client, item):
    for _time in range(2):
        assert answers(anna_client, item, text="Ett svar").status_code == 302
    assert len(replies()) == 1


def test_she_answers_again_until_it_is_accepted(anna_client, maja_client, item):
    answers(anna_client, item, text="Först")
    page = words_of(anna_client.get(answer_url(item)))
    assert "Först" in page
    answers(anna_client, item, rev=1, text="Sedan")
    assert [reply.content["text"] for reply in replies()] == ["Först", "Sedan"]
    judges(maja_client, item, "godkant", seen=2)

    response = answers(anna_client, item, rev=2, text="För sent")
    assert response.status_code == 409
    assert "För sent" in words_of(response)
    assert "Vi behöver inte svaret längre." in words_of(response)
    assert len(replies()) == 2


def test_another_answer_came_first(anna_client, item):
    answers(anna_client, item, text="Från telefonen")
    response = answers(anna_client, item, text="Från datorn")
    assert response.status_code == 409
    page = response.content.decode()
    assert "Ett annat svar kom före." in words_of(response)
    assert "Från telefonen" in page
    assert "Från datorn" in page
    assert 'name="rev" value="1"' in page


def test_a_late_answer_is_an_answer(anna_client, item):
    CompletionItem.objects.update(status=CompletionStatus.EXPIRED)
    assert answers(anna_client, item, text="Förlåt, här är det.").status_code == 302
    item.refresh_from_db()
    assert item.status == CompletionStatus.ANSWERED


@pytest.mark.parametrize("ending", ["withdrawn", "decided", "waived"])
def test_what_is_no_longer_needed_is_said_and_her_words_are_shown(
    anna_client, anna, maja_client, case, item, ending
):
    case.refresh_from_db()
    if ending == "withdrawn":
        withdraw_case(Actor(anna), case_id=case.pk)
    elif ending == "decided":
        move_to(case, CaseStage.DECIDED)
    else:
        judges(maja_client, item, "behovs-inte")
    for body in ({"text": "Mina ord"}, {"text": "Mina ord", "files": [sent(b"one")]}):
        response = answers(anna_client, item, **body)
        assert response.status_code == 409
        assert "Mina ord" in words_of(response)
    assert not replies()
    assert not Document.objects.exists()
    assert anna_client.get(reverse("completions", args=[case.pk])).status_code == 200


def test_an_ended_login_loses_nothing(anna, anna_client, item):
    session = anna_client.session
    session.set_expiry(-1)
    session.save()
    answers(anna_client, item, text="Mina ord")
    anna_client.force_login(anna)
    assert "Mina ord" in anna_client.get(answer_url(item)).content.decode()


def test_nobody_elses(item):
    stranger = logged_in(make_applicant())
    assert stranger.get(answer_url(item)).status_code == 404
    assert answers(stranger, item, text="x", files=[sent(b"one")]).status_code == 404
    assert not Document.objects.exists()


def test_an_item_of_another_case_is_not_there(anna_client, item):
    url = answer_url(item).replace(str(item.pk), str(item.case_id))
    assert anna_client.get(url).status_code == 404
    assert anna_client.post(url, {"text": "x"}).status_code == 404
    assert anna_client.post(url, {"files": [sent(pdf())]}).status_code == 404


def test_a_page_that_never_was_keeps_nobody_from_answering(anna_client, maja_client, item):
    answers(anna_client, item, rev=99_999, text="Den första.")
    assert item.replies.get().number == 1

    assert answers(anna_client, item, rev=1, text="Den andra.").status_code == 302
    assert judges(maja_client, item, "godkant", seen=2).status_code == 302
