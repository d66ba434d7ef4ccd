"""Sending: only what is whole, exactly once, and frozen for ever."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.event_kinds import EventKind
from applications.models import Application, Case
from applications.questions.freezing import DECLARATION, digest
from applications.statuses import CaseStage
from tests.factories import answer, make_case, make_draft, whole_answers
from tests.wizard.test_filling_in import step_url, text


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def send(client, draft, **values):
    return client.post(reverse("send", args=[draft.pk]), {"declare": "yes"} | values)


def test_a_whole_application_becomes_a_case_with_a_receipt(anna_client, draft):
    response = send(anna_client, draft)

    case = Case.objects.get()
    assert response["Location"] == reverse("receipt", args=[case.pk])
    assert (case.pk, case.stage, case.unit) == (draft.pk, CaseStage.RECEIVED, "mottagning")
    assert [event.kind for event in case.events.all()] == [EventKind.SENT]
    assert case.reference.startswith("EX-")


def test_sending_again_gives_the_same_receipt(anna_client, draft):
    first, second = send(anna_client, draft), send(anna_client, draft)

    assert first["Location"] == second["Location"]
    assert Case.objects.count() == Application.objects.count() == DBTaskResult.objects.count() == 1


def test_nothing_is_sent_without_the_declaration(anna_client, draft):
    response = anna_client.post(reverse("send", args=[draft.pk]), {"declare": "no"})

    assert "Kryssa i rutan om du vill skriva under" in text(response)
    assert not Case.objects.exists()


def test_opening_the_pages_sends_nothing(anna_client, draft):
    for name in ("check", "send", "draft"):
        assert anna_client.get(reverse(name, args=[draft.pk]) + "?reset=1").status_code == 200

    assert not Case.objects.exists()


def test_what_is_missing_is_named_with_a_link(anna_client, anna):
    answers = whole_answers()
    del answers["citizenship"]
    draft = make_draft(anna, answers)

    page = text(anna_client.get(reverse("check", args=[draft.pk])))

    assert "Ett svar saknas." in page
    assert step_url(draft, "citizenship") in page
    response = send(anna_client, draft)
    assert response["Location"] == step_url(draft, "citizenship") + "?till=kontrollera&fel=1"
    assert not Case.objects.exists()


def test_an_answer_that_time_has_made_wrong_is_asked_again(anna_client, anna, time_machine):
    time_machine.move_to("2026-11-29 12:00+01:00")
    draft = make_draft(anna)
    time_machine.move_to("2026-12-02 12:00+01:00")

    response = send(anna_client, draft)

    assert response["Location"].startswith(step_url(draft, "month"))
    assert "Välj vilken månad" in text(anna_client.get(response["Location"]))


def test_two_drafts_for_one_month_become_one_case(anna_client, anna, draft):
    case = make_case(anna)

    response = send(anna_client, draft)

    assert response.status_code == 409
    assert "Det finns redan en ansökan för den månaden" in text(response)
    assert reverse("case", args=[case.pk]) in text(response)
    assert Case.objects.count() == 1


def test_a_withdrawn_month_can_be_applied_for_again(anna_client, anna, draft):
    withdraw_case(Actor(anna), case_id=make_case(anna).pk)

    send(anna_client, draft)

    assert Case.objects.filter(withdrawn_at=None).get().pk == draft.pk


def test_the_application_holds_questions_as_shown_answers_and_declaration(anna_client, draft):
    send(anna_client, draft)

    application = Application.objects.get()
    content = application.content
    assert content["declaration"] == [str(sentence) for sentence in DECLARATION]
    assert application.content_digest == digest(content)
    assert application.case.events.get().data == {
        "digest": digest(content),
        "person": str(draft.person_id),
        "reference": application.case.reference,
        "month": str(application.month),
    }
    steps = {step["key"]: step for part in content["sections"] for step in part["steps"]}
    assert steps["housing_form"]["title"] == "Hur bor du?"
    assert steps["housing_form"]["rows"][0]["lines"] == ["Jag hyr en lägenhet"]
    assert steps["home_rented"]["cleaned"]["rent"] == "6500.00"


def test_answers_of_a_branch_that_was_left_are_not_sent(anna_client, anna, draft):
    answer(anna, draft, "payout", {"payout": "no_account"})

    send(anna_client, draft)

    sections = Application.objects.get().content["sections"]
    keys = {step["key"] for part in sections for step in part["steps"]}
    assert "payout_account" not in keys


def test_safety_answers_and_own_words_are_never_public(anna_client, anna):
    words = "Mina egna ord som ingen annan ska läsa"
    draft = make_draft(
        anna,
        whole_answers()
        | {
            "acute": {"acute": ["food", "violence"]},
            "acute_advice": {"acute_advice": words},
            "safe_contact": {"safe_contact": "unsafe"},
            "anything_else": {"anything_else": words},
        },
    )
    send(anna_client, draft)

    content = Application.objects.get().content
    rows = [row for part in content["sections"] for s in part["steps"] for row in s["rows"]]
    public = " ".join(line for row in rows for line in row["public"])
    private = " ".join(line for row in rows for line in row["lines"])
    for secret in (words, "slår mig", "ingen mat", "någon annan kan läsa", "1234567"):
        assert secret in private
        assert secret not in public
    assert "Jag är svensk medborgare" in public


@pytest.mark.parametrize(
    ("changes", "urgent"),
    [
        ({}, False),
        ({"acute": {"acute": "medicine"}, "acute_advice": {"acute_advice": ""}}, True),
        ({"housing_debts": {"housing_debts": "eviction"}}, True),
    ],
)
def test_acute_need_and_debts_on_the_home_flag_the_case(anna, changes, urgent):
    assert make_case(anna, **changes).is_urgent is urgent


def test_what_was_sent_can_not_be_edited(anna):
    application = make_case(anna).application

    for change in ({"content_digest": "x"}, {"month": "2020-01-01"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Application.objects.filter(pk=application.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Application.objects.filter(pk=application.pk).delete()


def test_a_page_that_was_open_when_the_application_was_sent_loses_nothing(anna_client, draft):
    send(anna_client, draft)

    response = anna_client.post(step_url(draft, "anything_else"), {"anything_else": "En sak till"})

    assert response.status_code == 409
    assert "Ansökan är redan skickad" in text(response)
    assert "En sak till" in text(response)
    assert anna_client.get(step_url(draft, "acute"))["Location"] == reverse("case", args=[draft.pk])


def test_reference_numbers_follow_each_other_within_a_year(db, time_machine):
    time_machine.move_to("2026-12-31 23:30+01:00")
    old = [make_case().reference for _number in range(2)]
    time_machine.move_to("2027-01-01 00:30+01:00")

    assert [*old, make_case().reference] == ["EX-26-1001", "EX-26-1002", "EX-27-1001"]


def test_the_promise_counts_working_days(db, time_machine):
    time_machine.move_to("2026-12-18 10:00+01:00")

    assert make_case().promised_on.isoformat() == "2027-01-08"
