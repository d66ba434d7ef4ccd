"""Decisions for tests, written and made through the same doors that people use."""

from datetime import timedelta
from typing import Any

from applications.access import Actor
from applications.actions.cases import start_investigation, take_case
from applications.actions.deciding import write_draft
from applications.actions.issuing import issue_decision
from applications.models import Case, Communication, Decision, DecisionDraft
from applications.questions.deciding import Content, first_content
from applications.questions.deciding_sums import calculation_of, rev_of
from applications.questions.investigating import frozen, sheet_of
from eservice import clock
from eservice.people.models import User
from eservice.people.roles import Role

COSTS = {
    "cost_kinds": {"cost_kinds": ["medicine", "dental"]},
    "cost_medicine": {"amount": "450", "period": "november"},
    "cost_dental": {"amount": "2000", "period": "november"},
}


def investigated(case: Case, by: User) -> Case:
    """Let a caseworker take a case and start investigating it."""
    take_case(Actor(by), case_id=case.pk)
    return start_investigation(Actor(by), case_id=case.pk)


def decided_content(case: Case, **outcomes: tuple[str, str | None]) -> Content:
    """Return the content of a case with these answers, by key: outcome and sum. The month's
    support is granted with 4 270 kronor unless told otherwise."""
    content = first_content(case.application.content, case.month, None)
    answers = {"support": ("granted", "4270.00")} | outcomes
    for item in content["items"]:
        outcome, granted = answers.get(item["key"], ("granted", item["asked"]))
        item |= {"outcome": outcome, "granted": granted, "reasons": "Du behöver det."}
    return content


def rejected_content(case: Case) -> Content:
    """Return the content that says no to everything."""
    keys = [item["key"] for item in decided_content(case)["items"]]
    return decided_content(case, **dict.fromkeys(keys, ("rejected", None)))


def draft_of(case: Case, by: User, content: Content | None = None) -> DecisionDraft:
    """Save a draft as the page would, over the one that is there."""
    stored = case.decision_drafts.filter(decision__isnull=True).first()
    seen_rev = stored.rev if stored else None
    content = decided_content(case) if content is None else content
    return write_draft(Actor(by), case_id=case.pk, content=content, seen_rev=seen_rev)


def issue(draft: DecisionDraft, by: User) -> Decision:
    """Make the decision with the calculation as it is now."""
    seen = rev_of(calculation_of(draft.case))
    ids = {"case_id": draft.case_id, "draft_id": draft.pk}
    return issue_decision(Actor(by), **ids, seen_rev=draft.rev, seen_calculation=seen)


def shared(case: Case, by: User, *, days_ago: int = 20, **values: Any) -> Communication:
    """The investigation and calculation as they stand, shared with two weeks to answer."""
    at = clock.now() - timedelta(days=days_ago)
    due_on = at.date() + timedelta(days=14)
    given = {"content": frozen(sheet_of(case)), "at": at, "due_on": due_on} | values
    return Communication.objects.create(case=case, by=by, **given)


def make_chief(user: User) -> User:
    """Let a caseworker hold the points that other caseworkers don't."""
    user.roles = [Role.CASEWORKER.value, Role.DECISION_MAKER.value]
    user.save(update_fields=["roles"])
    return user
