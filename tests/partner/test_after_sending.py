"""After sending: each follows the case, reads her own, and takes back only her own."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.access import Actor, Verb, can
from applications.actions.cases import move_to, start_investigation, take_case
from applications.event_kinds import AccessKind, EventKind
from applications.ledger import verify_chain
from applications.models import AccessLog, Case, CoApplicant, Document, Notice
from applications.notice_kinds import NoticeKind
from applications.queries import documents_of, reviewed_cases, visible_documents
from applications.statuses import CaseStage
from eservice import clock
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import make_caseworker
from tests.helping import make_grant, make_helper
from tests.partner.making import (
    KIMS,
    SECRET,
    answers_part,
    couple_draft,
    joined,
    page_of,
    signs,
    url,
)

WORDS = KIMS | {
    "partner_occupation": {"occupation": "none"},
    "partner_occupation_none": {"days": SECRET},
}
ANNAS = "Bara Anna och handläggaren"


@pytest.fixture
def case(anna, anna_client, kim, kim_client):
    """Sent together; each has written something in own words."""
    draft = couple_draft(anna, anything_else={"anything_else": ANNAS})
    joined(anna, kim, draft)
    answers_part(kim, draft, WORDS)
    signs(kim_client, draft)
    signs(anna_client, draft)
    return Case.objects.get(pk=draft.pk)


def test_the_partner_follows_the_case_in_words_of_her_own(kim_client, case):
    page = page_of(kim_client, "case", case)

    assert "Du söker tillsammans med <bdi>Anna</bdi>." in page
    assert "Den du hjälper" not in page
    for name in ("case_log", "receipt_pdf", "withdraw"):
        assert reverse(name, args=[case.pk]) not in page
        assert kim_client.get(reverse(name, args=[case.pk])).status_code == 404
    assert kim_client.get(url("receipt", case))["Location"] == url("case", case)
    assert kim_client.post(url("withdraw", case)).status_code == 404
    case.refresh_from_db()
    assert case.stage == CaseStage.RECEIVED


def test_each_reads_her_own_answers(anna_client, kim_client, maja_client, case):
    kims = page_of(kim_client, "case_answers", case)
    assert SECRET in kims
    kims += page_of(kim_client, "prepare_meeting", case)
    for theirs in (ANNAS, "Påhittade gatan", "070-174 06 05", "1234567", "Vilken månad", "svenska"):
        assert theirs not in kims
    annas = page_of(anna_client, "case_answers", case)
    assert SECRET not in annas
    assert ANNAS in annas
    assert "Inga pengar alls" in annas
    assert "<bdi>Kim Nyman</bdi>" in annas
    office = page_of(maja_client, "review_case", case)
    assert SECRET in office
    assert ANNAS in office


def test_a_reading_of_hers_is_in_the_log_in_her_name(anna_client, kim_client, case):
    page_of(kim_client, "case", case)

    row = AccessLog.objects.get(role="co_applicant")
    assert (row.kind, row.case) == (AccessKind.CASE, case)
    log = page_of(anna_client, "case_log", case)
    assert "<bdi>Kim Nyman</bdi>, din partner, läste ditt ärende" in log
    page_of(kim_client, "case_answers", case)
    log = page_of(anna_client, "case_log", case)
    assert "<bdi>Kim Nyman</bdi>, din partner, läste sin egen del av svaren" in log


@pytest.mark.parametrize("is_signed", [True, False])
def test_the_caseworker_sees_who_signed(anna, anna_client, kim, maja_client, whole, is_signed):
    if is_signed:
        signs(logged_in(kim), whole)
    anna_client.post(url("send_alone", whole), {"declare": "yes"})

    page = page_of(maja_client, "review_case", whole)

    assert ("Har svarat själv på sin del och skrivit under." in page) is is_signed
    assert ("men inte skrivit under. Hör av dig till hen." in page) is not is_signed
    signed = page.partition('id="declaration"')[2]
    assert ("Kim Nyman</bdi>, medsökande" in signed) is is_signed
    assert "Anna Exempel</bdi>, sökande" in signed


def test_a_case_without_her_signature_says_so_to_her(anna_client, kim_client, whole):
    anna_client.post(url("send_alone", whole), {"declare": "yes"})

    assert "Ansökan kom hit utan din underskrift." in page_of(kim_client, "case", whole)
    assert "Din partner har inte skrivit under." in page_of(anna_client, "case_answers", whole)


def test_she_takes_back_her_own_part_only(anna_client, kim, kim_client, maja_client, case):
    Notice.objects.all().delete()
    page = page_of(kim_client, "leave_part", case)
    assert "<bdi>Anna</bdi> har kvar sin ansökan." in page

    for _press in range(2):
        kim_client.post(url("leave_part", case))

    case.refresh_from_db()
    assert case.stage == CaseStage.RECEIVED
    assert CoApplicant.objects.get().left_at
    events = list(case.events.order_by("seq"))
    assert [event.kind for event in events] == [EventKind.SENT, EventKind.PARTNER_WITHDREW]
    assert (events[-1].by, events[-1].role) == (kim, "co_applicant")
    verify_chain(case, events)
    assert Notice.objects.get().kind == NoticeKind.PARTNER_LEFT
    assert "<bdi>Kim Nyman</bdi>, din partner, tog tillbaka sin del" in page_of(
        anna_client, "case_log", case
    )
    office = page_of(maja_client, "review_case", case)
    assert "Medsökande har tagit tillbaka sin del" in office
    assert "Tog tillbaka sin del" in office
    for name in ("case", "case_answers", "leave_part"):
        assert kim_client.get(url(name, case)).status_code == 404


def test_after_the_decision_there_is_nothing_to_take_back(kim_client, maja, case):
    take_case(Actor(maja), case_id=case.pk)
    start_investigation(Actor(maja), case_id=case.pk)
    case.refresh_from_db()
    move_to(case, CaseStage.DECIDED)

    assert "Du kan inte ta tillbaka din del nu" in page_of(kim_client, "leave_part", case)
    response = kim_client.post(url("leave_part", case))
    assert response.status_code == 409
    assert CoApplicant.objects.get().left_at is None
    assert reverse("leave_part", args=[case.pk]) not in page_of(kim_client, "case", case)


def test_the_applicant_ends_nothing_after_sending(anna_client, case):
    for name in ("partner", "end_partner", "sign_together"):
        assert anna_client.get(url(name, case))["Location"] == url("case", case)
    for name in ("invite_partner", "end_partner", "right_partner"):
        assert anna_client.post(url(name, case))["Location"] == url("case", case)
    assert CoApplicant.objects.get().ended_at is None


@pytest.mark.parametrize("bundle", ["read", "help", "all"])
def test_help_that_one_adult_gives_opens_nothing_about_the_other(anna, kim, case, bundle):
    helper = make_helper(given_name="Helge", family_name="Hjälpare")
    make_grant(anna, helper, bundle)
    client = logged_in(helper)

    page = page_of(client, "case_answers", case) + page_of(client, "case", case)

    for hers in (SECRET, "Kim", "Inga pengar alls</bdi></dd></div> <div><dt>Vilka pengar har Kim"):
        assert hers not in page
    kims_helper = make_helper()
    make_grant(kim, kims_helper, "all")
    stranger = logged_in(kims_helper)
    for name in ("case", "case_answers", "own_part", "leave_part"):
        assert stranger.get(url(name, case)).status_code == 404


def test_no_helper_sees_a_paper_that_the_partner_sent(anna, kim, draft, part):
    helper = make_helper()
    grant = make_grant(anna, helper, "all")
    annas, kims = make_document(anna, draft), make_document(anna, draft)
    Document.objects.filter(pk=kims.pk).update(uploaded_by=kim)
    acting = Actor(helper, grant=grant)

    assert [row.pk for row in visible_documents(Actor(helper))] == [annas.pk]
    found = [row.pk for rows in documents_of(draft.pk, reader=acting).values() for row in rows]
    assert found == [annas.pk]
    assert visible_documents(Actor(anna)).count() == 2
    client = logged_in(helper)
    assert client.get(reverse("document", args=[annas.pk])).status_code == 200
    assert client.get(reverse("document", args=[kims.pk])).status_code == 404
    paper = client.get(reverse("step", args=[draft.pk, "papper-hyreskontrakt"])).content.decode()
    assert str(kims.pk) not in paper


def test_a_caseworker_who_has_joined_is_party_to_the_case(anna, kim, case):
    """Also without a number, and also after she has left."""
    worker, colleague = make_caseworker(), make_caseworker()
    worker.person = kim.person
    worker.save()
    CoApplicant.objects.update(left_at=clock.now() - timedelta(days=1))

    assert not reviewed_cases(Actor(worker)).exists()
    assert not can(Actor(worker), Verb.REVIEW_CASE, case)
    assert reviewed_cases(Actor(colleague)).get() == case
    client = logged_in(worker)
    assert client.get(url("review_case", case)).status_code == 404
    take_case(Actor(colleague), case_id=case.pk)
    offered = page_of(logged_in(colleague), "hand_over", case)
    assert f'value="{worker.pk}"' not in offered
