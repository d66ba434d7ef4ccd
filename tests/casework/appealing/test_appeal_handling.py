"""What a caseworker may do with an appeal, in which order, and what happens to a late one."""

from datetime import date, timedelta

import pytest

from applications.access import Actor
from applications.actions import handling_appeals as actions
from applications.actions.messages import Words, write_message
from applications.errors import LedgerBroken, NotPossible, TransitionNotAllowed
from applications.management.verification import verify_everything
from applications.management.verifying_appeals import verify_appeals
from applications.models import Case, Draft, UnitTask
from eservice.people.models import Stash
from eservice.people.stash import COOKIE
from tests.casework.appealing.making import (
    LATE,
    appeal_of,
    changed,
    place,
    ruling,
    url,
)
from tests.casework.completing.pages import words_of
from tests.documents.making import make_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "tampered", [{"status": "ruled"}, {"content": {"wants": "Inget."}}, {"ruling": {"finding": ""}}]
)
def test_what_was_changed_behind_our_backs_is_found(maja, late, tampered):
    actions.accept_time(Actor(maja), **place(late), reason=LATE)
    case = Case.objects.get(pk=late.case_id)
    chain = list(case.events.order_by("seq"))
    verify_appeals(case, chain)
    late.refresh_from_db()
    for name, value in tampered.items():
        setattr(late, name, value)
    late.save(update_fields=list(tampered))
    with pytest.raises(LedgerBroken, match="not as it was written"):
        verify_appeals(Case.objects.get(pk=late.case_id), chain)


def test_what_was_typed_when_the_login_ended_comes_back(anna, maja, maja_client, decision):
    appeal = appeal_of(decision, anna)
    for name, field in (("try_appeal_time", "reason"), ("record_ruling", "text")):
        path = url(name, appeal)
        maja_client.cookies[COOKIE] = "1"
        kept = {"path": path, "typed": {field: ["Vi skrev fel dag."]}}
        Stash.objects.update_or_create(user=maja, defaults=kept)
        assert "Vi skrev fel dag." in words_of(maja_client.get(path))


def test_ours_was_the_fault_so_it_counts_as_in_time(maja, late):
    with pytest.raises(NotPossible, match="reason"):
        actions.accept_time(Actor(maja), **place(late))
    found = actions.accept_time(Actor(maja), **place(late), reason="Vi skrev fel dag.")
    assert (found.status, found.is_in_time) == ("received", True)


def test_the_time_is_tried_first(anna, maja, maja_client, decision):
    appeal = appeal_of(decision, anna)
    page = maja_client.post(url("forward_appeal", appeal))
    assert page.status_code == 409
    assert "Se först om överklagandet kom i tid." in words_of(page)
    page = maja_client.post(url("record_ruling", appeal), ruling(date(2026, 2, 9)))
    assert page.status_code == 409
    assert "Du ska få hela hyran." in words_of(page)
    assert "har ändrats sedan du öppnade sidan" in words_of(page)
    with pytest.raises(NotPossible, match="time"):
        actions.record_reconsidered(Actor(maja), **place(appeal), is_all=True)


def test_all_that_was_asked_for_goes_no_further(traveller, anna, anna_client, maja, decision):
    appeal = appeal_of(decision, anna)
    actions.accept_time(Actor(maja), **place(appeal))
    with pytest.raises(NotPossible, match="no_decision"):
        actions.record_reconsidered(Actor(maja), **place(appeal), is_all=True)
    traveller.shift(timedelta(hours=1))
    changed(decision, maja)
    actions.record_reconsidered(Actor(maja), **place(appeal), is_all=True)
    assert UnitTask.objects.get(kind="appealed").done_at
    page = words_of(anna_client.get(url("appeal", appeal)))
    assert "Därför går det inte till domstolen." in page
    with pytest.raises(TransitionNotAllowed):
        actions.forward_appeal(Actor(maja), **place(appeal), with_papers=False)
    verify_everything()


def test_papers_from_messages_stand_on_the_list_but_not_those_for_her_alone(
    anna, maja, maja_client, decision
):
    appeal = appeal_of(decision, anna)
    actions.accept_time(Actor(maja), **place(appeal))
    for number, is_alone in enumerate((False, True)):
        words = Words(text=f"Här är papper {number}.", hers_alone=is_alone)
        message = write_message(Actor(anna), case_id=appeal.case_id, words=words, seen=number)
        paper = make_document(
            anna, Draft.objects.get(pk=appeal.case_id), name=f"papper-{number}.pdf", is_sent=True
        )
        message.documents.add(paper)
    page = words_of(maja_client.get(url("forward_appeal", appeal)))
    assert "papper-0.pdf" in page
    assert "papper-1.pdf" not in page
    assert maja_client.post(url("forward_appeal", appeal)).status_code == 422
    assert maja_client.post(url("forward_appeal", appeal), {"papers": "yes"}).status_code == 302
    appeal.refresh_from_db()
    assert appeal.package.context["papers"] == ["papper-0.pdf"]


def test_a_day_that_cannot_be(anna, maja, maja_client, decision):
    appeal = appeal_of(decision, anna)
    actions.accept_time(Actor(maja), **place(appeal))
    actions.forward_appeal(Actor(maja), **place(appeal), with_papers=False)
    for day, words in ((date(2026, 2, 10), "har inte varit än"), (date(2026, 2, 8), "före")):
        page = maja_client.post(url("record_ruling", appeal), ruling(day))
        assert page.status_code == 422
        assert words in words_of(page)
        assert "Du ska få hela hyran." in words_of(page)
