"""What a unit has to do that is no case: asked for, and done."""

from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.errors import TransitionNotAllowed
from applications.models import Case, Grant, UnitTask
from applications.notice_kinds import TaskKind
from eservice import clock
from eservice.people.models import Organisation, Person

# What ends by the answer that it waits for (``settle_tasks``), and by nothing else.
ENDS_BY_ANSWER = frozenset(
    {
        TaskKind.GRANT_TO_VERIFY,
        TaskKind.ORGANISATION_TO_VERIFY,
        TaskKind.DECISION_PROPOSED,
        TaskKind.DECISION_WANTED,
        TaskKind.RECUSED,
    }
)


def ask_unit(
    kind: TaskKind,
    *,
    once: str,
    unit: str,
    person: Person | None = None,
    case: Case | None = None,
    grant: Grant | None = None,
    organisation: Organisation | None = None,
) -> None:
    """Give a unit something to do, in the caller's transaction. The same ``once`` is one task."""
    about = {"person": person, "case": case, "grant": grant, "organisation": organisation}
    task = UnitTask(kind=kind, once=once, unit=unit, **about)
    UnitTask.objects.bulk_create([task], ignore_conflicts=True)


def settle_tasks(
    actor: Actor, *, grant: Grant | None = None, organisation: Organisation | None = None
) -> None:
    """End the tasks that waited for an answer about a grant or an organisation, in the
    transaction of the answer."""
    about = {"grant": grant} if grant else {"organisation": organisation}
    waiting = UnitTask.objects.filter(kind__in=ENDS_BY_ANSWER, done_at__isnull=True, **about)
    waiting.update(done_at=clock.now(), done_by=actor.user)


def settle_proposal(actor: Actor, *, case: Case) -> None:
    """End the task about a proposed decision, in the transaction of its answer."""
    _settle(actor, TaskKind.DECISION_PROPOSED, case)


def settle_decision_wanted(actor: Actor, *, case: Case) -> None:
    """End the task about a decision that is asked for: it is answered, or nobody waits for it."""
    _settle(actor, TaskKind.DECISION_WANTED, case)


def settle_recusal(actor: Actor, *, case: Case) -> None:
    """End the task about a case without a caseworker: somebody has it, or nobody needs to."""
    _settle(actor, TaskKind.RECUSED, case)


def _settle(actor: Actor, kind: TaskKind, case: Case) -> None:
    waiting = UnitTask.objects.filter(kind=kind, done_at__isnull=True, case=case)
    waiting.update(done_at=clock.now(), done_by=actor.user)


def settle_task(actor: Actor, *, once: str) -> None:
    """End the one task with this name, in the transaction of what it waited for."""
    waiting = UnitTask.objects.filter(once=once, done_at__isnull=True)
    waiting.update(done_at=clock.now(), done_by=actor.user)


def finish_task(actor: Actor, *, task_id: UUID) -> UnitTask:
    """Say that a task is done. Twice changes nothing.

    Raises TransitionNotAllowed for a task that ends by an answer.
    """
    with transaction.atomic():
        task = UnitTask.objects.select_for_update().get(pk=task_id)
        require(actor, Verb.FINISH_TASK, task)
        if task.kind in ENDS_BY_ANSWER:
            raise TransitionNotAllowed(f"{task.kind} ends by an answer")
        if task.done_at is None:
            task.done_at, task.done_by = clock.now(), actor.user
            task.save(update_fields=["done_at", "done_by"])
        return task
