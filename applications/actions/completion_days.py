"""Days that come and go for what we have asked for: a reminder before, and the status after.

Nothing else happens by itself: no case is closed because an answer didn't come.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet

from applications.actions.completions import ASKING_STAGES, move_item, tell
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import Case, CompletionItem
from applications.notice_kinds import NoticeKind
from applications.statuses import CompletionStatus
from eservice import clock
from eservice.municipality import municipality

AT_ONCE = 500
WAITING = (CompletionStatus.OPEN, CompletionStatus.RETURNED)


def remind_of_completions() -> int:
    """Remind each person once of a due date that is near; returns how many cases.

    What was asked for later than the day of the reminder is not news to her: none is sent.
    """
    return sum(_remind(case_id) for case_id in _cases(_near()))


def expire_completions() -> int:
    """Give what was due before today the status that says so; returns how many items."""
    return sum(_expire(case_id) for case_id in _cases(_over()))


def _waiting() -> QuerySet[CompletionItem]:
    return CompletionItem.objects.filter(status__in=WAITING, case__stage__in=ASKING_STAGES)


def _near() -> QuerySet[CompletionItem]:
    today, before = clock.today(), timedelta(days=municipality().casework.reminder_days)
    is_known = Q(status_since__date__lte=F("due_on") - before)
    due = _waiting().filter(due_on__gte=today, due_on__lte=today + before)
    return due.filter(is_known, reminded_at__isnull=True)


def _over() -> QuerySet[CompletionItem]:
    return _waiting().filter(due_on__lt=clock.today())


def _cases(items: QuerySet[CompletionItem]) -> list[UUID]:
    return list(items.order_by("case").values_list("case", flat=True).distinct()[:AT_ONCE])


@transaction.atomic
def _remind(case_id: UUID) -> bool:
    """Remind of all that is near in one case, unless it was answered a moment ago."""
    case = Case.objects.select_for_update().get(pk=case_id)
    items = list(_near().filter(case=case).values_list("pk", flat=True))
    if not items:
        return False
    CompletionItem.objects.filter(pk__in=items).update(reminded_at=clock.now())
    tell(case, NoticeKind.COMPLETION_REMINDER, once=f"due:{case.pk}:{clock.today()}")
    append_event(case, EventKind.COMPLETION_REMINDED, None, items=[str(pk) for pk in items])
    return True


@transaction.atomic
def _expire(case_id: UUID) -> int:
    case = Case.objects.select_for_update().get(pk=case_id)
    items = list(_over().filter(case=case).select_for_update(of=("self",)))
    for item in items:
        move_item(item, CompletionStatus.EXPIRED)
        append_event(case, EventKind.COMPLETION_EXPIRED, None, item=str(item.pk))
    return len(items)
