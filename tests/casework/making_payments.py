"""Decisions and payments for tests: an issued decision as the database holds it."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import transaction

from applications.access import Actor
from applications.actions.paying import Plan, plan_payment, usual_pay_day
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.letters import DECISION_TEMPLATE
from applications.models import Case, Decision, Letter, Payment
from applications.questions.payout import asked_payout
from applications.statuses import CaseStage, DecisionKind, Outcome
from eservice import clock
from eservice.people.models import User

GRANTED = "5000.00"


def decide(case: Case, by: User, amount: str = GRANTED, **values: Any) -> Decision:
    """Put a decision straight into a case, and the case where a decision leaves it."""
    now = clock.now()
    Case.objects.filter(pk=case.pk).update(
        stage=CaseStage.DECIDED, stage_since=now, investigation_started_at=now
    )
    return issued(case, by, amount, **values)


def issued(case: Case, by: User, amount: str = GRANTED, **values: Any) -> Decision:
    """An issued decision; the case stays where it is."""
    letter = Letter.objects.create(
        case=case, kind=Letter.Kind.DECISION, template=DECISION_TEMPLATE, context={}
    )
    earlier = case.decisions.order_by("number").last()
    given = {
        "number": earlier.number + 1 if earlier else 1,
        "outcome": Outcome.GRANTED if Decimal(amount) else Outcome.REJECTED,
        "amount": Decimal(amount),
        "content": {"whole": "", "why": "", "items": []},
        "prepared_by": by,
        "issued_by": by,
        "delegation_point": "D 4.1",
    }
    decision = Decision.objects.create(case=case, letter=letter, **given | values)
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        code = content_code("decision", decision.pk, decision.content)
        facts = {"decision": str(decision.pk), "code": code}
        append_event(locked, EventKind.DECIDED, Actor(by), **facts)
    return decision


def change(decision: Decision, by: User, amount: str) -> Decision:
    """Let another decision hold instead."""
    return decide(decision.case, by, amount, kind=DecisionKind.RECONSIDERATION, replaces=decision)


def planned(decision: Decision, by: User, amount: str = "1000.00", **changes: Any) -> Payment:
    """A payment planned as a caseworker does it, to where the application asks for."""
    case = Case.objects.get(pk=decision.case_id)
    to = asked_payout(case.application.content).to | changes.pop("to", {})
    plan = {
        "decision_id": decision.pk,
        "amount": Decimal(amount),
        "to": to,
        "pay_on": usual_pay_day(case),
    }
    plan = Plan(**plan | changes)
    return plan_payment(Actor(by), case_id=case.pk, plan=plan, page_id=uuid4())
