"""What is calculated, answered, handed over and promised can't be changed without being noticed."""

from datetime import timedelta

import pytest

from applications.access import Actor
from applications.actions.answering_completions import answer_item
from applications.actions.calculating import save_calculation
from applications.actions.cases import hand_over_case
from applications.actions.completions import ask_completion
from applications.actions.delaying import say_delay
from applications.actions.handing_over import add_to_hand_over
from applications.actions.wanting_decisions import ask_for_decision, refuse_to_decide
from applications.errors import LedgerBroken
from applications.management.verification import verify_everything
from applications.models import (
    Calculation,
    CalculationRevision,
    CompletionItem,
    CompletionReply,
    DecisionWanted,
    Delay,
    HandOver,
)
from applications.seals import anchor_events, seal_access_log
from tests.casework.completing.conftest import asked
from tests.casework.continuity.conftest import TOLD
from tests.operations.log_tampering import without_guards

pytestmark = pytest.mark.django_db
AFTER_SIX_MONTHS = "2026-08-10T11:00:00+00:00"


def calculated_twice(case, by) -> None:
    facts = {"case_id": case.pk, "reasons": {"children": "Barnen flyttar hem."}}
    save_calculation(by, seen_rev=0, part={}, **facts)
    save_calculation(by, seen_rev=1, part={"children": []}, **facts)


def asked_and_answered(case, maja, anna) -> None:
    words = {"intro": "Vi läser.", "consequence": "Ring oss."}
    ask_completion(Actor(maja), case_id=case.pk, items=[asked()], **words)
    where = {"case_id": case.pk, "item_id": CompletionItem.objects.get(case=case).pk}
    answer_item(Actor(anna), text="Jag har ingen.", cannot=True, seen=0, **where)


@pytest.fixture
def told(traveller, case, maja, nils, anna):
    """One of everything, written through the doors that people use."""
    calculated_twice(case, Actor(maja))
    asked_and_answered(case, maja, anna)
    hand_over_case(Actor(maja), case_id=case.pk, to=nils, text=TOLD)
    for text in ("Jag jobbar på tisdagar.", "Min telefon är trasig."):
        add_to_hand_over(Actor(anna), case_id=case.pk, text=text)
    facts = {"reason": "Vi är få.", "expected_on": case.promised_on + timedelta(days=10)}
    say_delay(Actor(nils), case_id=case.pk, **facts)
    traveller.move_to(AFTER_SIX_MONTHS)
    ask_for_decision(Actor(anna), case_id=case.pk, text="Jag har väntat.")
    refuse_to_decide(Actor(nils), case_id=case.pk, reason="Vi väntar på ett svar.")
    seal_access_log()
    anchor_events()


CHANGES = [
    (Calculation, "content", {}),
    (CalculationRevision, "content", {}),
    (CompletionReply, "content", {"text": "Här är den.", "cannot": False}),
    (HandOver, "text", "Hon är besvärlig."),
    (HandOver, "added", []),
    (Delay, "reason", "Vi glömde."),
    (DecisionWanted, "text", ""),
    (DecisionWanted, "reason", "Nej."),
]


@pytest.mark.parametrize(("model", "column", "value"), CHANGES)
def test_a_changed_word_breaks_the_chain(told, model, column, value):
    verify_everything()
    row = model.objects.get()
    setattr(row, column, value)
    row.save(update_fields=[column])
    with pytest.raises(LedgerBroken, match=r"not as it was written|are not those written"):
        verify_everything()


@pytest.mark.parametrize("number", [0, 1])
def test_each_entry_is_vouched_for(told, number):
    row = HandOver.objects.get()
    row.added[number]["text"] = "Jag är nöjd."
    row.save(update_fields=["added"])
    with pytest.raises(LedgerBroken, match="hand_over_added"):
        verify_everything()


def test_a_version_that_is_gone_is_missed(told):
    with without_guards():
        CalculationRevision.objects.all().delete()
    with pytest.raises(LedgerBroken, match="calculated"):
        verify_everything()
