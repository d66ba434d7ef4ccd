"""Deciding that an appeal came too late (avvisning, FL 45 §), and noting when she got to know.

It is a decision of its own: it needs a point of the delegation order, comes in a letter with a
date, and can be appealed.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from applications.access import Actor, Verb
from applications.actions.completions import held_case
from applications.actions.handling_appeals import (
    found,
    held_appeal,
    is_late,
    move_appeal,
    settle_appeal,
    tell_of_appeal,
)
from applications.actions.letters import order_letter
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.letters import REFUSAL_TEMPLATE, refusal_context
from applications.models import Appeal, AppealRefusal, Case, Letter
from applications.questions.appealing import (
    FINDING,
    PROPOSED,
    got_on,
    last_day_of,
    refused_before,
    vouched_for,
)
from applications.questions.refusing import refusal_points
from applications.statuses import AppealStatus, NotifiedWay
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import User


def refuse_appeal(actor: Actor, *, case_id: UUID, appeal_id: UUID, reason: str) -> Appeal:
    """Decide that an appeal came too late. Who may not decide it alone proposes it: then it is
    still RECEIVED, and somebody who may makes the decision in the same way.

    Nobody decides alone without a point of the delegation order that covers an avvisning, nor,
    where the municipality wants four eyes, what nobody else has proposed in the same words.
    Without a ``reason`` it is the proposed one. Twice changes nothing.
    Raises TransitionNotAllowed when it has gone further, and NotPossible: ``in_time`` when our
    own dates don't call it late, ``reason`` without one.
    """
    with held_appeal(actor, case_id, appeal_id) as (case, appeal):
        is_refused = appeal.status == AppealStatus.TOO_LATE
        if is_refused and reason in {"", appeal.ruling.get(FINDING)}:
            return appeal
        reason = reason or appeal.ruling.get(PROPOSED, {}).get("reason", "")
        if appeal.status != AppealStatus.RECEIVED:
            raise TransitionNotAllowed(f"the appeal is {appeal.status}")
        if not is_late(case, appeal):
            raise NotPossible("in_time")
        if not reason:
            raise NotPossible("reason")
        points = refusal_points(actor.user.roles)
        if points and not _needs_another(actor, appeal, reason):
            _refuse(actor, case, appeal, reason, points)
        else:
            _propose(actor, case, appeal, reason)
        return appeal


def _needs_another(actor: Actor, appeal: Appeal, reason: str) -> bool:
    """True with four eyes, until somebody else than the actor has proposed it in these words."""
    if not municipality().casework.four_eyes:
        return False
    proposed = appeal.ruling.get(PROPOSED)
    if proposed is None or proposed["reason"] != reason:
        return True
    return User.objects.get(pk=proposed["by"]).is_same_person(actor.user)


def _propose(actor: Actor, case: Case, appeal: Appeal, reason: str) -> None:
    said = {"by": actor.user.pk, "name": actor.user.name, "reason": reason}
    if appeal.ruling.get(PROPOSED) == said:
        return
    move_appeal(appeal, AppealStatus.RECEIVED, ruling={**appeal.ruling, PROPOSED: said})
    code = content_code("proposed", appeal.pk, said)
    facts = {"appeal": str(appeal.pk), "proposed": True, "code": code}
    append_event(case, EventKind.APPEAL_TRIED, actor, **facts)


def _refuse(actor: Actor, case: Case, appeal: Appeal, reason: str, points: list[str]) -> None:
    refused = refused_before(appeal, list(case.appeals.select_related("refusal")))
    context = refusal_context(
        case,
        appeal,
        reason=reason,
        got_on=got_on(appeal.decision, refused),
        last_day=last_day_of(appeal.decision, refused),
        is_about_refusal=refused is not None,
        decided_by=actor.user.name,
        points=points,
    )
    ruling = found(appeal, reason)
    move_appeal(appeal, AppealStatus.TOO_LATE, is_in_time=False, ruling=ruling)
    refusal = AppealRefusal.objects.create(
        appeal=appeal,
        letter=order_letter(case, Letter.Kind.REFUSAL, REFUSAL_TEMPLATE, context),
        issued_by=actor.user,
        delegation_point=", ".join(points)[:40],
    )
    facts: dict[str, Any] = {
        "in_time": False,
        "code": content_code("finding", appeal.pk, reason),
        "refusal": content_code("refusal", appeal.pk, vouched_for(refusal)),
    }
    append_event(case, EventKind.APPEAL_TRIED, actor, appeal=str(appeal.pk), **facts)
    tell_of_appeal(case, appeal)
    settle_appeal(actor, appeal)


def note_refusal_received(
    actor: Actor, *, case_id: UUID, appeal_id: UUID, way: str, received_on: date
) -> AppealRefusal:
    """Note how and on which day the person got the refusal, as for a decision.

    Raises as ``issuing.note_received``, and AppealRefusal.DoesNotExist.
    """
    with held_case(actor, Verb.NOTIFY_DECISION, case_id) as (_acting, case):
        refusal = _held_refusal(case, appeal_id)
        if refusal.notified_way == NotifiedWay.SERVICE:
            raise NotPossible("read")
        if received_on > clock.today():
            raise NotPossible("future")
        if received_on < timezone.localdate(refusal.issued_at):
            raise NotPossible("before")
        if (refusal.notified_way, refusal.received_on) != (way, received_on):
            _keep_received(refusal, way, received_on)
            facts = {"refusal": str(appeal_id), "way": way, "on": received_on.isoformat()}
            append_event(case, EventKind.DECISION_NOTIFIED, actor, **facts)
        return refusal


def confirm_refusal_read(actor: Actor, *, case_id: UUID, appeal_id: UUID) -> AppealRefusal:
    """The person says that she has read the refusal: from today she can appeal it for three weeks.

    Only she herself; what is noted already stands. Raises Case.DoesNotExist, NotAllowed also for
    a helper, and AppealRefusal.DoesNotExist.
    """
    with held_case(actor, Verb.READ_APPEAL, case_id) as (acting, case):
        if acting.grant is not None:
            raise NotAllowed("a helper can't receive it for her")
        refusal = _held_refusal(case, appeal_id)
        if refusal.received_on is None:
            _keep_received(refusal, NotifiedWay.SERVICE, clock.today())
            append_event(case, EventKind.DECISION_READ, acting, refusal=str(appeal_id))
        return refusal


def _held_refusal(case: Case, appeal_id: UUID) -> AppealRefusal:
    return AppealRefusal.objects.select_for_update().get(appeal__case=case, appeal=appeal_id)


def _keep_received(refusal: AppealRefusal, way: str, day: date) -> None:
    refusal.notified_way, refusal.notified_at, refusal.received_on = way, clock.now(), day
    refusal.save(update_fields=["notified_way", "notified_at", "received_on"])
