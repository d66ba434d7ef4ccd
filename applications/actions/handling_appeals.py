"""What the caseworkers do with an appeal: its time, a new decision, the court (FL 45–47 §§)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from applications.access import Actor, Verb
from applications.actions.completions import held_case, tell
from applications.actions.letters import order_letter
from applications.actions.tasks import settle_task
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.letters import APPEAL_TEMPLATE, appeal_context
from applications.models import Appeal, Case, Letter
from applications.notice_kinds import NoticeKind
from applications.questions.appealing import (
    FINDING,
    PROPOSED,
    WHOLE,
    came_in_time,
    is_whole,
    last_day_of,
    may_be_forwarded,
    new_decision_for,
    papers_since,
    refused_before,
)
from applications.statuses import APPEAL_TRANSITIONS, AppealStatus
from eservice import clock


@contextmanager
def held_appeal(actor: Actor, case_id: UUID, appeal_id: UUID) -> Iterator[tuple[Case, Appeal]]:
    """Hold an appeal and its case. Raises Case.DoesNotExist, NotAllowed, Appeal.DoesNotExist."""
    with held_case(actor, Verb.HANDLE_APPEAL, case_id) as (_acting, case):
        appeal = Appeal.objects.select_for_update().get(case=case, pk=appeal_id)
        yield case, appeal


def accept_time(actor: Actor, *, case_id: UUID, appeal_id: UUID, reason: str = "") -> Appeal:
    """Say that an appeal came in time. ``refusing_appeals`` says that one came too late.

    Twice changes nothing. Raises TransitionNotAllowed when it has gone further, and
    NotPossible("reason") without one where our own dates say otherwise.
    """
    with held_appeal(actor, case_id, appeal_id) as (case, appeal):
        said = (appeal.is_in_time, appeal.ruling.get(FINDING, ""))
        if said == (True, reason) and PROPOSED not in appeal.ruling:
            return appeal
        if appeal.status != AppealStatus.RECEIVED:
            raise TransitionNotAllowed(f"the appeal is {appeal.status}")
        if is_late(case, appeal) and not reason:
            raise NotPossible("reason")
        move_appeal(appeal, AppealStatus.RECEIVED, is_in_time=True, ruling=found(appeal, reason))
        facts = {"in_time": True, "code": content_code("finding", appeal.pk, reason)}
        append_event(case, EventKind.APPEAL_TRIED, actor, appeal=str(appeal.pk), **facts)
        return appeal


def record_reconsidered(actor: Actor, *, case_id: UUID, appeal_id: UUID, is_all: bool) -> Appeal:
    """Note that the newest decision of the case is what the appeal led to (FL 39 and 46 §§).

    ``is_all``: it gives all that was asked for, and nothing goes to the court. Twice changes
    nothing. Raises NotPossible (``time``, ``no_decision``) and TransitionNotAllowed.
    """
    with held_appeal(actor, case_id, appeal_id) as (case, appeal):
        if appeal.status == AppealStatus.RECONSIDERED and is_whole(appeal) == is_all:
            return appeal
        if appeal.status == AppealStatus.RECEIVED and appeal.is_in_time is None:
            raise NotPossible("time")
        decision = new_decision_for(appeal)
        if decision is None:
            raise NotPossible("no_decision")
        ruling = {**appeal.ruling, WHOLE: is_all}
        move_appeal(appeal, AppealStatus.RECONSIDERED, new_decision=decision, ruling=ruling)
        facts = {"reconsidered": str(appeal.pk), "decision": str(decision.pk), "whole": is_all}
        append_event(case, EventKind.APPEAL_TRIED, actor, **facts)
        tell_of_appeal(case, appeal)
        if is_all:
            settle_appeal(actor, appeal)
        return appeal


def forward_appeal(actor: Actor, *, case_id: UUID, appeal_id: UUID, with_papers: bool) -> Appeal:
    """Put together what goes to the court, in one PDF (FL 46 §): with the files of the appeal.

    ``with_papers``: also those that came in messages since. Twice changes nothing.
    Raises NotPossible (``time``) and TransitionNotAllowed.
    """
    with held_appeal(actor, case_id, appeal_id) as (case, appeal):
        if appeal.status == AppealStatus.FORWARDED:
            return appeal
        if appeal.status == AppealStatus.RECEIVED and appeal.is_in_time is None:
            raise NotPossible("time")
        if not may_be_forwarded(appeal):
            raise TransitionNotAllowed(f"the appeal is {appeal.status}")
        if with_papers:
            appeal.documents.add(*papers_since(appeal))
        refused = refused_before(appeal, list(case.appeals.select_related("refusal__letter")))
        last_day = last_day_of(appeal.decision, refused)
        context = appeal_context(case, appeal, last_day=last_day, refused=refused)
        letter = order_letter(case, Letter.Kind.APPEAL, APPEAL_TEMPLATE, context)
        move_appeal(appeal, AppealStatus.FORWARDED, package=letter)
        facts = {"appeal": str(appeal.pk), "letter": str(letter.pk)}
        append_event(case, EventKind.APPEAL_FORWARDED, actor, **facts)
        tell_of_appeal(case, appeal)
        settle_appeal(actor, appeal)
        return appeal


def record_ruling(
    actor: Actor, *, case_id: UUID, appeal_id: UUID, outcome: str, text: str, ruled_on: date
) -> Appeal:
    """Note what the court said, on which day. ``outcome``: ``same`` ``changed`` ``sent_back``.

    Twice changes nothing. Raises TransitionNotAllowed, and NotPossible for a day that can't be:
    ``future``, ``before`` the appeal came.
    """
    with held_appeal(actor, case_id, appeal_id) as (case, appeal):
        said = {"outcome": outcome, "text": text, "on": ruled_on.isoformat()}
        ruling = {**appeal.ruling, **said}
        if appeal.status == AppealStatus.RULED and appeal.ruling == ruling:
            return appeal
        if appeal.status == AppealStatus.RULED:
            raise TransitionNotAllowed("the ruling is noted")
        if ruled_on > clock.today():
            raise NotPossible("future")
        if ruled_on < timezone.localdate(appeal.received_at):
            raise NotPossible("before")
        move_appeal(appeal, AppealStatus.RULED, ruling=ruling)
        code = content_code("ruling", appeal.pk, ruling)
        append_event(case, EventKind.APPEAL_RULED, actor, appeal=str(appeal.pk), code=code)
        tell_of_appeal(case, appeal)
        return appeal


def is_late(case: Case, appeal: Appeal) -> bool:
    """True when our own dates say that a held appeal came too late."""
    refused = refused_before(appeal, list(case.appeals.select_related("refusal")))
    return not came_in_time(appeal.received_at, last_day_of(appeal.decision, refused))


def found(appeal: Appeal, reason: str) -> dict[str, Any]:
    """Return what is noted of an appeal with this finding about its time. A proposal is over."""
    kept = {name: value for name, value in appeal.ruling.items() if name != PROPOSED}
    return {**kept, FINDING: reason}


def move_appeal(appeal: Appeal, status: AppealStatus, **values: Any) -> None:
    """Give a held appeal its new status: the one place where one is assigned."""
    if status != appeal.status:
        if status not in APPEAL_TRANSITIONS[AppealStatus(appeal.status)]:
            raise TransitionNotAllowed(f"{appeal.status} → {status}")
        values |= {"status": status, "status_since": clock.now()}
    for name, value in values.items():
        setattr(appeal, name, value)
    appeal.save(update_fields=list(values))


def tell_of_appeal(case: Case, appeal: Appeal) -> None:
    tell(case, NoticeKind.APPEAL_MOVED, once=f"appeal:{appeal.pk}:{appeal.status}")


def settle_appeal(actor: Actor, appeal: Appeal) -> None:
    settle_task(actor, once=f"appeal:{appeal.pk}")
