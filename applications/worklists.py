"""The worklist: a unit's cases in the order they wait, a page at a time, by walking an index."""

from dataclasses import dataclass

from django.db.models import Q

from applications import queries
from applications.access import Actor
from applications.statuses import CaseStage


@dataclass(frozen=True)
class WorklistPage:
    """One page of cases, the longest waiting first; ``next`` is None on the last page."""

    rows: list[dict]
    next: queries.Cursor | None


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
    "caseworker_id",
    "caseworker__person__given_name",
    "caseworker__person__family_name",
)


def worklist(
    actor: Actor, view: str, stage: CaseStage | None = None, after: queries.Cursor | None = None
) -> WorklistPage:
    """Return a page of the worklist by walking an index: no count, no offset.

    ``view`` is mine, unassigned, urgent, all or stage (then with ``stage``).
    """
    cases = queries.reviewed_cases(actor)
    time = "received_at" if view == "stage" else "waiting_since"
    if view == "stage":
        cases = cases.filter(stage=stage)
    else:
        cases = cases.filter(waiting_since__isnull=False)
    cases = {
        "mine": lambda: cases.filter(caseworker=actor.user),
        "unassigned": lambda: cases.filter(caseworker__isnull=True),
        "urgent": lambda: cases.filter(is_urgent=True),
    }.get(view, lambda: cases)()
    if after:
        later = Q(**{f"{time}__gt": after.at}) | Q(**{time: after.at, "id__gt": after.id})
        cases = cases.filter(later, **{f"{time}__gte": after.at})
    rows = list(cases.order_by(time, "id").values(*WORKLIST_FIELDS)[: queries.PAGE_SIZE + 1])
    shown = rows[: queries.PAGE_SIZE]
    following = (
        queries.Cursor(shown[-1]["received_at"], shown[-1]["id"])
        if len(rows) > queries.PAGE_SIZE
        else None
    )
    return WorklistPage(shown, following)
