"""An appeal that came too late: a decision of its own, by who may, in a letter, that can be
appealed in its turn."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from django.db import DatabaseError, transaction

from applications.access import Actor
from applications.actions import handling_appeals as actions
from applications.actions.letters import render_letter
from applications.actions.refusing_appeals import refuse_appeal
from applications.errors import LedgerBroken, NotPossible
from applications.management.verifying_appeals import verify_appeals
from applications.models import Appeal, AppealRefusal, Case, CaseEvent, Letter, Notice, UnitTask
from tests.casework.appealing.making import (
    LATE,
    WANTS,
    appeal_of,
    got,
    listed,
    place,
    url,
    write_url,
    writes,
)
from tests.casework.completing.pages import day, words_of
from tests.casework.deciding.making import make_chief
from tests.conftest import logged_in
from tests.factories import make_caseworker

pytestmark = pytest.mark.django_db
NO = {"in_time": "no", "reason": LATE}


def test_a_late_one_is_refused_in_a_letter_by_who_may(anna, chief, late):
    anna_client, chiefs_client = logged_in(anna), logged_in(chief)
    page = chiefs_client.post(url("try_appeal_time", late), {"in_time": "no"})
    assert page.status_code == 422
    assert "Skriv varför." in words_of(page)
    for _twice in range(2):
        assert chiefs_client.post(url("try_appeal_time", late), NO).status_code == 302
    late.refresh_from_db()
    assert (late.status, late.is_in_time) == ("too_late", False)
    refusal = AppealRefusal.objects.get()
    assert (refusal.issued_by, refusal.delegation_point) == (chief, "D 4.3")
    assert UnitTask.objects.get(kind="appealed").done_at
    assert Notice.objects.filter(kind="appeal_moved").count() == 1

    assert anna_client.get(url("refusal_pdf", late)).status_code == 404
    render_letter.call(str(Letter.objects.get(kind="refusal").pk))
    pdf = anna_client.get(url("refusal_pdf", late))
    assert pdf.content == chiefs_client.get(url("case_refusal_pdf", late)).content
    is_the_letter(pdf.content, chief.name)
    whole = anna_client.get(url("appeal", late))
    assert whole.content.decode().count("<h1") == 1
    page = words_of(whole)
    assert LATE in page
    assert "Överklagandet kom till oss 3 mars 2026." in page
    verified(late)


def verified(appeal: Appeal) -> None:
    case = Case.objects.get(pk=appeal.case_id)
    verify_appeals(case, list(case.events.order_by("seq")))


def is_the_letter(pdf: bytes, decided_by: str) -> None:
    pages = pypdfium2.PdfDocument(pdf)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    for part in (
        "Ditt överklagande kom för sent",
        "Du fick beslutet 9 februari 2026.",
        "Sista dagen var 2 mars 2026.",
        "Överklagandet kom till oss 3 mars 2026.",
        LATE,
        f"{decided_by} fattade beslutet 3 mars 2026",
        "punkt D 4.3",
        "inom tre veckor från den dag du fick det här beslutet",
    ):
        assert part in text
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/StructTreeRoot" in opened.Root


def test_without_the_right_it_is_a_proposal_that_says_who_may(chief, maja, late):
    maja_client, address = logged_in(maja), url("try_appeal_time", late)
    assert "Bara den som är beslutsfattare får avvisa." in words_of(maja_client.get(address))
    for _twice in range(2):
        assert maja_client.post(address, NO).status_code == 302
    late.refresh_from_db()
    assert (late.status, late.is_in_time) == ("received", None)
    assert not AppealRefusal.objects.exists()
    assert CaseEvent.objects.filter(kind="appeal_tried").count() == 1
    assert UnitTask.objects.get(kind="appealed").done_at is None
    page = words_of(listed(maja_client, late))
    assert f"{maja.name} föreslår att avvisa: {LATE}" in page
    assert "Bara den som är beslutsfattare får avvisa." in page
    verified(late)

    chiefs_client = logged_in(chief)
    assert LATE in words_of(chiefs_client.get(address))
    assert chiefs_client.post(address, NO).status_code == 302
    assert AppealRefusal.objects.get().issued_by == chief
    assert "föreslår" not in words_of(listed(chiefs_client, late))
    verified(late)


def test_a_delegation_that_is_over_gives_no_right(chief, late, rules):
    rules(delegations=())
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    assert not AppealRefusal.objects.exists()
    page = words_of(logged_in(chief).get(url("try_appeal_time", late)))
    assert "Ingen får avvisa just nu." in page


def test_with_four_eyes_another_has_proposed_it(chief, late, rules):
    rules(four_eyes=True)
    for _twice in range(2):
        refuse_appeal(Actor(chief), **place(late), reason=LATE)
    assert not AppealRefusal.objects.exists()
    other = make_chief(make_caseworker())
    # With other words it is a proposal of her own, which nobody else has read.
    refuse_appeal(Actor(other), **place(late), reason="Jag säger så.")
    assert not AppealRefusal.objects.exists()
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    assert "Håller du med?" in words_of(logged_in(other).get(url("try_appeal_time", late)))
    agrees = {"in_time": "no", "reason": ""}
    for _twice in range(2):
        assert logged_in(other).post(url("try_appeal_time", late), agrees).status_code == 302
    refusal = AppealRefusal.objects.get()
    assert (refusal.issued_by, refusal.appeal.ruling["finding"]) == (other, LATE)


def test_three_weeks_from_the_day_she_read_it(traveller, anna, chief, late, decision):
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    anna_client = logged_in(anna)
    read = url("refusal_read", late)
    assert "Jag har läst beslutet" in words_of(anna_client.get(url("appeal", late)))
    for _twice in range(2):
        assert anna_client.post(read)["Location"] == url("appeal", late)
    assert CaseEvent.objects.filter(kind="decision_read").count() == 1
    assert "senast 24 mars 2026" in words_of(anna_client.get(url("appeal", late)))
    assert "senast 24 mars 2026" in words_of(anna_client.get(write_url(decision)))

    traveller.move_to("2026-03-24 23:00+01:00")
    again = appeal_of(decision, anna, seen=1, wants="Jag var på sjukhus.")
    with pytest.raises(NotPossible, match="in_time"):
        refuse_appeal(Actor(chief), **place(again), reason=LATE)
    page = words_of(logged_in(anna).get(url("appeal", late)))
    assert "Avvisningen är överklagad." in page
    goes_on_about_the_refusal(chief, again)


def goes_on_about_the_refusal(chief, again) -> None:
    assert "Överklagad avvisning" in words_of(listed(logged_in(chief), again))
    actions.accept_time(Actor(chief), **place(again))
    actions.forward_appeal(Actor(chief), **place(again), with_papers=False)
    again.refresh_from_db()
    context = again.package.context
    assert (context["wants"], context["last_day"]) == ("Jag var på sjukhus.", "24\u00a0mars 2026")
    refused = context["refused"]
    assert (refused["wants"], refused["finding"]) == (WANTS, LATE)
    render_letter.call(str(again.package_id))
    again.package.refresh_from_db()
    pages = pypdfium2.PdfDocument(again.package.pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert "Avvisningen, så som personen fick den" in text
    verified(again)


def test_an_appeal_of_the_refusal_can_come_too_late_too(traveller, anna, chief, late, decision):
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    client = logged_in(chief)
    notify = url("notify_refusal", late)
    wrong = client.post(notify, {"way": "post", **day(date(2026, 3, 2), "received_on")})
    assert wrong.status_code == 422
    body = {"way": "desk", **day(date(2026, 3, 3), "received_on")}
    for _twice in range(2):
        assert client.post(notify, body).status_code == 302
    assert CaseEvent.objects.filter(kind="decision_notified").count() == 1
    assert "till och med 24 mars 2026" in words_of(listed(client, late))

    traveller.move_to("2026-03-25 09:00+01:00")
    again = appeal_of(decision, anna, seen=1)
    refuse_appeal(Actor(chief), **place(again), reason=LATE)
    assert again.refusal.letter.context["got_on"] == "3\u00a0mars 2026"
    assert "förra avvisning" in words_of(logged_in(anna).get(url("appeal", again)))


def test_only_she_herself_says_that_she_has_read_it(late, chief, kim, kim_client, anna):
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    client = logged_in(kim)
    page = words_of(client.get(url("appeal", late)))
    assert "Jag har läst" not in page
    assert LATE in page
    client.post(url("refusal_read", late))
    assert AppealRefusal.objects.get().received_on is None
    stranger = logged_in(make_caseworker(unit="vuxen"))
    assert stranger.get(url("notify_refusal", late)).status_code == 404


@pytest.mark.parametrize("received", [None, date(2026, 2, 9)])
def test_what_came_in_time_cannot_be_refused(anna, chief, decision, received):
    got(decision, received)
    appeal = appeal_of(decision, anna)
    with pytest.raises(NotPossible, match="in_time"):
        refuse_appeal(Actor(chief), **place(appeal), reason=LATE)


def test_the_first_page_sent_again_after_the_refusal_is_no_new_appeal(anna, chief, late):
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    assert writes(logged_in(anna), late.decision).status_code == 302
    assert Appeal.objects.count() == 1


def test_nothing_changes_a_refusal_unseen(chief, maja, late):
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    refusal = AppealRefusal.objects.get()
    refusal.delegation_point = "D 9"
    with pytest.raises(DatabaseError), transaction.atomic():
        refusal.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        AppealRefusal.objects.all().delete()


def test_a_refusal_without_its_letter_is_found(chief, late, monkeypatch):
    refuse_appeal(Actor(chief), **place(late), reason=LATE)
    monkeypatch.setattr(
        "applications.management.verifying_appeals.vouched_for", lambda refusal: ["other"]
    )
    with pytest.raises(LedgerBroken, match="refusal"):
        verified(late)


def test_the_address_of_what_is_not_refused_is_nothing(anna, maja, decision):
    appeal = appeal_of(decision, anna)
    assert logged_in(anna).post(url("refusal_read", appeal)).status_code == 404
    assert logged_in(maja).get(url("notify_refusal", appeal)).status_code == 404
