"""Both adults sign, in any order; the last signature sends, and a change makes one void."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.event_kinds import EventKind
from applications.models import Application, Case, CaseEvent, Notice, Signature
from applications.notice_kinds import NoticeKind
from applications.questions.freezing import PARTNER_DECLARATION
from eservice import clock
from tests.conftest import logged_in
from tests.factories import make_case
from tests.partner.making import page_of, saves, seen_on, signs, url, whole_couple

WAITS = "Du har skrivit under. Nu väntar vi på"
AGAIN = "Något har ändrats sedan du skrev under. Läs igenom och skriv under igen."


@pytest.fixture
def both(anna_client, kim_client):
    return {"anna": anna_client, "kim": kim_client}


@pytest.mark.parametrize(("first", "last"), [("anna", "kim"), ("kim", "anna")])
def test_the_last_signature_sends_whoever_it_is(both, whole, anna, kim, first, last):
    waiting = signs(both[first], whole)
    assert waiting["Location"] == url("draft", whole)
    assert not Case.objects.exists()

    sent = signs(both[last], whole)
    assert sent["Location"] == url("receipt", whole)
    case = Case.objects.get(pk=whole.pk)
    content = case.application.content
    assert [event.kind for event in case.events.all()] == [EventKind.SENT]
    assert content["partner"] == "signed"
    assert {(found["name"], found["role"]) for found in content["signatures"]} == {
        ("Anna Exempel", "applicant"),
        ("Kim Nyman", "co_applicant"),
    }
    order = [found["name"].partition(" ")[0].lower() for found in content["signatures"]]
    assert order == [first, last]
    assert content["partner_declaration"] == [str(words) for words in PARTNER_DECLARATION]
    assert (case.person, case.application.person) == (anna.person, anna.person)
    assert case.application.sent_by == {"anna": anna, "kim": kim}[last]
    titles = [step["title"] for part in content["sections"] for step in part["steps"]]
    assert "Vilka pengar har Kim fått?" in titles


@pytest.mark.parametrize(("first", "other"), [("anna", "kim"), ("kim", "anna")])
def test_what_waits_for_whom_is_said_on_both_lists(both, whole, first, other):
    lists = {"anna": "draft", "kim": "own_part"}
    signs(both[first], whole)

    hers = page_of(both[first], lists[first], whole)
    assert WAITS in hers
    assert f"<bdi>{other.title()}</bdi>." in hers
    others = page_of(both[other], lists[other], whole)
    assert WAITS not in others
    assert "Har skrivit under. Ändrar du något måste hen skriva under igen." in others
    assert Notice.objects.filter(kind=NoticeKind.PARTNER_SIGNED).count() == 1


@pytest.mark.parametrize("signer", ["anna", "kim"])
@pytest.mark.parametrize("changer", ["anna", "kim"])
def test_a_change_makes_a_signature_void_whoever_makes_it(both, whole, signer, changer):
    lists = {"anna": "draft", "kim": "own_part"}
    other = {"anna": "kim", "kim": "anna"}[signer]
    signs(both[signer], whole)
    if changer == "anna":
        saves(both["anna"], whole, "anything_else", anything_else="Nytt")
    else:
        saves(both["kim"], whole, "partner_occupation", occupation="parental")
        saves(both["kim"], whole, "partner_occupation_parental")

    assert AGAIN in page_of(both[signer], lists[signer], whole)
    assert "måste skriva under igen" in page_of(both[other], lists[other], whole)
    assert signs(both[other], whole)["Location"] == url("draft", whole)
    assert not Case.objects.exists()
    assert signs(both[signer], whole)["Location"] == url("receipt", whole)
    assert Case.objects.count() == 1


def test_the_same_answer_again_voids_nothing(both, whole):
    signs(both["anna"], whole)

    saves(both["kim"], whole, "partner_occupation", occupation="retired")

    assert WAITS in page_of(both["anna"], "draft", whole)


def test_an_answer_taken_away_and_given_anew_is_another_one(both, anna, kim):
    children = {"children_any": {"children_any": "yes"}, "children": {}} | {
        "child.1": {"name": "Robin", "born_0": "1", "born_1": "2", "born_2": "2019"},
        "child_home.1": {"lives": "always"},
        "child_school.1": {"school": "no"},
        "child_income.1": {"has_money": "no"},
    }
    whole = whole_couple(anna, kim, **children)
    signs(both["kim"], whole)
    both["anna"].post(reverse("step", args=[whole.pk, "dina-barn"]), {"_remove": "1"})
    for step, values in children.items():
        if step.endswith(".1"):
            saves(both["anna"], whole, step, **values)

    assert AGAIN in page_of(both["kim"], "own_part", whole)


@pytest.mark.parametrize("who", ["anna", "kim"])
def test_what_changed_while_the_page_was_open_is_not_signed(both, whole, who):
    seen = seen_on(page_of(both[who], "sign_together", whole))
    saves(both["anna"], whole, "anything_else", anything_else="Nytt")

    late = both[who].post(url("sign_together", whole), {"declare": "yes", "seen": seen})

    assert late.status_code == 409
    assert "Något har ändrats sedan du öppnade sidan." in late.content.decode()
    assert not Signature.objects.exists()
    for odd in ({}, {"seen": "x" * 200}, {"seen": "\x00"}):
        response = both[who].post(url("sign_together", whole), {"declare": "yes"} | odd)
        assert response.status_code == 409


@pytest.mark.parametrize("who", ["anna", "kim"])
def test_nothing_is_signed_without_the_tick(both, whole, who):
    seen = seen_on(page_of(both[who], "sign_together", whole))

    response = both[who].post(url("sign_together", whole), {"seen": seen})

    assert response.status_code == 422
    assert "Kryssa i rutan om du vill skriva under" in response.content.decode()
    assert not Signature.objects.exists()


def test_signing_twice_is_signing_once(both, whole):
    page = page_of(both["anna"], "sign_together", whole)
    body = {"declare": "yes", "seen": seen_on(page)}
    for _press in range(2):
        both["anna"].post(url("sign_together", whole), body)
    assert Signature.objects.count() == 1
    kims = {"declare": "yes", "seen": seen_on(page_of(both["kim"], "sign_together", whole))}
    answers = [both["kim"].post(url("sign_together", whole), kims) for _press in range(2)]

    assert {answer["Location"] for answer in answers} == {url("receipt", whole)}
    assert Case.objects.count() == Application.objects.count() == CaseEvent.objects.count() == 1


def test_nobody_signs_before_both_have_answered(both, part, draft):
    page = page_of(both["anna"], "sign_together", draft)
    assert "Har frågor kvar. Ni kan skriva under när ni båda har svarat på allt." in page
    assert seen_on(page) == ""
    assert seen_on(page_of(both["kim"], "sign_together", draft)) == ""

    for client in both.values():
        client.post(url("sign_together", draft), {"declare": "yes", "seen": "0" * 64})
    assert not Signature.objects.exists()


def test_what_time_has_made_wrong_is_the_applicants_to_mend(both, whole, kim, time_machine):
    signs(both["anna"], whole)
    page = page_of(both["kim"], "sign_together", whole)
    time_machine.move_to(clock.now() + timedelta(days=62))
    both["kim"] = logged_in(kim)

    body = {"declare": "yes", "seen": seen_on(page)}
    response = both["kim"].post(url("sign_together", whole), body)

    assert response.status_code == 409
    assert "Den andra behöver titta på sina svar igen." in response.content.decode()
    assert not Case.objects.exists()


def test_a_month_that_is_taken_stops_the_signature(both, whole, anna):
    make_case(anna)
    kims = seen_on(page_of(both["kim"], "sign_together", whole))
    annas = seen_on(page_of(both["anna"], "sign_together", whole))

    stopped = both["kim"].post(url("sign_together", whole), {"declare": "yes", "seen": kims})
    told = both["anna"].post(url("sign_together", whole), {"declare": "yes", "seen": annas})

    assert (stopped.status_code, told.status_code) == (409, 409)
    assert "Det finns redan en ansökan för den månaden" in told.content.decode()
    assert "sökt för den månaden" not in stopped.content.decode()
    assert not Signature.objects.exists()


def test_the_usual_way_to_send_leads_to_both_signatures(anna_client, whole):
    response = anna_client.get(url("send", whole))
    assert response["Location"] == url("sign_together", whole)

    response = anna_client.post(url("send", whole), {"declare": "yes"})
    assert response["Location"] == url("sign_together", whole)
    assert not Case.objects.exists()
