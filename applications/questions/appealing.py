"""Appeals: until when they are in time, what may follow, and who reads what was written."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from applications.actors import Actor
from applications.document_kinds import APPEAL_KIND
from applications.models import Appeal, AppealRefusal, Case, Decision, Document
from applications.powers import Power
from applications.questions.appeal_time import last_day_to_appeal
from applications.statuses import AppealStatus, ScanState

# What we wrote or noted about an appeal, beside what the court said, in ``Appeal.ruling``.
FINDING, WHOLE, PROPOSED = "finding", "whole", "proposed"


def got_on(decision: Decision, refused: Appeal | None = None) -> date | None:
    """Return the day that she got what she appeals, or None while nobody knows.

    ``refused``: an earlier appeal that came too late; then it is that refusal she appeals.
    """
    if refused is None:
        return decision.received_on
    refusal = getattr(refused, "refusal", None)
    return refusal.received_on if refusal else None


def last_day_of(decision: Decision, refused: Appeal | None = None) -> date | None:
    """Return the last day to appeal, or None while nobody knows when she got what she appeals."""
    day = got_on(decision, refused)
    return last_day_to_appeal(day) if day else None


def came_in_time(received_at: datetime, last_day: date | None) -> bool:
    """True for an appeal that reached us on the last day or before (FL 45 §).

    When nobody knows which day that was, it counts as in time.
    """
    return last_day is None or timezone.localdate(received_at) <= last_day


# What no list needs.
_HEAVY = (
    *("decision__content", "new_decision__content", "package__pdf", "package__context"),
    *("refusal__letter__pdf", "refusal__letter__context"),
)


def appeals_of(case: Case) -> list[Appeal]:
    """Return the appeals of a case with their files, newest first, in two queries."""
    rows = case.appeals.select_related(
        *("decision", "new_decision", "by__person", "grant", "package"),
        *("refusal__letter", "refusal__issued_by__person"),
    ).defer(*_HEAVY)
    files = Prefetch("documents", Document.objects.order_by("number"))
    return list(rows.order_by("-received_at", "-pk").prefetch_related(files))


def in_the_way(decision: Decision, seen: int) -> Appeal | None:
    """Return the appeal that stands in the way of one more: a refused one does not.

    ``seen`` is how many appeals of the decision there were when the page was shown.
    """
    appeals = list(decision.appeals.order_by("received_at", "pk"))
    newest = appeals[-1] if appeals else None
    if newest is None:
        return None
    may_be_new = newest.status == AppealStatus.TOO_LATE and seen == len(appeals)
    return None if may_be_new else newest


def waiting_files(case_id: UUID) -> QuerySet[Document]:
    """Return the files that are stored for the case's next appeal and not sent.

    They are the case's: what was chosen before a newer decision came goes with that one.
    """
    files = Document.objects.filter(draft=case_id, kind__startswith=APPEAL_KIND, is_sent=False)
    return files.order_by("number")


def refused_before(appeal: Appeal, appeals: list[Appeal]) -> Appeal | None:
    """Return the earlier appeal of the same decision that had come too late, the last of them.

    Then it is that refusal which is appealed.
    """
    found = [
        other
        for other in appeals
        if other.pk != appeal.pk
        and other.decision_id == appeal.decision_id
        and other.status == AppealStatus.TOO_LATE
        and other.status_since <= appeal.received_at
    ]
    return max(found, key=lambda other: other.status_since, default=None)


def is_about_refusal(appeal: Appeal, appeals: list[Appeal]) -> bool:
    return refused_before(appeal, appeals) is not None


def is_whole(appeal: Appeal) -> bool:
    """True when the new decision gave everything that was asked for: nothing goes to the court."""
    return appeal.status == AppealStatus.RECONSIDERED and bool(appeal.ruling.get(WHOLE))


def may_be_forwarded(appeal: Appeal) -> bool:
    is_open = appeal.status in (AppealStatus.RECEIVED, AppealStatus.RECONSIDERED)
    return is_open and appeal.is_in_time is True and not is_whole(appeal)


def vouched_for(refusal: AppealRefusal) -> list[str]:
    """Return what the chain vouches for of a refusal: its letter, by whom, when and with which
    right."""
    moment = refusal.issued_at.astimezone(UTC).isoformat(timespec="milliseconds")
    return [str(refusal.letter_id), str(refusal.issued_by_id), moment, refusal.delegation_point]


def reads_words(actor: Actor, appeal: Appeal) -> bool:
    """True for the person, for who may appeal in her name, and for who wrote it.

    Who only reads her decisions sees where the appeal is. What she wrote in it is her own words.
    """
    may_appeal = actor.has(appeal.case_id, Power.READ_DECISION, Power.APPEAL)
    return actor.grant is None or may_appeal or appeal.by_id == actor.user.pk


def new_decision_for(appeal: Appeal) -> Decision | None:
    """Return the newest decision that was made after the appeal came, in one query."""
    later = appeal.case.decisions.filter(
        number__gt=appeal.decision.number, issued_at__gte=appeal.received_at
    )
    return later.defer("content").order_by("-number").first()


def papers_since(appeal: Appeal) -> QuerySet[Document]:
    """Return what the person, or who helps her, has sent in messages since the appeal came.

    Messages that are for the applicant and the caseworkers alone are left out: others may read
    what goes to the court. So are files that held a virus: there is nothing left of them.
    """
    messages = appeal.case.messages.filter(at__gte=appeal.received_at, is_from_office=False)
    shared = [each.pk for each in messages if not _is_hers_alone(each.content)]
    papers = Document.objects.filter(messages__in=shared, is_sent=True)
    papers = papers.exclude(scan_state=ScanState.REFUSED)
    return papers.distinct().order_by("number")


def _is_hers_alone(content: dict[str, Any]) -> bool:
    return bool(content.get("hers_alone"))
