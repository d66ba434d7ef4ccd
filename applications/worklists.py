"""The worklist: a unit's cases in the order they wait, a page at a time, by walking an index."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan
from django.utils import timezone

from applications import queries
from applications.access import Actor
from applications.models import Case
from applications.paging import PAGE_SIZE, Cursor
from applications.statuses import CaseStage
from eservice import clock
from eservice.workdays import working_day_on_or_before, working_days_after

# A promise is near when so many working days or fewer are left of it: in the worklist, and on the
# pages of the case, for both.
NEAR_DAYS = 3


@dataclass(frozen=True)
class Narrowing:
    """What may be asked for within a view: codes only, so that it can be saved as a filter."""

    stage: CaseStage | None = None
    is_urgent: bool = False
    waits: bool = False

    def chosen(self) -> Q:
        chosen = Q(stage=self.stage) if self.stage else Q()
        if self.is_urgent:
            chosen &= Q(is_urgent=True)
        return chosen & Q(waits_for_applicant=True) if self.waits else chosen


@dataclass(frozen=True)
class View:
    """Which of the unit's cases, and the column whose index gives their order.

    ``within`` is a column of the index that is the same for all of them. PostgreSQL doesn't
    know that of a null, and would sort, unless the order begins with it.
    """

    which: Callable[[Actor], Q]
    order: str = "waiting_since"
    is_newest_first: bool = False
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorklistPage:
    """One page of cases in the view's order; ``next`` is None on the last page."""

    rows: list[dict]
    next: Cursor | None


def answered_from() -> datetime:
    """Return from when an answer is new: the start of the working day before today, so that what
    came on Friday is still there on Monday."""
    day = working_day_on_or_before(clock.today() - timedelta(days=1))
    return timezone.make_aware(datetime.combine(day, time()))


def near_promise() -> date:
    """Return the last promised day that is near: three working days from today."""
    return working_days_after(clock.today(), NEAR_DAYS)


IS_OPEN = Q(waiting_since__isnull=False)

VIEWS: dict[str, View] = {
    "mine": View(lambda actor: IS_OPEN & Q(caseworker=actor.user)),
    "unassigned": View(
        lambda actor: IS_OPEN & Q(caseworker__isnull=True), within=("caseworker_id",)
    ),
    "waiting": View(lambda actor: IS_OPEN & Q(waits_for_applicant=True)),
    # An answer that comes after the decision is there too: somebody must read it.
    "answered": View(
        lambda actor: Q(answered_at__gte=answered_from()), "answered_at", is_newest_first=True
    ),
    "late": View(lambda actor: Q(open_promise__lte=near_promise()), "open_promise"),
    "urgent": View(lambda actor: IS_OPEN & Q(is_urgent=True)),
    "all": View(lambda actor: IS_OPEN),
    # The stage is given by the narrowing.
    "stage": View(lambda actor: Q(), "received_at"),
}

WORKLIST_FIELDS = (
    "id",
    "reference",
    "person__given_name",
    "person__family_name",
    "kind",
    "month",
    "stage",
    "is_urgent",
    "received_at",
    "promised_on",
    "waits_for_applicant",
    "answered_at",
    "open_promise",
    "waiting_since",
    "caseworker_id",
    "caseworker__person__given_name",
    "caseworker__person__family_name",
)


def worklist_cases(
    actor: Actor, view: str, narrowing: Narrowing, after: Cursor | None = None
) -> QuerySet[Case]:
    """Return the cases of a view in its order, those that come after a place."""
    chosen = VIEWS[view]
    cases = queries.reviewed_cases(actor).filter(chosen.which(actor), narrowing.chosen())
    if after:
        cases = cases.filter(_past(chosen, after))
    sign = "-" if chosen.is_newest_first else ""
    return cases.order_by(*chosen.within, f"{sign}{chosen.order}", f"{sign}id")


def _past(view: View, after: Cursor) -> TupleGreaterThan | TupleLessThan:
    """Where the walk begins. Both columns are compared as one, so that the index is entered at the
    row itself: thousands of cases may be promised for the same day."""
    past = TupleLessThan if view.is_newest_first else TupleGreaterThan
    at = after.at.date() if view.order == "open_promise" else after.at
    return past((F(view.order), F("id")), (at, after.id))


def worklist(
    actor: Actor,
    view: str,
    narrowing: Narrowing,
    after: Cursor | None = None,
) -> WorklistPage:
    """Return a page of the worklist by walking an index: no count, no offset."""
    cases = worklist_cases(actor, view, narrowing, after)
    rows = list(cases.values(*WORKLIST_FIELDS)[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    following = place_of(VIEWS[view], shown[-1]) if len(rows) > PAGE_SIZE else None
    return WorklistPage(shown, following)


def place_of(view: View, row: dict[str, Any]) -> Cursor:
    """Return the place of a row in the view's order; ``row`` has its ``id`` and that column."""
    at = row[view.order]
    if not isinstance(at, datetime):
        at = datetime.combine(at, time(), UTC)
    return Cursor(at, row["id"])
