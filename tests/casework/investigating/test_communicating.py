"""The investigation is sent before a decision, answered, and taken up again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions import communicating
from applications.actions.letters import render_letter
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.models import Case, Communication, Letter, LineComment, Notice
from applications.notice_kinds import NoticeKind
from applications.questions.hearing import is_communicated, standing, unanswered_comments
from applications.questions.investigating import sheet_of
from applications.statuses import CaseStage
from eservice import clock
from eservice.municipality import municipality
from eservice.ui.swedish import format_date
from tests.casework.investigating.making import RENT, communicate, investigated, reword, say, write
from tests.factories import make_case


def send_url(case) -> str:
    return reverse("communicate", args=[case.pk])


def body_of(case, day, **values) -> dict:
    typed = {"due_on_0": day.day, "due_on_1": day.month, "due_on_2": day.year}
    return typed | {"seen": sheet_of(case).version, "page_id": str(uuid4())} | values


def in_days(days: int):
    return clock.today() + timedelta(days=days)


def test_sending_freezes_what_she_reads_and_tells_her(case, line, maja_client):
    answer = maja_client.post(send_url(case), body_of(case, in_days(10)))

    assert answer.status_code == 302
    made = Communication.objects.get()
    assert made.due_on == in_days(10)
    assert made.content["parts"][0]["lines"] == [
        {"id": str(line.pk), "text": RENT, "hers_alone": False}
    ]
    case.refresh_from_db()
    assert (case.stage, case.waits_for_applicant) == (CaseStage.COMMUNICATED, True)
    assert is_communicated(case)
    event = case.events.filter(kind=EventKind.COMMUNICATED).get()
    assert RENT not in str(event.data)
    notice = Notice.objects.get(kind=NoticeKind.COMMUNICATED)
    assert (notice.person, notice.draft_id) == (case.person, case.pk)
    assert made.letter.kind == Letter.Kind.COMMUNICATION


def test_the_day_that_the_municipality_has_chosen_is_offered(case, line, maja_client):
    day = in_days(municipality().casework.communication_days)
    page = maja_client.get(send_url(case)).content.decode()
    assert RENT in page
    assert f'name="due_on_0" value="{day.day}"' in page
    assert f'name="due_on_2" value="{day.year}"' in page


@pytest.mark.parametrize("days", [0, -1, -400])
def test_a_day_that_has_been_is_a_clear_sentence(case, line, maja_client, days):
    answer = maja_client.post(send_url(case), body_of(case, in_days(days)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"Välj en dag från och med {format_date(in_days(1))}." in page
    assert f'value="{in_days(days).day}"' in page
    assert not Communication.objects.exists()


def test_the_action_too_refuses_a_day_that_has_been(case, line, maja):
    with pytest.raises(NotPossible):
        communicate(case, maja, clock.today())


def test_an_empty_one_is_not_sent(case, maja_client):
    answer = maja_client.post(send_url(case), body_of(case, in_days(10)))
    assert answer.status_code == 409
    assert "Skriv minst en rad innan du skickar." in answer.content.decode()
    assert not Communication.objects.exists()


def test_what_has_changed_since_the_page_was_shown_is_read_before_it_is_sent(
    case, line, maja, maja_client
):
    body = body_of(case, in_days(10))
    reword(line, maja, "Din hyra är 6 700 kronor.")

    answer = maja_client.post(send_url(case), body)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Din hyra är 6 700 kronor." in page
    assert f'value="{in_days(10).day}"' in page
    assert not Communication.objects.exists()


def test_one_page_sends_it_once_and_two_pages_too(case, line, maja, maja_client):
    body = body_of(case, in_days(10))
    assert [maja_client.post(send_url(case), body).status_code for _time in range(2)] == [302, 302]
    assert maja_client.post(send_url(case), body | {"page_id": str(uuid4())}).status_code == 409
    with pytest.raises(TransitionNotAllowed):
        communicate(case, maja)
    assert Communication.objects.count() == Letter.objects.filter(kind="communication").count() == 1


def test_sending_lets_her_read_what_only_the_office_saw(case, maja, anna_client):
    write(case, maja)
    communicate(case, maja)
    page = anna_client.get(reverse("investigation", args=[case.pk])).content.decode()
    assert RENT in page
    assert f"Svara senast <b>{format_date(in_days(14))}</b>" in page


def test_the_work_goes_on_and_a_new_one_is_a_new_row(case, line, maja, maja_client, anna):
    communicate(case, maja)
    for _time in range(2):
        assert maja_client.post(reverse("resume_investigation", args=[case.pk])).status_code == 302
    case.refresh_from_db()
    assert (case.stage, case.waits_for_applicant) == (CaseStage.UNDER_INVESTIGATION, False)
    assert not standing(case).waits
    assert case.events.filter(kind=EventKind.INVESTIGATION_RESUMED).count() == 1
    reword(line, maja, "Din hyra är 6 700 kronor.")
    assert not is_communicated(case)

    communicate(case, maja)

    case.refresh_from_db()
    assert is_communicated(case)
    first, second = case.communications.order_by("at")
    assert RENT in str(first.content)
    assert "6 700" in str(second.content)


def test_a_calculation_that_changes_is_not_communicated(case, line, maja):
    communicate(case, maja)
    case.refresh_from_db()
    assert is_communicated(case)
    sent = case.communications.get()
    sent.content = sent.content | {"calculation": [{"text": "Något annat.", "rule": ""}]}
    sent.save(update_fields=["content"])
    assert not is_communicated(case)


def test_sending_what_someone_else_has_changed_raises_and_changes_nothing(case, line, maja):
    with pytest.raises(EditConflict):
        communicating.communicate(
            Actor(maja), case_id=case.pk, due_on=in_days(3), seen="0-0-0", page_id=uuid4()
        )
    assert Case.objects.get(pk=case.pk).stage == CaseStage.UNDER_INVESTIGATION


def test_the_letter_is_hers_and_the_unit_can_print_it(
    case, line, maja, maja_client, anna_client, kim_client
):
    write(case, maja, "Du lever med hot.", is_hers_alone=True)
    made = communicate(case, maja)
    hers = reverse("investigation_pdf", args=[case.pk])
    ours = reverse("communication_letter", args=[case.pk, made.pk])
    page = reverse("investigation", args=[case.pk])
    assert anna_client.get(hers).status_code == maja_client.get(ours).status_code == 404
    assert hers not in anna_client.get(page).content.decode()

    render_letter.func(str(made.letter_id))

    stored = Letter.objects.get(pk=made.letter_id).pdf
    assert stored.startswith(b"%PDF")
    assert anna_client.get(hers).content == maja_client.get(ours).content == stored
    assert hers in anna_client.get(page).content.decode()
    assert kim_client.get(hers).status_code == 404
    assert case.events.order_by("seq").last().kind == EventKind.LETTER_READY


def test_every_comment_but_it_is_right_gets_an_answer(case, line, maja, maja_client, anna):
    say(case, anna, "agrees", "", line.pk)
    wrong = say(case, anna, "corrects", "Hyran är 6 700.", line.pk)
    more = say(case, anna, "comments", "Jag flyttar i mars.")
    assert list(unanswered_comments(case)) == [wrong, more]
    page = maja_client.get(reverse("review_investigation", args=[case.pk])).content.decode()
    # One link each, and each says which: a list of links is read without what stands around.
    assert ": <bdi>Hyran är 6 700.</bdi>" in page
    assert ": <bdi>Jag flyttar i mars.</bdi>" in page
    answer = reverse("answer_comment", args=[case.pk, wrong.pk])
    assert "Hyran är 6 700." in maja_client.get(answer).content.decode()

    for _time in range(2):
        assert maja_client.post(answer, {"text": "Vi har rättat."}).status_code == 302

    assert list(unanswered_comments(case)) == [more]
    wrong.refresh_from_db()
    assert (wrong.answer, wrong.answered_by) == ("Vi har rättat.", maja)
    assert Notice.objects.filter(kind=NoticeKind.COMMENT_ANSWERED).count() == 1
    assert case.events.filter(kind=EventKind.COMMENT_ANSWERED).count() == 1


def test_the_second_answer_to_one_comment_is_shown_beside_the_first(case, line, maja_client, anna):
    wrong = say(case, anna, "corrects", "Hyran är 6 700.", line.pk)
    answer = reverse("answer_comment", args=[case.pk, wrong.pk])
    maja_client.post(answer, {"text": "Vi har rättat."})

    second = maja_client.post(answer, {"text": "Skicka avin."})

    page = second.content.decode()
    assert second.status_code == 409
    assert "Vi har rättat." in page
    assert "Skicka avin." in page


def test_it_is_right_and_other_cases_comments_take_no_answer(case, line, maja, maja_client, anna):
    right = say(case, anna, "agrees", "", line.pk)
    other = investigated(make_case(), maja)
    for case_id, said in ((case.pk, right), (other.pk, right)):
        url = reverse("answer_comment", args=[case_id, said.pk])
        assert maja_client.post(url, {"text": "x"}).status_code == 404
    assert not LineComment.objects.exclude(answered_at=None).exists()


def test_the_writer_is_warned_about_who_reads(case, maja_client, kim):
    page = maja_client.get(reverse("review_investigation", args=[case.pk])).content.decode()
    assert "Den som hjälper kan läsa det du skriver" in page
    assert kim.person.name in page
    assert "om sin trygghet" not in page


def test_safety_answers_are_named_in_the_warning(anna, maja, maja_client):
    acute = {"acute": {"acute": ["food"]}, "acute_advice": {"acute_advice": ""}}
    case = investigated(make_case(anna, **acute), maja)
    page = maja_client.get(reverse("review_investigation", args=[case.pk])).content.decode()
    assert "Den sökande har svarat något om sin trygghet." in page
