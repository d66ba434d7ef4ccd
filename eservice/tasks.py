"""The one door to background work: what to do with tasks whose worker died."""

from datetime import timedelta

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from eservice import clock

LOST_AFTER = timedelta(minutes=10)


def _lost() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.running().filter(started_at__lt=clock.now() - LOST_AFTER)


def reap_lost_tasks() -> int:
    """Put tasks back in the queue whose worker died in the middle; returns how many.

    The queue knows no crash recovery. Every task is idempotent, so running one again is safe.
    """
    return _lost().update(status="READY", started_at=None)
