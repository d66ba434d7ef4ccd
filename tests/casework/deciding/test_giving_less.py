"""A change that gives less than the decision did: shared first, with the decision in force."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import close_case, reopen_case
from applications.models import Case, Decision
from applications.statuses import CHANGING_TEXTS, OPEN_STAGES, Audience, CaseStage
from eservice import clock
from eservice.ui.swedish import format_date
from tests.casework.deciding.making import decided_content, draft_of, issue
from tests.casework.deciding.test_deciding_by_page import BODY, url, words
from tests.casework.investigating.making import communicate, say, write
from tests.casework.investigating.test_communicating import body_of, in_days
from tests.conftest import logged_in

LESS = BODY | {
    "cost_dental-outcome": "rejected",
    "cost_dental-reasons": "Du fick tandvården betald av regionen.",
}
STANDS = "Beslutet som du har gäller tills du får ett nytt."


@pytest.fixture
def less(maja_client, case, decision):
    """A change that takes away what Anna got for her teeth, written by page."""
    change = url("correct_decision", case, decision.pk)
    assert maja_client.post(change, {"kind": "reconsideration"}).status_code == 302
    draft = case.decision_drafts.get(decision__isnull=True)
    assert (
        maja_client.post(url("write_decision", case), LESS | {"rev": draft.rev}).status_code == 302
    )
    draft.refresh_from_db()
    return draft


def resume(client, case):
    return client.post(url("resume_investigation", case))


def issue_by_page(client, draft):
    return client.post(url("issue_decision", draft.case), {"draft": draft.pk, "rev": draft.rev})


def reads(client, case) -> str:
    return words(client.get(url("case", case)))


def share(client, case) -> None:
    """Write a line and send the investigation, by page."""
    line = {"part": "fact", "text": "Regionen har betalat din tandvård.", "page_id": ""}
    assert client.post(url("review_investigation", case), line).status_code == 302
    assert client.post(url("communicate", case), body_of(case, in_days(10))).status_code == 302


def test_the_whole_way_to_less(maja_client, anna_client, case, decision, less, time_machine):
    stopped = issue_by_page(maja_client, less)
    assert stopped.status_code == 409
    assert "Skicka utredningen till den sökande först." in words(stopped)
    assert f'action="{url("resume_investigation", case)}"' in words(stopped)
    assert resume(maja_client, case).status_code == 302
    share(maja_client, case)
    assert issue_by_page(maja_client, less).status_code == 409
    assert anna_client.post(url("investigation_agreed", case)).status_code == 302
    assert "Nu fattar vi ett nytt beslut." in reads(anna_client, case)

    time_machine.move_to(clock.now() + timedelta(hours=1))
    assert issue_by_page(maja_client, less).status_code == 302
    new = Decision.objects.get(number=2)
    assert (new.replaces, new.amount < decision.amount) == (decision, True)
    assert "gäller i stället för beslut 1" in words(anna_client.get(url("decision", case, new.pk)))
    assert Case.objects.get(pk=case.pk).stage == CaseStage.DECIDED
    assert "Ditt beslut är klart" in reads(anna_client, case)
    call_command("verify_events")


def test_what_she_reads_on_the_way(maja_client, anna_client, case, less):
    resume(maja_client, case)
    page = reads(anna_client, case)
    assert "Vi prövar ditt beslut en gång till" in page
    assert STANDS in page

    share(maja_client, case)
    page = reads(anna_client, case)
    assert "Sedan fattar vi ett nytt beslut. Det som du har gäller till dess." in page
    assert f"Senast {format_date(in_days(10))}".replace("\xa0", " ") in page
    investigation = words(anna_client.get(url("investigation", case)))
    assert "Regionen har betalat din tandvård." in investigation
    assert "Vi har inte bestämt något än." not in investigation


def test_it_is_made_when_her_time_is_over_without_an_answer(maja_client, case, maja, anna, less):
    resume(maja_client, case)
    write(case, maja)
    made = communicate(case, maja)
    with clock.at(clock.now() + timedelta(days=15)):
        assert made.due_on < clock.today()
        assert issue_by_page(logged_in(maja), less).status_code == 302


def test_meanwhile_the_decision_stands_and_is_shown(
    maja_client, anna_client, case, decision, less, time_machine
):
    resume(maja_client, case)
    shown = words(anna_client.get(url("decision", case, decision.pk)))
    assert "Ja, du får <bdi>6 720 kronor</bdi>" in shown
    assert "Det här beslutet gäller tills det kommer ett nytt." in shown
    assert "Överklaga beslutet" in shown

    time_machine.move_to(clock.now() + timedelta(days=250))
    case.refresh_from_db()
    assert case.promised_on < clock.today()
    anna_client = logged_in(case.person.users.get())
    page = reads(anna_client, case)
    assert url("decision", case, decision.pk) in page
    assert "Du fick ett beslut" in page
    assert "Du får ett nytt beslut" in page
    for promise in ("sena med ditt beslut", "Skulle ha kommit", "Begär ett beslut"):
        assert promise not in page
    assert "Vi prövar ditt beslut en gång till" in words(anna_client.get(reverse("home")))
    assert words(anna_client.get(url("payments_of_case", case)))


def test_a_decision_that_stands_is_not_taken_back_with_the_application(
    maja_client, anna_client, case, less
):
    resume(maja_client, case)
    assert url("withdraw", case) not in reads(anna_client, case)
    answer = anna_client.post(url("withdraw", case))
    assert answer.status_code == 409
    assert "Vi har redan fattat ett beslut." in words(answer)
    assert Case.objects.get(pk=case.pk).stage == CaseStage.UNDER_INVESTIGATION


def test_who_helps_reads_that_the_decision_stands(maja_client, kim_client, case, less):
    resume(maja_client, case)
    page = reads(kim_client, case)
    assert "Vi prövar beslutet en gång till" in page
    assert "Beslutet som finns gäller tills det kommer ett nytt." in page
    assert "Beslutet kommer senast" not in page
    assert "Vi prövar beslutet en gång till" in words(kim_client.get(reverse("people_helped")))


def test_the_way_stands_on_the_cases_next_step_and_on_the_investigation(
    maja_client, chief_client, case, less
):
    action = f'action="{url("resume_investigation", case)}"'
    page = words(maja_client.get(url("review_case", case)))
    assert "Du har börjat ändra beslutet. Skriv klart det nya." in page
    assert f'href="{url("write_decision", case)}"' in page
    assert action in page
    assert action in words(maja_client.get(url("review_investigation", case)))
    for name in ("review_case", "review_investigation", "preview_decision"):
        assert action not in words(chief_client.get(url(name, case)))
    assert resume(chief_client, case).status_code == 409


def test_without_a_change_there_is_no_way(maja_client, case, decision):
    action = f'action="{url("resume_investigation", case)}"'
    for name in ("review_case", "review_investigation"):
        assert action not in words(maja_client.get(url(name, case)))
    assert resume(maja_client, case).status_code == 409
    assert Case.objects.get(pk=case.pk).stage == CaseStage.DECIDED


def test_resuming_twice_is_one_and_the_log_says_who(maja_client, anna_client, case, less):
    for _twice in range(2):
        assert resume(maja_client, case).status_code == 302
    assert case.events.filter(kind="investigation_resumed").count() == 1
    assert "fortsatte att utreda" in words(anna_client.get(url("case_log", case)))


def test_what_she_says_meanwhile_is_answered_first(maja_client, case, maja, anna, less):
    resume(maja_client, case)
    line = write(case, maja)
    communicate(case, maja)
    said = say(case, anna, "corrects", "Regionen betalade inget.", line.pk)
    with clock.at(clock.now() + timedelta(days=15)):
        client = logged_in(maja)
        assert "Svara på det som den sökande har sagt" in words(issue_by_page(client, less))
        client.post(reverse("answer_comment", args=[case.pk, said.pk]), {"text": "Se avin."})
        assert issue_by_page(client, less).status_code == 302


def test_a_case_opened_again_after_a_decision_reads_the_same(maja, anna_client, case, decision):
    close_case(Actor(maja), case_id=case.pk)
    reopen_case(Actor(maja), case_id=case.pk, reason="Domstolen skickade tillbaka det.")
    assert STANDS in reads(anna_client, case)


def test_more_than_before_needs_no_sharing(maja_client, case, maja, decision):
    change = url("correct_decision", case, decision.pk)
    maja_client.post(change, {"kind": "correction"})
    more = draft_of(case, maja, decided_content(case, support=("granted", "5000.00")))
    assert issue(more, maja).number == 2


def test_every_open_stage_after_the_first_has_its_words_for_everybody():
    assert {*CHANGING_TEXTS} == {*OPEN_STAGES} - {CaseStage.RECEIVED}
    assert all({*texts} == {*Audience} for texts in CHANGING_TEXTS.values())
