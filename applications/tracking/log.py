"""Everything that happened in a case and everyone who has read it, newest first.

Two tables are merged by time. The place in the list is (time, table, id), so that a page
goes on exactly where the one before ended, also when rows share a moment.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from applications.event_kinds import AccessKind
from applications.log_texts import access_text, event_text
from applications.models import AccessLog, Case, CaseEvent, Decision
from applications.paging import PAGE_SIZE
from eservice.people.models import User

EVENT, READING = 0, 1
LATEST_READINGS = 5
LOOKED_AT = 100


@dataclass(frozen=True, order=True)
class Place:
    """A row's place in the log: later rows come first."""

    at: datetime
    table: int
    id: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.table}_{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """Return the place, or None for anything that is not one."""
        found = re.fullmatch(r"(2\d{3}-\S{1,40})_([01])_(\d{1,18})", text, re.ASCII)
        if not found:
            return None
        try:
            at = datetime.fromisoformat(found[1])
            place = cls(at.astimezone(UTC), int(found[2]), int(found[3]))
        except ValueError:
            return None
        return place if at.tzinfo else None


@dataclass(frozen=True)
class Entry:
    """One line of the log."""

    place: Place
    text: SafeString

    @property
    def at(self) -> datetime:
        return self.place.at


@dataclass(frozen=True)
class LogPage:
    """One page of the log; ``next`` is None on the last one."""

    entries: list[Entry]
    next: Place | None


def log_page(case: Case, reader: User, after: Place | None, *, with_own: bool) -> LogPage:
    """Return a page of the log, with two queries.

    ``with_own`` also lists the reader's own readings, which otherwise would fill the page.
    """
    events = case.events.select_related("by__person", "about__person").defer("data", "code")
    readings = _readings(case)
    if not with_own:
        readings = readings.exclude(by__person_id=reader.person_id)
    entries = [
        *(_event(row, reader) for row in _newest(events, EVENT, after)),
        *(_reading(row, reader) for row in _newest(readings, READING, after)),
    ]
    entries.sort(key=lambda entry: entry.place, reverse=True)
    shown = entries[:PAGE_SIZE]
    return LogPage(shown, shown[-1].place if len(entries) > PAGE_SIZE else None)


def latest_readings(case: Case, reader: User) -> list[Entry]:
    """Return the last readings by others: each person and thing once a day.

    A refused one is no reading. The whole log has every row.
    """
    others = _readings(case).exclude(by__person_id=reader.person_id)
    newest = others.exclude(kind=AccessKind.REFUSED).order_by("-at", "-id")
    found: dict[tuple, AccessLog] = {}
    for row in newest[:LOOKED_AT]:
        found.setdefault((row.by_id, row.kind, timezone.localdate(row.at)), row)
    return [_reading(row, reader) for row in list(found.values())[:LATEST_READINGS]]


def _readings(case: Case) -> QuerySet[AccessLog]:
    """Return who has read, each with ``was_decided``: whether there was a decision then."""
    before = Decision.objects.filter(case=OuterRef("case"), issued_at__lte=OuterRef("at"))
    return case.readings.select_related("by__person").annotate(was_decided=Exists(before))


def _newest[Row: (CaseEvent, AccessLog)](
    rows: QuerySet[Row], table: int, after: Place | None
) -> QuerySet[Row]:
    if after:
        later = Q(at__lt=after.at)
        if table == after.table:
            later |= Q(at=after.at, id__lt=after.id)
        elif table < after.table:
            later |= Q(at=after.at)
        rows = rows.filter(later)
    return rows.order_by("-at", "-id")[: PAGE_SIZE + 1]


def _event(row: CaseEvent, reader: User) -> Entry:
    return Entry(Place(row.at, EVENT, row.pk), event_text(row, reader))


def _reading(row: AccessLog, reader: User) -> Entry:
    return Entry(Place(row.at, READING, row.pk), access_text(row, reader))
