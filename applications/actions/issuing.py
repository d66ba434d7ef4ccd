"""Making a decision: frozen, in a letter and told of in one transaction. Then: how it came."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from applications.access import Actor, Verb, require
from applications.actions.cases import locked_case, move_to
from applications.actions.deciding import held_draft, require_ready, require_unchanged
from applications.actions.letters import order_letter
from applications.actions.notices import notify
from applications.actions.tasks import settle_proposal
from applications.actions.wanting_decisions import answer_by_deciding
from applications.decision_letters import decision_context
from applications.errors import EditConflict, NotAllowed, NotPossible
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.letters import DECISION_TEMPLATE
from applications.models import Case, Decision, DecisionDraft, Draft, Letter
from applications.notice_kinds import NoticeKind
from applications.queries import acting_on
from applications.questions.authority import points_for
from applications.questions.deciding import Content, frozen, needed_authority
from applications.questions.deciding_sums import calculation_of, rev_of
from applications.statuses import CaseStage, DecisionStatus, NotifiedWay
from eservice import clock
from eservice.municipality import municipality


def issue_decision(
    actor: Actor,
    *,
    case_id: UUID,
    draft_id: UUID,
    seen_rev: int | None,
    seen_calculation: int | None = None,
) -> Decision:
    """Make the decision that was read as ``seen_rev``, with the calculation that was read as
    ``seen_calculation`` (None for none). Twice gives the same decision.

    Raises NotPossible with ``not_ready``, ``authority`` (no point of the delegation order covers
    it), ``four_eyes`` (she has prepared it herself) or ``not_latest``, and EditConflict when it
    has been changed since it was read.
    """
    with locked_case(actor, Verb.DECIDE, case_id) as case:
        draft = held_draft(case, draft_id)
        if draft.decision is not None:
            return draft.decision
        if draft.status == DecisionStatus.DRAFT:
            require(actor, Verb.WRITE_DECISION, case)
        require_unchanged(draft, seen_rev)
        require_ready(case, draft)
        points = _require_authority(actor, draft)
        calculation = calculation_of(case)
        if seen_calculation != rev_of(calculation):
            raise EditConflict(draft)
        content = frozen(draft.content, calculation, points)
        decision = _issue(actor, case, draft, content)
        _tell(actor, case, decision)
        return decision


def _require_authority(actor: Actor, draft: DecisionDraft) -> list[str]:
    rules = municipality().casework
    if rules.four_eyes and is_prepared_by(actor, draft):
        raise NotPossible("four_eyes")
    held = rules.delegations_of(actor.user.roles, clock.today())
    points = points_for(held, needed_authority(draft.content))
    if not points:
        raise NotPossible("authority")
    return points


def is_prepared_by(actor: Actor, draft: DecisionDraft) -> bool:
    """True when the actor has written it, with this login or another of hers."""
    return actor.user.is_same_person(draft.prepared_by)


def _issue(actor: Actor, case: Case, draft: DecisionDraft, content: Content) -> Decision:
    latest = case.decisions.order_by("-number").first()
    if draft.replaces_id != (latest and latest.pk):
        raise NotPossible("not_latest")
    number = latest.number + 1 if latest else 1
    context = decision_context(
        case,
        content,
        number=number,
        kind=draft.kind,
        replaces=latest,
        decided_by=actor.user.name,
        decided_on=clock.today(),
    )
    decision = Decision.objects.create(
        case=case,
        number=number,
        kind=draft.kind,
        replaces=latest,
        outcome=content["outcome"],
        amount=content["amount"],
        content=content,
        letter=order_letter(case, Letter.Kind.DECISION, DECISION_TEMPLATE, context),
        prepared_by=draft.prepared_by,
        issued_by=actor.user,
        delegation_point=", ".join(content["points"])[:40],
    )
    draft.status, draft.decision = DecisionStatus.ISSUED, decision
    draft.save(update_fields=["status", "decision"])
    return Decision.objects.get(pk=decision.pk)


def _tell(actor: Actor, case: Case, decision: Decision) -> None:
    if case.stage != CaseStage.DECIDED:
        move_to(case, CaseStage.DECIDED)
    code = content_code("decision", decision.pk, decision.content)
    facts = {"decision": str(decision.pk), "letter": str(decision.letter_id), "code": code}
    append_event(case, EventKind.DECIDED, actor, outcome=decision.outcome, **facts)
    settle_proposal(actor, case=case)
    answer_by_deciding(actor, case)
    draft = Draft.objects.filter(pk=case.pk).first()
    notify(case.person, NoticeKind.DECIDED, once=f"decided:{decision.pk}", draft=draft)


def note_received(
    actor: Actor, *, case_id: UUID, decision_id: UUID, way: str, received_on: date
) -> Decision:
    """Note how and on which day the person got the decision. The time to appeal runs from it.

    Raises NotPossible with ``future`` or ``before`` for a day that can't be, and with ``read``
    when she has said herself in the service that she has read it.
    """
    with locked_case(actor, Verb.NOTIFY_DECISION, case_id) as case:
        decision = case.decisions.get(pk=decision_id)
        if decision.notified_way == NotifiedWay.SERVICE and decision.received_on:
            raise NotPossible("read")
        if received_on > clock.today():
            raise NotPossible("future")
        if received_on < timezone.localdate(decision.issued_at):
            raise NotPossible("before")
        if (decision.notified_way, decision.received_on) != (way, received_on):
            _keep_received(decision, way, received_on)
            facts = {"decision": str(decision.pk), "way": way, "on": received_on.isoformat()}
            append_event(case, EventKind.DECISION_NOTIFIED, actor, **facts)
        return decision


def confirm_read(actor: Actor, *, case_id: UUID, decision_id: UUID) -> Decision:
    """The person says that she has read the decision: from today she can appeal for three weeks.

    Only she herself; what is noted already stands. Raises NotAllowed for a helper.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        acting = acting_on(actor, case, is_held=True)
        require(acting, Verb.READ_DECISION, case)
        if acting.grant is not None:
            raise NotAllowed("a helper can't receive it for her")
        decision = case.decisions.get(pk=decision_id)
        if decision.received_on is None:
            _keep_received(decision, NotifiedWay.SERVICE, clock.today())
            append_event(case, EventKind.DECISION_READ, acting, decision=str(decision.pk))
        return decision


def _keep_received(decision: Decision, way: str, day: date) -> None:
    decision.notified_way, decision.notified_at, decision.received_on = way, clock.now(), day
    decision.save(update_fields=["notified_way", "notified_at", "received_on"])
