"""What has to be done before a decision, whatever it says: through the pages."""

import re

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.investigating import open_investigation
from applications.models import Decision, LineComment
from tests.casework.deciding.making import decided_content, draft_of, rejected_content, shared
from tests.casework.deciding.test_deciding_by_page import url, words
from tests.casework.investigating.making import communicate, say, write

NOT_ANSWERED = "Svara på det som den sökande har sagt om utredningen."
NOT_SHARED = "Skicka utredningen till den sökande först."
NO_ENDING = "Välj varför du skriver av ärendet."


def ended(case, ending: str, why: str = "Du svarade inte.") -> dict:
    return decided_content(case) | {"whole": "discontinued", "ending": ending, "why": why}


def dismissed(case) -> dict:
    return decided_content(case) | {"whole": "dismissed", "why": "Du bor i en annan kommun."}


def preview(client, case) -> str:
    return words(client.get(url("preview_decision", case)))


def issue_by_page(client, draft):
    body = {"draft": draft.pk, "rev": draft.rev}
    return client.post(url("issue_decision", draft.case), body)


@pytest.fixture
def said(case, maja, anna) -> LineComment:
    """Something that Anna has said of an investigation that she reads along in."""
    line = write(case, maja)
    open_investigation(Actor(maja), case_id=case.pk)
    return say(case, anna, "corrects", "Nej.", line.pk)


@pytest.mark.parametrize(
    "content",
    [
        decided_content,
        rejected_content,
        lambda case: decided_content(case, cost_dental=("rejected", None)),
        dismissed,
        lambda case: ended(case, "asked"),
        lambda case: ended(case, "other"),
    ],
    ids=["granted", "rejected", "partly", "dismissed", "asked", "other"],
)
def test_no_decision_comes_before_the_answer_to_what_she_said(
    maja_client, case, maja, said, content
):
    shared(case, maja)
    draft = draft_of(case, maja, content(case))

    response = issue_by_page(maja_client, draft)

    assert response.status_code == 409
    assert NOT_ANSWERED in words(response)
    place = f"{reverse('review_investigation', args=[case.pk])}#sagt-{said.pk}"
    assert f'href="{place}"' in words(response)
    page = words(maja_client.get(place))
    assert f'id="sagt-{said.pk}"' in page
    assert not Decision.objects.exists()


def test_once_it_is_answered_the_yes_is_made(maja_client, case, maja, said):
    draft = draft_of(case, maja)
    assert issue_by_page(maja_client, draft).status_code == 409
    answer = reverse("answer_comment", args=[case.pk, said.pk])
    assert maja_client.post(answer, {"text": "Vi har rättat."}).status_code == 302

    assert NOT_ANSWERED not in preview(maja_client, case)
    assert issue_by_page(maja_client, draft).status_code == 302
    assert Decision.objects.get().outcome == "granted"


def test_several_lead_to_the_first_and_agreeing_needs_no_answer(
    maja_client, case, maja, anna, said
):
    say(case, anna, "agrees", "", said.line_id)
    say(case, anna, "comments", "Jag flyttar i mars.")
    draft_of(case, maja)

    page = preview(maja_client, case)

    assert "Svara på de 2 saker som den sökande har sagt om utredningen." in page
    assert f"#sagt-{said.pk}" in page


def test_nobody_waits_for_an_answer_to_who_has_died(maja_client, anna_client, case, maja, said):
    promise, page = "Handläggaren svarar innan vi beslutar.", url("investigation", case)
    assert promise in words(anna_client.get(page))
    draft = draft_of(case, maja, ended(case, "died", "Personen har dött."))

    assert issue_by_page(maja_client, draft).status_code == 302
    assert Decision.objects.get().outcome == "discontinued"
    assert promise not in words(anna_client.get(page))


@pytest.mark.parametrize("ending", ["asked", "died"])
def test_an_end_that_she_asked_for_is_made_without_sharing(maja_client, case, maja, ending):
    draft = draft_of(case, maja, ended(case, ending))

    assert issue_by_page(maja_client, draft).status_code == 302
    decision = Decision.objects.get()
    assert (decision.outcome, decision.content["ending"]) == ("discontinued", ending)
    assert decision.delegation_point == "D 4.2"


def test_an_end_that_nobody_asked_for_waits_for_her_answer(maja_client, case, maja, anna):
    draft = draft_of(case, maja, ended(case, "other"))
    response = issue_by_page(maja_client, draft)
    assert response.status_code == 409
    assert NOT_SHARED in words(response)

    write(case, maja, "Du har inte svarat på våra brev.", part="against")
    communicate(case, maja)
    assert "Den sökande har tid på sig att svara" in words(issue_by_page(maja_client, draft))
    case.communications.update(answered_at=case.communications.get().at)
    assert issue_by_page(maja_client, draft).status_code == 302


def test_an_end_is_for_a_reason_that_is_chosen(maja_client, case):
    typed = {"rev": "", "all-whole": "discontinued", "all-why": "Du svarade inte.", "do": "preview"}
    page = words(maja_client.get(url("write_decision", case)))
    offered = re.findall(r'name="all-ending" value="(\w+)"', page)
    assert offered == ["asked", "died", "other"]

    assert maja_client.post(url("write_decision", case), typed).status_code == 302
    draft = case.decision_drafts.get()
    assert NO_ENDING in preview(maja_client, case)
    assert issue_by_page(maja_client, draft).status_code == 409

    typed |= {"rev": draft.rev, "all-ending": "asked"}
    assert maja_client.post(url("write_decision", case), typed).status_code == 302
    draft.refresh_from_db()
    assert draft.content["ending"] == "asked"
    assert "Personen har bett om det själv" in preview(maja_client, case)
    assert issue_by_page(maja_client, draft).status_code == 302


def test_no_other_reason_than_those_is_taken(maja_client, case):
    typed = {"rev": "", "all-whole": "discontinued", "all-ending": "x", "all-why": "Du dog."}
    response = maja_client.post(url("write_decision", case), typed)
    assert response.status_code == 422
    assert "Du dog." in words(response)
    assert not case.decision_drafts.exists()


def test_a_draft_from_before_the_reason_existed_asks_for_it(maja_client, case, maja):
    content = {name: value for name, value in ended(case, "").items() if name != "ending"}
    draft = draft_of(case, maja, content)

    assert maja_client.get(url("write_decision", case)).status_code == 200
    assert NO_ENDING in preview(maja_client, case)
    assert issue_by_page(maja_client, draft).status_code == 409
