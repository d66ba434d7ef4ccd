"""Notices that a person can apply again: when a month opens, and once before it closes."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from applications.actions.notices import notify
from applications.models import Case, Decision, Notice
from applications.notice_kinds import NoticeKind
from applications.questions.months import month_before
from applications.questions.ways import closes_on, open_months, opens_on
from applications.statuses import BASE_KINDS
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Person

AT_ONCE = 500
# For so long after the day a month opens, or a reminder is due, a late tick still tells of it.
STILL_NEWS = timedelta(days=7)


def remind_of_renewals() -> int:
    """Tell each who applied for the month before, and has a decision, that she can apply again.

    Once when the month opens, and once some days before it closes unless she has applied; returns
    how many.
    """
    today, told = clock.today(), 0
    ahead = timedelta(days=municipality().renewal.reminder_days)
    for month in open_months(today):
        for kind, day in (
            (NoticeKind.RENEWAL_OPEN, opens_on(month)),
            (NoticeKind.RENEWAL_CLOSES, closes_on(month) - ahead),
        ):
            if day <= today <= day + STILL_NEWS:
                told += _tell(month, kind, day)
    return told


def _tell(month: date, kind: NoticeKind, day: date) -> int:
    people = list(_who(month, kind, day).order_by("pk")[:AT_ONCE])
    for person in people:
        with transaction.atomic():
            notify(person, kind, once=f"{kind}:{month:%Y-%m}:{person.pk}")
    return len(people)


def _who(month: date, kind: NoticeKind, day: date) -> QuerySet[Person]:
    live = Case.objects.filter(
        person=OuterRef("pk"), kind__in=BASE_KINDS, withdrawn_at__isnull=True
    )
    since = clock.months_later(clock.today(), -municipality().renewal.decision_months)
    decided = Decision.objects.filter(case__person=OuterRef("pk"), issued_at__gte=_start(since))
    told = Notice.objects.filter(person=OuterRef("pk"), kind=kind, at__gte=_start(day))
    return Person.objects.filter(
        Exists(live.filter(month=month_before(month))),
        Exists(decided),
        ~Exists(live.filter(month=month)),
        ~Exists(told),
    )


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
