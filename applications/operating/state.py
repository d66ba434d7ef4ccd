"""How the service is doing, in figures: the same for the operator's page and for metrics."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, QuerySet
from django_tasks_db.models import DBTaskResult

from applications.models import (
    Answer,
    Beat,
    Case,
    Decision,
    Document,
    Draft,
    Notice,
    Recurring,
)
from applications.statuses import ScanState
from eservice import clock

DAY = timedelta(days=1)
# As long as what was not delivered is shown, and as what was decided is averaged over.
A_MONTH = timedelta(days=30)
# How long it may be since each was done before somebody must look.
AT_LEAST_EVERY = {
    Recurring.TICK: timedelta(minutes=20),
    Recurring.VERIFICATION: timedelta(hours=50),
    Recurring.BACKUP: timedelta(hours=50),
    Recurring.STATISTICS: timedelta(hours=50),
}


@dataclass(frozen=True, kw_only=True)
class Queue:
    """What waits: how many, and since when the first of them has."""

    count: int
    oldest: datetime | None

    @property
    def age(self) -> timedelta:
        return clock.now() - self.oldest if self.oldest else timedelta()


@dataclass(frozen=True, kw_only=True)
class LastDay:
    """What people have done in the last 24 hours. Answers count once, however often changed."""

    started: int
    answered: int
    sent: int
    decided: int


def failed_tasks() -> QuerySet[DBTaskResult]:
    """Tasks that ended with an error and were not tried again, the last one first."""
    return DBTaskResult.objects.failed().order_by("-finished_at", "-id")


def undelivered() -> QuerySet[Notice]:
    """Messages of the last month that we have given up on, the last one first."""
    since = clock.now() - A_MONTH
    given_up = Notice.objects.filter(failed_at__gte=since, gathered_in__isnull=True)
    return given_up.order_by("-failed_at", "-pk")


def tasks_waiting() -> Queue:
    """Return the tasks that no worker has taken yet."""
    ready = DBTaskResult.objects.filter(status="READY")
    return _queue(ready, "enqueued_at")


def messages_waiting() -> Queue:
    """Return the messages that have not gone although they were tried."""
    return _queue(Notice.objects.filter(next_try_at__isnull=False, attempts__gte=1), "at")


def papers_waiting() -> Queue:
    """Return the files that nobody may see before the scanner has answered."""
    return _queue(Document.objects.filter(scan_state=ScanState.WAITING), "at")


def _queue(rows: QuerySet, since: str) -> Queue:
    found = rows.aggregate(count=Count("pk"), oldest=Min(since))
    return Queue(**found)


def beats() -> dict[Recurring, datetime | None]:
    """Return when each recurring thing was last done, or None."""
    known = {beat.name: beat.at for beat in Beat.objects.all()}
    return {each: known.get(each.value) for each in Recurring}


def is_late(name: Recurring, at: datetime | None) -> bool:
    """True when it has not been done for so long that somebody must look."""
    return at is None or clock.now() - at > AT_LEAST_EVERY[name]


def last_day() -> LastDay:
    """Return what people have done."""
    since = clock.now() - DAY
    return LastDay(
        started=Draft.objects.filter(started_at__gte=since).count(),
        answered=Answer.objects.filter(at__gte=since).count(),
        sent=Case.objects.filter(received_at__gte=since).count(),
        decided=Decision.objects.filter(issued_at__gte=since).count(),
    )
