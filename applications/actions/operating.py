"""What an operator may do: let something that failed be tried once more."""

import logging
from uuid import UUID

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from applications.access import Actor, Verb, require
from applications.actions.notices import deliver_notice
from applications.models import Notice
from eservice import clock

logger = logging.getLogger(__name__)

AGAIN = {
    "status": "READY",
    "started_at": None,
    "finished_at": None,
    "exception_class_path": "",
    "traceback": "",
}


def retry_task(actor: Actor, *, task_id: UUID) -> bool:
    """Put a failed task back in the queue; False when it is not a failed one any more.

    Every task does its work once however often it runs, so nothing happens twice.
    """
    require(actor, Verb.RUN_SERVICE)
    found = DBTaskResult.objects.failed().filter(pk=task_id).update(**AGAIN)
    logger.info("login %d put task %s back in the queue", actor.user.pk, task_id)
    return bool(found)


def retry_all_tasks(actor: Actor) -> int:
    """Put every failed task back in the queue; returns how many."""
    require(actor, Verb.RUN_SERVICE)
    count = DBTaskResult.objects.failed().update(**AGAIN)
    logger.info("login %d put %d tasks back in the queue", actor.user.pk, count)
    return count


@transaction.atomic
def retry_notice(actor: Actor, *, notice_id: UUID) -> bool:
    """Let a message that we gave up on be tried from the beginning, with all that it has gathered;
    False when it is not such a one any more."""
    require(actor, Verb.RUN_SERVICE)
    given_up = Notice.objects.filter(
        pk=notice_id, failed_at__isnull=False, gathered_in__isnull=True
    )
    if not given_up.update(failed_at=None, attempts=0, next_try_at=clock.now()):
        return False
    Notice.objects.filter(gathered_in=notice_id).update(failed_at=None)
    transaction.on_commit(lambda: deliver_notice.enqueue(str(notice_id)), robust=True)
    logger.info("login %d let notice %s be tried again", actor.user.pk, notice_id)
    return True
