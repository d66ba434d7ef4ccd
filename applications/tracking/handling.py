"""Who has the case: the caseworker now, those before, and the unit to call."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from applications.event_kinds import EventKind
from applications.models import Case
from applications.statuses import OPEN_STAGES, CaseStage
from eservice.municipality import municipality

MOST_SHOWN = 6
# Somebody gets the case.
GIVEN = (EventKind.TAKEN, EventKind.HANDED_OVER)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Where to call about the case; ``unit`` is empty when the unit no longer exists."""

    unit: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Period:
    """A caseworker who had the case before, and until when."""

    name: str
    since: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Handling:
    """``name`` is empty while nobody has the case; ``is_over`` when the handling has ended."""

    name: str
    since: datetime | None
    is_over: bool
    before: list[Period]


def handling(case: Case) -> Handling:
    """Return who has the case now and had it before, in one query."""
    return Handling(
        name=case.caseworker.name if case.caseworker else "",
        since=case.caseworker_since,
        is_over=case.stage not in (*OPEN_STAGES, CaseStage.DECIDED),
        before=_periods_before(case),
    )


def contact(case: Case) -> Contact:
    """Return the unit's number, or the municipality's when the unit is gone."""
    city = municipality()
    try:
        unit = city.unit(case.unit)
    except LookupError:
        return Contact(unit="", phone=city.phone)
    return Contact(unit=unit.name, phone=unit.phone)


def _periods_before(case: Case) -> list[Period]:
    was_left = Q(kind=EventKind.RECUSED, data__has_left=True)
    events = case.events.filter(Q(kind__in=GIVEN) | was_left).select_related("about__person")
    newest = list(events.order_by("-seq")[:MOST_SHOWN])
    return [
        Period(name=earlier.about.name, since=earlier.at, until=later.at)
        for later, earlier in zip(newest, newest[1:], strict=False)
        if earlier.kind in GIVEN
    ]
