"""Planning, paying, stopping, planning again and cancelling; the sum is never exceeded."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from applications.access import Actor
from applications.actions.paying import Plan, move_payment, plan_payment
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.models import Notice, Payment
from applications.questions.payout import asked_payout
from applications.statuses import PAYMENT_TRANSITIONS, PaymentStatus
from tests.casework.making_payments import change, decide, planned
from tests.factories import make_case, make_caseworker

MOVES = [(before, after) for before in PaymentStatus for after in PaymentStatus]


@pytest.fixture(autouse=True)
def one_tuesday():
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def case(anna):
    return make_case(anna)


@pytest.fixture
def decision(case, maja):
    return decide(case, maja)


def move(maja, payment, to, reason="Fel konto."):
    return move_payment(
        Actor(maja), case_id=payment.case_id, payment_id=payment.pk, to=to, reason=reason
    )


def kinds(case) -> list[str]:
    return list(case.events.order_by("seq").values_list("kind", flat=True))


def test_it_is_planned_on_the_payment_day_to_where_the_application_says(decision, maja, case):
    payment = planned(decision, maja)
    assert (payment.pay_on, payment.unit) == (date(2026, 11, 27), case.unit)
    assert (payment.to["clearing"], payment.to["account"]) == ("9999", "1234567")
    assert payment.to["payee"] == case.person.name
    event = case.events.latest("seq")
    assert (event.kind, event.data["payment"]) == ("payment_planned", str(payment.pk))
    assert event.data.keys() == {"payment", "decision", "code"}
    assert [(told.kind, told.person) for told in Notice.objects.all()] == [
        ("payment_planned", case.person)
    ]


def test_what_is_urgent_is_planned_for_the_next_working_day(anna, maja):
    urgent = make_case(anna, acute={"acute": ["food"]}, acute_advice={"acute_advice": ""})
    assert planned(decide(urgent, maja), maja).pay_on == date(2026, 11, 25)


def test_the_sum_of_live_payments_never_exceeds_the_decision(decision, maja):
    first = planned(decision, maja, "3000")
    with pytest.raises(NotPossible, match="too_much"):
        planned(decision, maja, "2000.01")
    planned(decision, maja, "2000")
    with pytest.raises(NotPossible, match="too_much"):
        planned(decision, maja, "0.01")
    move(maja, first, PaymentStatus.STOPPED)
    with pytest.raises(NotPossible, match="too_much"):
        planned(decision, maja, "1")
    move(maja, first, PaymentStatus.CANCELLED)
    assert planned(decision, maja, "3000").amount == Decimal(3000)


def test_a_changed_decision_counts_what_was_paid_before(decision, maja):
    move(maja, planned(decision, maja, "3000"), PaymentStatus.PAID)
    changed = change(decision, maja, "4500")
    with pytest.raises(NotPossible, match="replaced"):
        planned(decision, maja, "1")
    with pytest.raises(NotPossible, match="too_much"):
        planned(changed, maja, "1500.01")
    assert planned(changed, maja, "1500").decision == changed


def test_a_page_that_is_sent_twice_is_one_payment(decision, maja, case):
    to = asked_payout(case.application.content).to
    plan = Plan(decision_id=decision.pk, amount=Decimal(1000), to=to, pay_on=date(2026, 11, 27))
    page = {"case_id": case.pk, "page_id": uuid4()}
    first = plan_payment(Actor(maja), plan=plan, **page)
    assert plan_payment(Actor(maja), plan=plan, **page) == first
    assert Payment.objects.count() == 1
    assert kinds(case).count("payment_planned") == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"amount": "0"}, "nothing"),
        ({"to": {"payee": " "}}, "no_payee"),
        ({"to": {"account": ""}}, "no_number"),
        ({"to": {"account": "7654321"}}, "why"),
        ({"to": {"payee": "Hyresvärden AB"}}, "why"),
        ({"to": {"way": "other", "account": "", "clearing": ""}}, "why"),
        ({"pay_on": date(2026, 11, 23)}, "past"),
        ({"pay_on": date(2026, 11, 28)}, "day_off"),
        ({"pay_on": date(2026, 12, 24)}, "day_off"),
        ({"pay_on": date(2027, 12, 1)}, "far_away"),
        ({"decision_id": uuid4()}, "no_decision"),
    ],
)
def test_what_can_not_be_planned_says_why(decision, maja, changes, reason):
    with pytest.raises(NotPossible, match=f"^{reason}$"):
        planned(decision, maja, **changes)
    assert not Payment.objects.exists()


def test_part_may_go_to_the_landlord_with_a_reason(decision, maja):
    landlord = {"payee": "Hyresvärden AB", "way": "giro", "clearing": "", "account": "9912345"}
    payment = planned(decision, maja, "4000", to=landlord | {"why": "Hon vill det själv."})
    assert planned(decision, maja, "1000").to["account"] == "1234567"
    assert payment.to["why"] == "Hon vill det själv."


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_the_whole_grid_of_moves(decision, maja, before, after):
    payment = planned(decision, maja)
    Payment.objects.update(status=before)
    count = decision.case.events.count()
    if before == after:
        move(maja, payment, after)
        assert decision.case.events.count() == count
    elif after in PAYMENT_TRANSITIONS[before]:
        assert move(maja, payment, after).status == after
        assert move(maja, payment, after).status == after
    else:
        with pytest.raises(TransitionNotAllowed):
            move(maja, payment, after)
        assert Payment.objects.get().status == before


def test_each_move_is_an_event_a_notice_and_a_reason_in_the_journal(decision, maja, case):
    payment = planned(decision, maja)
    move(maja, payment, PaymentStatus.STOPPED, "Kontot är avslutat.")
    move(maja, payment, PaymentStatus.PLANNED, "")
    move(maja, payment, PaymentStatus.CANCELLED, "Pengarna betalas på plats.")
    assert kinds(case)[-6:] == [
        "payment_planned",
        "payment_stopped",
        "note_written",
        "payment_resumed",
        "payment_cancelled",
        "note_written",
    ]
    assert [note.text.partition("\n")[2] for note in case.notes.order_by("at", "pk")] in (
        ["Kontot är avslutat.", "Pengarna betalas på plats."],
        ["Pengarna betalas på plats.", "Kontot är avslutat."],
    )
    assert Notice.objects.filter(kind="payment_changed", person=case.person).count() == 3
    assert Payment.objects.get().reason == "Pengarna betalas på plats."


def test_paying_tells_nobody_and_needs_no_reason(decision, maja):
    payment = planned(decision, maja)
    Notice.objects.all().delete()
    assert move(maja, payment, PaymentStatus.PAID, "").status == "paid"
    assert not Notice.objects.exists()


@pytest.mark.parametrize("to", [PaymentStatus.STOPPED, PaymentStatus.CANCELLED])
def test_stopping_needs_a_reason(decision, maja, to):
    with pytest.raises(NotPossible, match="no_reason"):
        move(maja, planned(decision, maja), to, " ")


def test_planned_again_it_gets_a_day_that_comes_and_a_new_file(decision, maja):
    payment = planned(decision, maja)
    move(maja, payment, PaymentStatus.STOPPED)
    Payment.objects.update(exported_at=payment.at)
    with time_machine.travel(datetime(2026, 12, 24, 9, tzinfo=UTC), tick=False):
        again = move(maja, payment, PaymentStatus.PLANNED)
    assert (again.pay_on, again.exported_at) == (date(2026, 12, 28), None)


def test_a_payment_of_a_replaced_decision_is_not_planned_again(decision, maja):
    payment = planned(decision, maja)
    move(maja, payment, PaymentStatus.STOPPED)
    change(decision, maja, "6000")
    with pytest.raises(NotPossible, match="replaced"):
        move(maja, payment, PaymentStatus.PLANNED)
    assert move(maja, payment, PaymentStatus.CANCELLED).status == "cancelled"


def test_only_the_units_own_caseworkers_plan_and_move(decision, maja, anna):
    olga = make_caseworker(unit="vuxen")
    payment = planned(decision, maja)
    for other in (olga, anna):
        with pytest.raises(NotAllowed):
            planned(decision, other)
        with pytest.raises(NotAllowed):
            move(other, payment, PaymentStatus.PAID)
    assert payment.pay_on - date(2026, 11, 24) == timedelta(days=3)


@pytest.mark.parametrize(
    ("answers", "way", "warned"),
    [
        ({}, "account", ""),
        (
            {"payout_account": {"clearing": "9999", "account": "12", "holder": "mine"}},
            "account",
            "odd_account",
        ),
        (
            {"payout_account": {"clearing": "9999", "account": "1234567", "holder": "other"}},
            "account",
            "other_holder",
        ),
        ({"payout": {"payout": "no_account"}}, "other", "no_account"),
        ({"payout": {"payout": "guardian"}}, "account", "guardian"),
    ],
)
def test_the_application_says_where_and_what_is_odd(anna, answers, way, warned):
    content = make_case(anna, **answers).application.content
    asked = asked_payout(content)
    assert asked.to["way"] == way
    assert warned in " ".join(asked.warnings)
    assert bool(asked.warnings) == bool(warned)


def test_an_application_without_the_answer_blocks_nothing(case, decision, maja):
    content = {**case.application.content, "sections": []}
    asked = asked_payout(content)
    assert asked.to["payee"] == case.application.content["name"]
    assert asked.warnings == ("no_answer",)
