"""Kommunicering (FL 25 §): what the applicant was sent, whether she has answered, what is left."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery

from applications.models import Case, Communication, Investigation, LineComment
from applications.questions.investigating import NO_ANSWER_NEEDED, frozen, sheet_of
from applications.statuses import CaseStage, DecisionStatus
from eservice import clock


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Whether the applicant may read the investigation, and what she is asked to do with it.

    ``due_on`` and ``answered_at`` are those of the latest communication; ``waits`` is true while
    that waits for her, and ``has_letter`` when its letter can be fetched.
    """

    is_readable: bool = False
    due_on: date | None = None
    answered_at: datetime | None = None
    waits: bool = False
    has_letter: bool = False

    @property
    def is_past_due(self) -> bool:
        """True from the day after the due date; she may answer all the same."""
        return self.due_on is not None and clock.today() > self.due_on


def standing(case: Case) -> Standing:
    """Return how the investigation of a case stands to its applicant, in one query."""
    latest = Communication.objects.filter(case=OuterRef("case")).order_by("-at", "-pk")
    rows = Investigation.objects.filter(case=case).values(
        "opened_at",
        due=Subquery(latest.values("due_on")[:1]),
        answered=Subquery(latest.values("answered_at")[:1]),
        letter=Subquery(latest.values("letter__rendered_at")[:1]),
    )
    row = rows.first()
    if row is None:
        return Standing()
    is_asked = case.stage == CaseStage.COMMUNICATED and row["due"] is not None
    return Standing(
        is_readable=row["opened_at"] is not None,
        due_on=row["due"],
        answered_at=row["answered"],
        waits=is_asked and row["answered"] is None,
        has_letter=row["letter"] is not None,
    )


def latest_communication(case: Case) -> Communication | None:
    """Return the communication that counts: the newest."""
    return case.communications.order_by("-at", "-pk").first()


def is_changing(case: Case) -> bool:
    """True while a decision is being written that replaces an earlier one."""
    drafts = case.decision_drafts.filter(replaces__isnull=False)
    return drafts.exclude(status=DecisionStatus.ISSUED).exists()


def may_resume(case: Case) -> bool:
    """True when the investigation stands still and can be taken up again: while it waits for her
    answer, and after a decision when a change of that is begun."""
    if case.stage == CaseStage.DECIDED:
        return is_changing(case)
    return case.stage == CaseStage.COMMUNICATED


def is_communicated(case: Case) -> bool:
    """True when the applicant was sent the investigation and calculation as they stand now.

    Whether she has had her time to answer is in ``standing``.
    """
    return case.stage == CaseStage.COMMUNICATED and is_as_sent(case)


def is_as_sent(case: Case) -> bool:
    """True when the newest communication says what the investigation and calculation say now."""
    latest = latest_communication(case)
    return latest is not None and latest.content == frozen(sheet_of(case))


def unanswered_comments(case: Case) -> QuerySet[LineComment]:
    """Return what the applicant or her helper said and nobody has answered, oldest first.

    A decision waits until there are none.
    """
    waiting = case.line_comments.filter(answered_at__isnull=True)
    return waiting.exclude(kind__in=NO_ANSWER_NEEDED).order_by("at", "pk")
