"""The one door to background work: tasks whose worker died, and rows whose task was lost."""

from datetime import timedelta

from django.db.models import QuerySet
from django.tasks import Task
from django_tasks_db.models import DBTaskResult

from eservice import clock

LOST_AFTER = timedelta(minutes=10)
AT_ONCE = 500


def _lost() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.running().filter(started_at__lt=clock.now() - LOST_AFTER)


def reap_lost_tasks() -> int:
    """Put tasks back in the queue whose worker died in the middle; returns how many.

    The queue knows no crash recovery. Every task is idempotent, so running one again is safe.
    """
    return _lost().update(status="READY", started_at=None)


def queue_due(task: Task, due: QuerySet) -> int:
    """Queue the rows that are due and not queued already, the first ones first; returns how many.

    The task takes a row's key as text, and nothing else.
    """
    queued = DBTaskResult.objects.filter(
        task_path=task.module_path, status__in=["READY", "RUNNING"]
    )
    known = {given["args"][0] for given in queued.values_list("args_kwargs", flat=True)}
    found = map(str, due.values_list("pk", flat=True)[: AT_ONCE + len(known)])
    missing = [pk for pk in found if pk not in known][:AT_ONCE]
    for pk in missing:
        task.enqueue(pk)
    return len(missing)
