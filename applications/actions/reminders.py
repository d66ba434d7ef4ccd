"""Reminders that help is about to end, to the one who gave it and to the one who has it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from applications.actions.grants import helper_of
from applications.actions.notices import notify
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Grant, GrantEvent, GrantPower
from applications.notice_kinds import NoticeKind
from eservice import clock

# Days before the end, the latest last: a reminder that comes late never comes after the next one.
DAYS_BEFORE = (30, 7)
AT_ONCE = 500


def remind_of_endings() -> int:
    """Remind of every grant that ends within 30 and within 7 days, once each; returns how many.

    Help that was given later than the day of the reminder is not news to anyone: none is sent.
    """
    return sum(_remind(days, after) for days, after in zip(DAYS_BEFORE, (7, -1), strict=True))


def _remind(days: int, after: int) -> int:
    found = list(_due(days, after).values_list("pk", flat=True)[:AT_ONCE])
    return sum(_remind_once(pk, days, after) for pk in found)


def _due(days: int, after: int) -> QuerySet[Grant]:
    """Grants in force with something left of them that end in ``after`` + 1 to ``days`` days."""
    today, notice_day = clock.today(), F("valid_to") - timedelta(days=days)
    reminded = GrantEvent.objects.filter(
        grant=OuterRef("pk"), kind=GrantEventKind.REMINDED, data__days=days
    )
    return Grant.objects.in_force().filter(
        Exists(GrantPower.objects.active().filter(grant=OuterRef("pk"))),
        ~Exists(reminded),
        valid_to__gt=today + timedelta(days=after),
        valid_to__lte=today + timedelta(days=days),
        valid_from__lte=notice_day,
        confirmed_at__date__lte=notice_day,
    )


@transaction.atomic
def _remind_once(grant_id: UUID, days: int, after: int) -> bool:
    """Remind of one grant, unless it was reminded of or taken back a moment ago."""
    rows = Grant.objects.select_related("grantor", "grantee", "accepted_by__person")
    grant = rows.select_for_update(of=("self",), no_key=True).get(pk=grant_id)
    if not _due(days, after).filter(pk=grant_id).exists():
        return False
    for person in filter(None, (grant.grantor, helper_of(grant))):
        once = f"ends:{grant.pk}:{days}:{person.pk}"
        notify(person, NoticeKind.HELP_ENDS_SOON, once=once, grant=grant)
    append_event(grant, GrantEventKind.REMINDED, None, days=days)
    return True
