"""Writing a decision, proposing it to someone who may decide, and giving a proposal back."""

from typing import Any
from uuid import UUID

from applications.access import Actor, Verb, can
from applications.actions.cases import locked_case
from applications.actions.tasks import ask_unit, settle_proposal
from applications.errors import EditConflict, NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import Case, Decision, DecisionDraft
from applications.notice_kinds import TaskKind
from applications.questions.decision_readiness import Readiness, readiness
from applications.statuses import CaseStage, DecisionKind, DecisionStatus
from eservice import clock
from eservice.people.models import User

# The stages in which a first decision is made, and one that changes an earlier decision.
FIRST_STAGES = (CaseStage.UNDER_INVESTIGATION, CaseStage.COMMUNICATED)
CHANGING_STAGES = (*FIRST_STAGES, CaseStage.DECIDED)


def write_draft(
    actor: Actor, *, case_id: UUID, content: dict[str, Any], seen_rev: int | None
) -> DecisionDraft:
    """Save the decision as far as it is written; ``seen_rev`` is None for a first page.

    Raises EditConflict with the stored draft when someone has saved a newer one, and
    NotPossible("proposed") when it waits for the one who may decide.
    """
    with locked_case(actor, Verb.WRITE_DECISION, case_id) as case:
        draft = _open_draft(case)
        if draft is None:
            return _new_draft(actor, case, content)
        require_stage(case, draft.kind)
        if draft.status == DecisionStatus.PROPOSED:
            raise NotPossible("proposed")
        if seen_rev != draft.rev:
            raise EditConflict(draft)
        draft.content, draft.prepared_by = content, actor.user
        draft.rev, draft.changed_at = draft.rev + 1, clock.now()
        draft.save(update_fields=["content", "prepared_by", "rev", "changed_at"])
        return draft


def start_change(
    actor: Actor, *, case_id: UUID, decision_id: UUID, kind: str, content: dict[str, Any]
) -> DecisionDraft:
    """Begin a decision that replaces the latest one. Again gives the one that is begun.

    Raises NotPossible("not_latest") for a decision that has been replaced.
    """
    with locked_case(actor, Verb.WRITE_DECISION, case_id) as case:
        require_stage(case, kind)
        draft = _open_draft(case)
        if draft is not None:
            return draft
        latest = case.decisions.order_by("-number").first()
        if latest is None or latest.pk != decision_id or kind == DecisionKind.FIRST:
            raise NotPossible("not_latest")
        return DecisionDraft.objects.create(
            case=case, kind=kind, replaces=latest, content=content, prepared_by=actor.user
        )


def propose_decision(
    actor: Actor, *, case_id: UUID, draft_id: UUID, seen_rev: int | None
) -> DecisionDraft:
    """Leave a whole decision to someone who may make it. Twice changes nothing."""
    with locked_case(actor, Verb.WRITE_DECISION, case_id) as case:
        draft = held_draft(case, draft_id)
        if draft.status == DecisionStatus.PROPOSED:
            return draft
        require_unchanged(draft, seen_rev)
        require_ready(case, draft)
        draft.status, draft.proposed_at, draft.reason = DecisionStatus.PROPOSED, clock.now(), ""
        draft.prepared_by, draft.rev = actor.user, draft.rev + 1
        draft.save(update_fields=["status", "proposed_at", "reason", "prepared_by", "rev"])
        append_event(case, EventKind.DECISION_PROPOSED, actor, draft=str(draft.pk))
        ask_unit(
            TaskKind.DECISION_PROPOSED,
            once=f"proposal:{draft.pk}:{draft.rev}",
            unit=case.unit,
            person=case.person,
            case=case,
        )
        return draft


def return_proposal(actor: Actor, *, case_id: UUID, draft_id: UUID, reason: str) -> DecisionDraft:
    """Give a proposal back with the reason, or take back one's own."""
    with locked_case(actor, Verb.REVIEW_CASE, case_id) as case:
        draft = held_draft(case, draft_id)
        if draft.status != DecisionStatus.PROPOSED:
            raise TransitionNotAllowed(f"the decision is {draft.status}")
        if not (can(actor, Verb.DECIDE, case) or can(actor, Verb.WRITE_DECISION, case)):
            raise NotAllowed("only who may decide, or has the case, gives a proposal back")
        _give_back(actor, case, draft, reason)
        settle_proposal(actor, case=case)
        return draft


def give_back_what_she_proposed(actor: Actor | None, case: Case, user: User) -> None:
    """Make a draft again of a proposal by somebody who is jävig, in the caller's transaction:
    a colleague looks at all of it and proposes it anew (FL 17 §)."""
    draft = _open_draft(case)
    if draft is None or draft.status != DecisionStatus.PROPOSED:
        return
    if user.is_same_person(draft.prepared_by):
        _give_back(actor, case, draft, "")
        settle_proposal(Actor(user), case=case)


def _give_back(actor: Actor | None, case: Case, draft: DecisionDraft, reason: str) -> None:
    draft.status, draft.reason, draft.rev = DecisionStatus.DRAFT, reason, draft.rev + 1
    draft.save(update_fields=["status", "reason", "rev"])
    append_event(case, EventKind.PROPOSAL_RETURNED, actor, draft=str(draft.pk))


def held_draft(case: Case, draft_id: UUID) -> DecisionDraft:
    """Return a draft of a locked case; raises TransitionNotAllowed for one that is not its."""
    rows = DecisionDraft.objects.select_related("replaces", "decision")
    draft = rows.filter(case=case, pk=draft_id).first()
    if draft is None:
        raise TransitionNotAllowed("no such draft")
    return draft


def require_unchanged(draft: DecisionDraft, seen_rev: int | None) -> None:
    """Raise EditConflict when the decision is another than the one that was read."""
    if seen_rev != draft.rev:
        raise EditConflict(draft)


def require_ready(case: Case, draft: DecisionDraft) -> Readiness:
    """Return how ready it is; raises NotPossible("not_ready") when something is missing."""
    require_stage(case, draft.kind)
    found = readiness(case, draft.content, draft.replaces)
    if not found.is_ready:
        raise NotPossible("not_ready")
    return found


def require_stage(case: Case, kind: str) -> None:
    """Raise TransitionNotAllowed in a stage where no decision of this kind is made."""
    stages = FIRST_STAGES if kind == DecisionKind.FIRST else CHANGING_STAGES
    if case.stage not in stages:
        raise TransitionNotAllowed(f"the case is {case.stage}")


def _open_draft(case: Case) -> DecisionDraft | None:
    drafts = case.decision_drafts.select_related("replaces")
    return drafts.exclude(status=DecisionStatus.ISSUED).first()


def _new_draft(actor: Actor, case: Case, content: dict[str, Any]) -> DecisionDraft:
    """A first decision; after a case is opened again, one that replaces the latest."""
    latest: Decision | None = case.decisions.order_by("-number").first()
    kind = DecisionKind.RECONSIDERATION if latest else DecisionKind.FIRST
    require_stage(case, kind if case.stage != CaseStage.DECIDED else DecisionKind.FIRST)
    return DecisionDraft.objects.create(
        case=case, kind=kind, replaces=latest, content=content, prepared_by=actor.user
    )
