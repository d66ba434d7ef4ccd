"""Which way in fits a person: a first application or a renewal, for which month, and why.

The service suggests; the person chooses. Which days a renewal opens and closes, and how old a
decision may be, the municipality decides (``RenewalRules``).
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.errors import NotPossible
from applications.models import Case, Decision
from applications.questions.months import month_after, month_before, parse_month
from applications.statuses import BASE_KINDS, ApplicationKind
from eservice import clock
from eservice.municipality import municipality
from eservice.ui.swedish import format_date, format_month

# More base cases than a person can have in the months that count.
MOST_CASES = 24


@dataclass(frozen=True, kw_only=True)
class WayIn:
    """One way in. All but a first application are for one ``month``. A renewal begins with the
    answers of ``before``, the newest month that she has applied for."""

    kind: ApplicationKind
    reason: str | Promise
    month: date | None = None
    before: Case | None = None


@dataclass(frozen=True, kw_only=True)
class Ways:
    """``suggested`` is the way that fits, ``others`` can be chosen instead. ``later`` says when
    the next renewal opens, for who has applied for all months that are open."""

    suggested: WayIn
    others: tuple[WayIn, ...] = ()
    later: str = ""

    def find(self, kind: str, month: str) -> WayIn | None:
        """Return the way that a form names, or None when it isn't open (any more)."""
        for way in (self.suggested, *self.others):
            if way.kind == kind and f"{way.month:%Y-%m}" * bool(way.month) == month:
                return way
        return None


def named_month(text: str) -> date:
    """Return the month that a form names; raises NotPossible for what is no month."""
    try:
        return parse_month(text)
    except ValueError as error:
        raise NotPossible("not_open") from error


def decided_cases(person_id: UUID) -> QuerySet[Case]:
    """The person's base cases that were not taken back, newest month first, each with
    ``decided_at``: when the newest decision was made, or None."""
    newest = Decision.objects.filter(case=OuterRef("pk")).order_by("-number")
    cases = Case.objects.filter(
        person=person_id, kind__in=BASE_KINDS, withdrawn_at__isnull=True
    ).only("id", "month", "kind", "person_id")
    return cases.annotate(decided_at=Subquery(newest.values("issued_at")[:1])).order_by("-month")


def ways_in(person_id: UUID) -> Ways:
    """Return the ways that are open to the person today, the one that fits first. One query."""
    cases = list(decided_cases(person_id)[:MOST_CASES])
    rules, today = municipality().renewal, clock.today()
    since = clock.months_later(today, -rules.decision_months)
    decided = [case for case in cases if _is_recent(case.decided_at, since)]
    taken = {case.month for case in cases}
    extras, essentials = _extras(today, taken), _essentials(today, taken)
    if not decided:
        first = WayIn(kind=ApplicationKind.FIRST, reason=_why_first(cases))
        return Ways(suggested=first, others=(*essentials, *extras))
    renewals = [
        WayIn(
            kind=ApplicationKind.RENEWAL,
            reason=_why_again(decided[0], month),
            month=month,
            before=cases[0],
        )
        for month in open_months(today)
        if month not in taken
    ]
    first = WayIn(kind=ApplicationKind.FIRST, reason=MUCH_IS_NEW)
    suggested, *others = (*renewals, *extras, *essentials, first)
    return Ways(
        suggested=suggested,
        others=tuple(others),
        later="" if renewals else _later(today, taken),
    )


def _extras(today: date, taken: set[date]) -> list[WayIn]:
    """Return the months that have an application and may need something more, this one first."""
    this = today.replace(day=1)
    months = (this, month_after(this), month_before(this))
    return [
        WayIn(kind=ApplicationKind.EXTRA, month=month, reason=_why_extra(month))
        for month in months
        if month in taken
    ]


def _essentials(today: date, taken: set[date]) -> list[WayIn]:
    """Return the first of this month and the next that can still be applied for, if any."""
    this = today.replace(day=1)
    free = [month for month in (this, month_after(this)) if month not in taken]
    return [
        WayIn(kind=ApplicationKind.ESSENTIALS, month=month, reason=TOO_MUCH_TODAY)
        for month in free[:1]
    ]


TOO_MUCH_TODAY = gettext_lazy(
    "Orkar du inte med hela ansökan i dag? Svara på några få frågor och skicka. Det räknas som en"
    " ansökan från och med i dag. Resten svarar du på senare, själv eller med hjälp."
)


def _why_extra(month: date) -> str:
    return _(
        "Du har redan sökt för %(month)s. Behöver du pengar till en sak till, till exempel"
        " glasögon eller barnens fritid? Då frågar vi bara om den."
    ) % {"month": format_month(month, with_year=False)}


MUCH_IS_NEW = gettext_lazy(
    "Det passar om mycket har ändrats. Till exempel om du har börjat bo ihop med någon."
)


def open_months(today: date) -> list[date]:
    """Return the first days of the months that a renewal can be sent for today."""
    rules, this = municipality().renewal, today.replace(day=1)
    months = [this] if today.day <= rules.closes_day else []
    return [*months, month_after(this)] if today.day >= rules.opens_day else months


def opens_on(month: date) -> date:
    """Return the day when the renewal for a month opens, in the month before."""
    return month_before(month).replace(day=municipality().renewal.opens_day)


def closes_on(month: date) -> date:
    """Return the last day of the renewal for a month."""
    return month.replace(day=municipality().renewal.closes_day)


def _is_recent(decided_at: datetime | None, since: date) -> bool:
    return decided_at is not None and timezone.localdate(decided_at) >= since


def _why_first(cases: list[Case]) -> str:
    if not cases:
        return _("Du har inte sökt hos oss förut. Därför frågar vi om allt.")
    if not any(case.decided_at for case in cases):
        return _("Du har inte fått något beslut än. Därför frågar vi om allt.")
    return _("Det är länge sedan du fick ett beslut. Därför frågar vi om allt igen.")


def _why_again(before: Case, month: date) -> str:
    return _(
        "Du har fått ett beslut för %(before)s. Därför kan du söka för %(month)s med svaren"
        " som du redan har gett."
    ) % {"before": format_month(before.month), "month": format_month(month, with_year=False)}


def _later(today: date, taken: set[date]) -> str:
    month = today.replace(day=1)
    while month in taken:
        month = month_after(month)
    opens = opens_on(month)
    if opens <= today:
        return ""
    return _("Du kan söka igen för %(month)s från och med den %(day)s.") % {
        "month": format_month(month, with_year=False),
        "day": format_date(opens, with_year=False),
    }
