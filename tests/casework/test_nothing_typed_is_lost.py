"""A long text that a caseworker sends too late stands on the page that says so."""

from collections.abc import Callable
from datetime import timedelta
from html import escape
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import close_case, reopen_case, take_case, withdraw_case
from applications.actions.deciding import propose_decision
from applications.actions.investigating import open_investigation
from applications.grant_checks import ENDS_ALL
from applications.models import Case
from eservice import clock
from tests.casework.appealing.making import appeal_of, ruling
from tests.casework.completing.pages import day
from tests.casework.deciding.making import draft_of, investigated, issue
from tests.casework.investigating.making import say, write
from tests.casework.making import make_completion, make_payment, make_reply
from tests.casework.meeting.making import propose, proposing_form
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker

TEXT = "Det här är <b>min</b> text & den är lång."
SOON = clock.today() + timedelta(days=40)
Body = dict[str, Any]
# How each page is sent, by its name: the rest of its address, and what it needs beside the text.
OPEN: dict[str, Callable[[Any], tuple[list, Body]]] = {
    "write_decision": lambda its: ([], {"rev": "", "all-whole": "dismissed", "all-why": TEXT}),
    "hand_over": lambda its: ([], {"to": its["colleague"].pk, "text": TEXT}),
    "say_delay": lambda its: ([], {"reason": TEXT} | day(SOON, "expected_on")),
    "review_investigation": lambda its: ([], {"part": "fact", "text": TEXT}),
    "edit_line": lambda its: ([its["line"].pk], {"text": TEXT}),
    "answer_comment": lambda its: ([its["said"].pk], {"text": TEXT}),
    "judge_completion": lambda its: (
        [its["reply"].item_id],
        {"act": "tillbaka", "seen": 1, "reason": TEXT} | day(SOON, "due"),
    ),
    "ask_completion": lambda its: (
        [],
        {
            "rows-TOTAL_FORMS": 1,
            "rows-0-about": "other",
            "rows-0-what": "Hyresavin",
            "rows-0-why": TEXT,
            "intro": "Hej!",
            "consequence": "Vi beslutar utan den.",
            "do": "send",
        },
    ),
    "propose_meeting": lambda its: ([], proposing_form(("20/2", "10"), why=TEXT)),
    "change_calculation": lambda its: (
        ["norm"],
        {"rev": "0", "jobb-applicant": "on", "jobb-reason": TEXT},
    ),
    "answer_decision_wanted": lambda its: ([], {"reason": TEXT}),
    "return_proposal": lambda its: ([], {"reason": TEXT}),
}
DECIDED: dict[str, Callable[[Any], tuple[list, Body]]] = {
    "move_payment": lambda its: ([its["payment"].pk, "stoppa"], {"reason": TEXT}),
    "plan_payment": lambda its: ([], {"decision": its["payment"].decision_id, "why": TEXT}),
    "write_decision": lambda its: ([], {"rev": "", "all-whole": "dismissed", "all-why": TEXT}),
    "reopen_case": lambda its: ([], {"reason": TEXT}),
}


@pytest.fixture
def case(anna, maja) -> Case:
    return investigated(make_case(anna), maja)


@pytest.fixture
def colleague(db):
    return make_caseworker(given_name="Nils", family_name="Modell")


@pytest.fixture
def its(case, maja, anna, colleague) -> Body:
    """Something of each sort in an open case."""
    reply = make_reply(make_completion(case, maja), anna)
    line = write(case, maja)
    open_investigation(Actor(maja), case_id=case.pk)
    said = say(case, anna, "corrects", "Nej.", line.pk)
    return {"colleague": colleague, "reply": reply, "line": line, "said": said}


@pytest.fixture
def decided(case, maja) -> Body:
    return {"payment": make_payment(issue(draft_of(case, maja), maja), maja)}


def send(client, case, name: str, made: tuple[list, Body]):
    args, body = made
    return client.post(reverse(name, args=[case.pk, *args]), {"page_id": uuid4()} | body)


def assert_kept(response) -> None:
    page = response.content.decode()
    assert response.status_code in (409, 422, 200), response.status_code
    assert escape(TEXT) in page
    assert "<b>min</b>" not in page


@pytest.mark.parametrize("name", OPEN)
def test_after_a_colleague_took_the_case(maja_client, case, maja, its, name):
    take_case(Actor(its["colleague"]), case_id=case.pk, seen_caseworker_id=maja.pk)
    assert_kept(send(maja_client, case, name, OPEN[name](its)))


@pytest.mark.parametrize("name", OPEN)
def test_after_the_person_took_it_back(maja_client, case, anna, its, name):
    withdraw_case(Actor(anna), case_id=case.pk)
    assert_kept(send(maja_client, case, name, OPEN[name](its)))


@pytest.mark.parametrize("name", DECIDED)
def test_after_the_case_was_closed(maja_client, case, maja, colleague, decided, name):
    close_case(Actor(maja), case_id=case.pk)
    if name == "reopen_case":
        reopen_case(Actor(colleague), case_id=case.pk, reason="Nytt har hänt.")
    elif name in ("move_payment", "plan_payment"):
        decided["payment"].status = "cancelled"
        decided["payment"].save(update_fields=["status"])
    assert_kept(send(maja_client, case, name, DECIDED[name](decided)))


def test_a_message_after_the_case_was_closed(maja_client, case, maja, decided):
    close_case(Actor(maja), case_id=case.pk)
    body = {"text": TEXT, "seen": 0, "page": uuid4(), "do": "send"}
    assert_kept(send(maja_client, case, "case_messages", ([], body)))


def test_a_meeting_that_was_cancelled_meanwhile(maja_client, case, maja):
    meeting = propose(case, maja, f"{SOON} 10:15")
    for reason in ("Jag är sjuk.", TEXT):
        made = ([meeting.pk], {"reason": reason})
        response = send(maja_client, case, "cancel_meeting", made)
    assert_kept(response)


def test_a_payment_that_was_stopped_meanwhile(maja_client, case, decided):
    for reason in ("Kontot är avslutat.", TEXT):
        made = ([decided["payment"].pk, "stoppa"], {"reason": reason})
        response = send(maja_client, case, "move_payment", made)
    assert response.status_code == 409
    assert_kept(response)


def test_an_appeal_that_has_gone_further_meanwhile(maja_client, anna, case, decided):
    appeal = appeal_of(decided["payment"].decision, anna)
    made = ([appeal.pk], {"in_time": "yes"})
    assert send(maja_client, case, "try_appeal_time", made).status_code == 302
    made = ([appeal.pk], {"in_time": "no", "reason": TEXT})
    assert_kept(send(maja_client, case, "try_appeal_time", made))
    made = ([appeal.pk], ruling(clock.today(), text=TEXT))
    assert_kept(send(maja_client, case, "record_ruling", made))


def test_a_proposal_that_was_taken_back_meanwhile(maja_client, case, maja, colleague):
    draft = draft_of(case, maja)
    made = {"case_id": case.pk, "draft_id": draft.pk, "seen_rev": draft.rev}
    propose_decision(Actor(maja), **made)
    client = logged_in(colleague)
    maja_client.post(reverse("return_proposal", args=[case.pk]), {"reason": "Mer att skriva."})
    response = client.post(reverse("return_proposal", args=[case.pk]), {"reason": TEXT})
    assert response.status_code == 409
    assert_kept(response)


def test_the_page_shows_long_texts_and_nothing_else(maja_client, case, maja, colleague):
    take_case(Actor(colleague), case_id=case.pk, seen_caseworker_id=maja.pk)
    body = {
        "csrfmiddlewaretoken": "hemlig-nyckel",
        "rev": "77123",
        "item": ["support", "cost_medicine"],
        "support-outcome": "granted",
        "support-granted": "98 765",
        "support-facts": "Första\nandra",
        "support-reasons": TEXT,
        "cost_medicine-reasons": "  ",
        "password": "Sommar2026!",
        "all-why": "Sista.",
    }
    response = maja_client.post(reverse("write_decision", args=[case.pk]), body)
    page = response.content.decode()
    assert response.status_code == 409
    assert page.count("<q>") == 3
    assert page.index("Första<br>andra") < page.index(escape(TEXT)) < page.index("Sista.")
    for other in ("hemlig-nyckel", "77123", "granted", "98 765", "Sommar2026!"):
        assert other not in page


def test_a_choice_with_the_name_of_a_text_is_no_text(maja_client, case, maja, colleague):
    take_case(Actor(colleague), case_id=case.pk, seen_caseworker_id=maja.pk)
    for code in ENDS_ALL:
        response = maja_client.post(reverse("close_case", args=[case.pk]), {"reason": code.value})
        assert response.status_code == 409
        assert "Det här skrev du" not in response.content.decode()


def test_without_a_text_nothing_is_said_of_one(maja_client, case, maja, colleague):
    take_case(Actor(colleague), case_id=case.pk, seen_caseworker_id=maja.pk)
    page = maja_client.post(reverse("close_case", args=[case.pk])).content.decode()
    assert "Bara den som har ärendet kan göra det här." in page
    assert "Det här skrev du" not in page


def test_who_may_not_see_the_case_reads_nothing_back(case):
    stranger = logged_in(make_caseworker(unit="vuxen"))
    for name in ("write_decision", "reopen_case", "journal"):
        body = {"text": TEXT, "reason": TEXT, "all-why": TEXT}
        response = stranger.post(reverse(name, args=[case.pk]), body)
        assert response.status_code == 404
        assert "min" not in response.content.decode().partition("<main")[2].split()
        assert escape(TEXT) not in response.content.decode()
