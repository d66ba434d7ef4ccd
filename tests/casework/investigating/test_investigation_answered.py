"""The applicant, and who helps her, reads the investigation and answers line by line."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions import commenting
from applications.actions.cases import withdraw_case
from applications.actions.investigating import remove_line
from applications.errors import NotPossible
from applications.event_kinds import AccessKind, EventKind
from applications.models import AccessLog, Case, LineComment
from applications.questions.hearing import standing
from applications.statuses import CaseStage
from eservice import clock
from tests.casework.investigating.making import RENT, communicate, reword, say, write
from tests.conftest import logged_in


def url(case) -> str:
    return reverse("investigation", args=[case.pk])


def comment_url(case, line) -> str:
    return reverse("comment_line", args=[case.pk, line.pk])


def text_of(answer) -> str:
    return answer.content.decode()


def test_before_it_is_open_the_page_says_that_there_is_nothing_yet(case, maja, anna_client):
    line = write(case, maja)
    page = text_of(anna_client.get(url(case)))
    assert "Här finns inget att läsa än" in page
    assert RENT not in page
    assert RENT not in text_of(anna_client.get(comment_url(case, line)))


def test_she_reads_along_line_by_line_and_the_reading_is_logged(case, line, maja, anna_client):
    write(case, maja, "Vi vet inte när hyran höjs.", part="missing")

    page = text_of(anna_client.get(url(case)))

    assert page.index("Det här vet vi") < page.index(RENT) < page.index("Det här saknas")
    assert "Vi vet inte när hyran höjs." in page
    assert "Du behöver inte göra något." in page
    assert "Jag är klar" not in page
    assert AccessLog.objects.filter(kind=AccessKind.INVESTIGATION, case=case).exists()


def test_it_is_right_takes_one_press(case, line, anna, anna_client):
    body = {"kind": "agrees", "page_id": str(uuid4())}
    for _time in range(2):
        answer = anna_client.post(comment_url(case, line), body)
        assert answer.status_code == 302

    said = LineComment.objects.get()
    assert (said.kind, said.text, said.line, said.by) == ("agrees", "", line, anna)
    assert "Vi har sparat det du sa." in text_of(anna_client.get(answer["Location"]))
    event = case.events.order_by("seq").last()
    assert event.kind == EventKind.COMMENTED
    assert Case.objects.get(pk=case.pk).answered_at >= said.at


def test_it_is_wrong_needs_words_and_keeps_them(case, line, anna_client):
    missing = anna_client.post(comment_url(case, line), {"kind": "corrects", "text": ""})
    assert missing.status_code == 422
    assert "Skriv vad som är fel" in text_of(missing)

    no_kind = anna_client.post(comment_url(case, line), {"text": "Hyran är 6 700."})
    assert no_kind.status_code == 422
    assert "Hyran är 6 700." in text_of(no_kind)

    saved = anna_client.post(
        comment_url(case, line), {"kind": "corrects", "text": "Hyran är 6 700."}
    )
    assert saved.status_code == 302
    assert LineComment.objects.get().text == "Hyran är 6 700."
    assert "Hyran är 6 700." in text_of(anna_client.get(url(case)))


def test_words_beside_it_is_right_are_an_addition(case, line, anna_client):
    anna_client.post(comment_url(case, line), {"kind": "agrees", "text": "Men den höjs i mars."})
    assert LineComment.objects.get().kind == "comments"


def test_she_says_something_of_the_whole(case, line, anna_client):
    whole = reverse("comment_whole", args=[case.pk])
    anna_client.post(whole, {"kind": "comments", "text": "Jag har fått ett jobb."})
    assert LineComment.objects.get().line is None
    page = text_of(anna_client.get(url(case)))
    assert page.index("Om allt") < page.index("Jag har fått ett jobb.")


def test_a_line_that_was_reworded_meanwhile_shows_both_and_keeps_her_text(
    case, line, maja, anna_client
):
    newer = reword(line, maja, "Din hyra är 6 600 kronor.")
    body = {"kind": "corrects", "text": "Den är 6 700."}

    answer = anna_client.post(comment_url(case, line), body)

    page = text_of(answer)
    assert answer.status_code == 409
    assert RENT in page
    assert "Din hyra är 6 600 kronor." in page
    assert "Den är 6 700." in page
    assert f'action="{comment_url(case, newer)}"' in page
    assert not LineComment.objects.exists()
    assert anna_client.post(comment_url(case, newer), body).status_code == 302
    assert "Vi har skrivit om raden" in text_of(anna_client.get(comment_url(case, line)))


def test_a_line_that_was_taken_away_lets_her_say_it_all_the_same(case, line, maja, anna_client):
    remove_line(Actor(maja), case_id=case.pk, line_id=line.pk)

    answer = anna_client.post(comment_url(case, line), {"kind": "corrects", "text": "Fel hyra."})

    page = text_of(answer)
    assert answer.status_code == 409
    assert "Vi har tagit bort raden" in page
    assert "Fel hyra." in page
    assert f'action="{reverse("comment_whole", args=[case.pk])}"' in page


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (CaseStage.DECIDED, "Vi har redan fattat beslut."),
        (CaseStage.WITHDRAWN, "Ansökan gäller inte längre."),
    ],
)
def test_too_late_says_what_to_do_and_keeps_the_text(case, line, anna, anna_client, stage, words):
    if stage == CaseStage.WITHDRAWN:
        withdraw_case(Actor(anna), case_id=case.pk)
    else:
        Case.objects.filter(pk=case.pk).update(stage=stage)

    answer = anna_client.post(comment_url(case, line), {"kind": "corrects", "text": "Fel hyra."})

    assert answer.status_code == 409
    assert words in text_of(answer)
    assert "Fel hyra." in text_of(answer)
    assert not LineComment.objects.exists()
    page = text_of(anna_client.get(url(case)))
    assert RENT in page
    assert "Det stämmer inte" not in page


def test_she_says_that_she_is_done_and_may_say_more(case, line, maja, anna, anna_client):
    made = communicate(case, maja)
    assert Case.objects.get(pk=case.pk).waits_for_applicant
    assert "Jag är klar" in text_of(anna_client.get(url(case)))

    for _time in range(2):
        answer = anna_client.post(reverse("investigation_agreed", args=[case.pk]))
        assert answer.status_code == 302

    made.refresh_from_db()
    case.refresh_from_db()
    assert made.answered_at is not None
    assert not case.waits_for_applicant
    assert case.answered_at >= made.answered_at
    assert not standing(case).waits
    assert case.events.filter(kind=EventKind.COMMUNICATION_ANSWERED).count() == 1
    assert "Nu vet vi att du är klar." in text_of(anna_client.get(answer["Location"]))
    say(case, anna, "comments", "En sak till.", line.pk)


def test_done_without_being_asked_is_explained(case, line, anna_client):
    answer = anna_client.post(reverse("investigation_agreed", args=[case.pk]))
    assert answer.status_code == 409
    assert "Läs den igen." in text_of(answer)


def test_the_due_date_passes_and_she_may_still_answer(case, line, maja, anna):
    made = communicate(case, maja)
    with clock.at(clock.now() + (made.due_on - clock.today()) * 2):
        client = logged_in(anna)
        page = text_of(client.get(url(case)))
        assert "Du kan svara ändå" in page
        body = {"kind": "corrects", "text": "Hyran är 6 700."}
        assert client.post(comment_url(case, line), body).status_code == 302


def test_a_robot_fills_nothing(case, line, anna, monkeypatch):
    monkeypatch.setattr(commenting, "MOST_COMMENTS", 1)
    say(case, anna, "agrees", "", line.pk)
    with pytest.raises(NotPossible) as stopped:
        say(case, anna, "comments", "Mer.", line.pk)
    assert stopped.value.reason == "full"
