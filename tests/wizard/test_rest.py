"""The rest after the most important: answered and sent a part at a time, in any order."""

import pytest
import time_machine
from django.core.management import call_command
from django.urls import resolve, reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.actions.sending_rest import send_section
from applications.errors import AlreadySent, Incomplete
from applications.models import Answer, Case, Document, Draft, SentSection
from applications.questions.catalogue import FLOW
from applications.questions.prefilling import prefilled, said_in
from applications.questions.sections import COSTS, HOME, INCOME, PAPERS
from tests.conftest import logged_in
from tests.documents.making import jpeg
from tests.documents.making import sent as file_sent
from tests.factories import (
    make_applicant,
    make_case,
    make_caseworker,
    whole_answers,
)
from tests.wizard.making_essentials import (
    GIVEN,
    answer_part,
    begin,
    goes_through,
    send_part,
)
from tests.wizard.making_renewals import IN_NOVEMBER
from tests.wizard.test_filling_in import step_url, text

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


@pytest.fixture
def sent(anna_client) -> Case:
    """Her case, of which only the most important was sent."""
    goes_through(anna_client, begin(anna_client)["Location"])
    draft = Draft.objects.get()
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    return Case.objects.get(pk=draft.pk)


def test_the_rest_is_shown_in_parts(anna_client, sent):
    page = text(anna_client.get(reverse("draft", args=[sent.pk])))

    assert "Frågor som är kvar" in page
    assert "Svara helst senast <b>24 november 2026</b>" in page
    assert "Hem och familj" in page
    assert "Dina inkomster" in page


def test_one_part_is_sent_on_its_own(anna_client, sent):
    answer_part(anna_client, sent, INCOME)
    page = text(anna_client.get(reverse("section", args=[sent.pk, INCOME.path])))
    assert "Skicka den här delen" in page

    assert send_part(anna_client, sent, INCOME)["Location"].endswith("?klart=skickad")

    case = Case.objects.get(pk=sent.pk)
    assert [part["key"] for part in case.content["sections"]] == ["start", "about", "income"]
    assert case.asks_rest
    assert case.answered_at is not None
    assert case.events.last().kind == "section_sent"
    page = text(anna_client.get(reverse("draft", args=[sent.pk])))
    assert "Skickad" in page


def test_a_part_that_is_not_whole_is_not_sent(anna_client, sent):
    answer = send_part(anna_client, sent, HOME)

    assert resolve(answer["Location"].partition("?")[0]).url_name == "step"
    assert "fel=1" in answer["Location"]
    assert not SentSection.objects.exists()
    page = text(anna_client.get(reverse("section", args=[sent.pk, HOME.path])))
    assert "Skicka den här delen" not in page


def test_what_is_sent_stands(anna_client, anna, sent):
    answer_part(anna_client, sent, INCOME)
    send_part(anna_client, sent, INCOME)
    url = reverse("step", args=[sent.pk, "vilka-inkomster"])

    assert anna_client.get(url)["Location"] == reverse("section", args=[sent.pk, INCOME.path])
    changed = anna_client.post(url, {"income_kinds": "pay", "_rev": "1"})

    assert changed.status_code == 409
    assert Answer.objects.get(draft=sent.pk, step="income_kinds").cleaned["income_kinds"] == [
        "none"
    ]
    first = reverse("step", args=[sent.pk, "kontakt"])
    assert anna_client.post(first, {**GIVEN["kontakt"], "_rev": "1"}).status_code == 409


def test_sent_twice_is_sent_once(anna_client, sent):
    answer_part(anna_client, sent, INCOME)
    send_part(anna_client, sent, INCOME)
    send_part(anna_client, sent, INCOME)

    assert SentSection.objects.count() == 1


def test_an_answer_may_ask_for_more_in_a_part_that_was_sent(anna_client, sent):
    answer_part(anna_client, sent, INCOME)
    send_part(anna_client, sent, INCOME)
    path = next(step for step in FLOW.steps if step.key == "household_type").path
    url = reverse("step", args=[sent.pk, path])
    anna_client.post(url, {"household_type": "partner", "why": "", "_rev": "0"})

    rows = anna_client.get(reverse("draft", args=[sent.pk])).context["rows"]

    state = {row["section"].key: row["state"] for row in rows}
    assert state["income"] == "new"


def test_when_all_parts_are_sent_nothing_is_left(anna_client, anna, sent):
    for section in FLOW.sections:
        answer_part(anna_client, sent, section)
        send_part(anna_client, sent, section)

    case = Case.objects.get(pk=sent.pk)
    assert not case.asks_rest
    assert not case.waits_for_applicant
    keys = {step["key"] for part in case.content["sections"] for step in part["steps"]}
    assert keys >= whole_answers().keys() - {"month", "papers"}
    assert anna_client.get(reverse("draft", args=[sent.pk]))["Location"] == reverse(
        "case", args=[sent.pk]
    )
    call_command("verify_events")


def test_the_caseworker_reads_what_has_come_and_what_has_not(anna_client, sent):
    answer_part(anna_client, sent, INCOME)
    send_part(anna_client, sent, INCOME)

    page = text(logged_in(make_caseworker()).get(reverse("review_case", args=[sent.pk])))

    assert "Det viktigaste för november 2026" in page
    assert "Jag har inga pengar till mat." in page
    assert "Inte besvarat än: Läget nu, Om dig, Hem och familj" in page


def test_money_that_nobody_has_said_anything_of_is_not_nothing(anna_client, sent):
    answer_part(anna_client, sent, HOME)
    send_part(anna_client, sent, HOME)
    case = Case.objects.get(pk=sent.pk)

    found = prefilled(said_in(case.content, case.month), 15)

    assert [gap.step for gap in found.gaps] == ["income_kinds", "cost_kinds"]
    assert found.data["incomes"][0]["amount"] is None
    assert found.data["costs"][-1]["amount"] is None


def test_nothing_is_answered_any_more_when_the_case_is_over(anna_client, anna, sent):
    withdraw_case(Actor(anna), case_id=sent.pk)

    url = reverse("step", args=[sent.pk, "vilka-inkomster"])
    assert anna_client.get(url)["Location"] == reverse("case", args=[sent.pk])
    assert anna_client.post(url, {"income_kinds": "none", "_rev": "0"}).status_code == 409
    assert send_part(anna_client, sent, INCOME)["Location"] == reverse("case", args=[sent.pk])


def test_a_stranger_sends_no_part(sent):
    other = logged_in(make_applicant())

    assert send_part(other, sent, INCOME).status_code == 404
    assert other.get(reverse("section", args=[sent.pk, INCOME.path])).status_code == 404


def test_a_sent_application_with_its_rest_is_not_deleted(anna_client, sent):
    anna_client.post(reverse("delete_draft", args=[sent.pk]))

    assert Draft.objects.filter(pk=sent.pk).exists()
    assert anna_client.get(reverse("check", args=[sent.pk]))["Location"] == reverse(
        "case", args=[sent.pk]
    )


def test_a_part_that_does_not_exist_is_not_there(anna_client, sent):
    assert anna_client.post(reverse("send_part", args=[sent.pk, "hej"])).status_code == 404


def test_an_ordinary_case_asks_no_rest(anna, anna_client):
    case = make_case(anna)

    with pytest.raises(AlreadySent):
        send_section(Actor(anna), draft_id=case.pk, section=INCOME)
    assert anna_client.get(reverse("draft", args=[case.pk]))["Location"] == reverse(
        "case", args=[case.pk]
    )


def test_the_action_says_which_answer_is_missing(anna, sent):
    with pytest.raises(Incomplete):
        send_section(Actor(anna), draft_id=sent.pk, section=INCOME)


def test_a_page_of_the_rest_asks_as_much_for_many_parts(
    anna_client, anna, sent, django_assert_max_num_queries
):
    url = step_url(Draft.objects.get(pk=sent.pk), "income_kinds")
    with django_assert_max_num_queries(8):
        anna_client.get(url)
    for section in (HOME, COSTS):
        answer_part(anna_client, sent, section)
        send_part(anna_client, sent, section)
    with django_assert_max_num_queries(8):
        anna_client.get(url)


def test_a_paper_of_the_rest_goes_with_its_part(anna_client, anna, sent):
    for section in (HOME, INCOME, COSTS):
        answer_part(anna_client, sent, section)
    url = reverse("add_papers", args=[sent.pk, "hyreskontrakt"])
    assert anna_client.post(url, {"files": [file_sent(jpeg(), "a.jpg")]}).status_code == 302
    document = Document.objects.get(draft=sent.pk)
    worker = logged_in(make_caseworker())
    file = reverse("document", args=[document.pk])
    assert worker.get(file).status_code == 404

    answer_part(anna_client, sent, PAPERS)
    send_part(anna_client, sent, PAPERS)

    assert worker.get(file).status_code == 200
    assert anna_client.post(url, {"files": [file_sent(jpeg(), "a.jpg")]}).status_code == 409
    anna_client.post(reverse("remove_paper", args=[sent.pk, document.pk]))
    assert Document.objects.get(draft=sent.pk) == document
