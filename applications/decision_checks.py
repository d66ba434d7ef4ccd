"""What must be done in a case before a decision: what the person said of the investigation must
have been answered; and when it goes against her, she must have seen the investigation and had time
to answer (FL 25 §)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from applications.models import Case, Communication, Decision, LineComment
from eservice import clock

NOT_COMMUNICATED = "not_communicated"
SAID = (LineComment.Kind.CORRECTS, LineComment.Kind.COMMENTS)


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """``code`` is ``not_communicated``, ``outdated`` (what was sent is not what stands there now),
    ``time_left`` (until ``due_on``) or ``unanswered`` (so many comments, ``first`` the oldest)."""

    code: str
    due_on: date | None = None
    count: int = 0
    first: UUID | None = None


def unanswered(case: Case) -> list[Obstacle]:
    """Return what the person, or her helper, said that waits for an answer, in one query."""
    said = LineComment.objects.filter(case=case, kind__in=SAID, answered_at__isnull=True)
    waiting = list(said.order_by("at", "pk").values_list("pk", flat=True))
    return [Obstacle(code="unanswered", count=len(waiting), first=waiting[0])] if waiting else []


def not_shared(case: Case, *, since: datetime | None = None) -> list[Obstacle]:
    """Return what must be done before a decision against the person, in one query.

    ``since`` is set when the decision takes away what an earlier one gave: then only what was
    shared after that one counts.
    """
    shared = Communication.objects.filter(case=case).defer("content")
    if since is not None:
        shared = shared.filter(at__gt=since)
    latest = shared.order_by("-at", "-pk").first()
    if latest is None:
        return [Obstacle(code=NOT_COMMUNICATED)]
    if latest.answered_at is None and latest.due_on >= clock.today():
        return [Obstacle(code="time_left", due_on=latest.due_on)]
    return []


def counts_since(replaced: Decision | None, amount) -> datetime | None:
    """Return since when an investigation must have been shared; None when whenever will do."""
    return replaced.issued_at if replaced is not None and amount < replaced.amount else None
