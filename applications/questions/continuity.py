"""When people and times change: the newest hand-over and delay of a case, whether a decision
stands, and what may be asked."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from applications.access import Actor
from applications.models import Case, Decision, DecisionWanted, Delay, HandOver
from applications.statuses import OPEN_STAGES
from applications.worklists import near_promise
from eservice import clock

# FL 12 §: after six months she may ask for a decision; we answer within four weeks.
MONTHS_BEFORE_ASKING = 6
TIME_TO_ANSWER = timedelta(weeks=4)

Entry = dict[str, Any]


def with_continuity(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Add what has been said about who and when, each value by a subquery of its own.

    ``delay_id``, ``delay_reason`` and ``delay_to`` of the newest delay; ``hand_over_id``,
    ``hand_over_text``, ``hand_over_added`` and ``hand_over_at`` of the newest hand-over;
    ``wanted_at``, ``wanted_by`` and ``wanted_answer`` of a request to decide; and what
    ``with_decided`` adds.
    """
    delays = Delay.objects.filter(case=OuterRef("pk")).order_by("-at", "-pk")
    hand_overs = HandOver.objects.filter(case=OuterRef("pk")).order_by("-at", "-pk")
    wanted = DecisionWanted.objects.filter(case=OuterRef("pk"))
    return with_decided(cases).annotate(
        delay_id=Subquery(delays.values("pk")[:1]),
        delay_reason=Subquery(delays.values("reason")[:1]),
        delay_to=Subquery(delays.values("expected_on")[:1]),
        hand_over_id=Subquery(hand_overs.values("pk")[:1]),
        hand_over_text=Subquery(hand_overs.values("text")[:1]),
        hand_over_added=Subquery(hand_overs.values("added")[:1]),
        hand_over_at=Subquery(hand_overs.values("at")[:1]),
        wanted_at=Subquery(wanted.values("at")[:1]),
        wanted_by=Subquery(wanted.values("answer_by")[:1]),
        wanted_answer=Subquery(wanted.values("answer")[:1]),
    )


def with_decided(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Add ``has_decision``, so that ``is_decided`` asks nothing more."""
    return cases.annotate(has_decision=Exists(Decision.objects.filter(case=OuterRef("pk"))))


def is_decided(case: Case) -> bool:
    """True from the first decision on, also while a new one is made: what we promised is kept."""
    known = getattr(case, "has_decision", None)
    return case.decisions.exists() if known is None else known


def newest_delay(case: Case) -> Delay | None:
    """Return the newest delay of a case that ``with_continuity`` has read; of others, None.

    Its reason is opened when somebody looks at it.
    """
    pk = getattr(case, "delay_id", None)
    if pk is None:
        return None
    return Delay(pk=pk, case=case, reason=case.delay_reason, expected_on=case.delay_to)


def newest_hand_over(case: Case) -> HandOver | None:
    """Return what was told last of a case that ``with_continuity`` has read; not who told it."""
    if case.hand_over_id is None:
        return None
    told = {"text": case.hand_over_text, "added": case.hand_over_added, "at": case.hand_over_at}
    return HandOver(pk=case.hand_over_id, case=case, **told)


def is_near(case: Case) -> bool:
    """True when what we last said about the day is about to break, or has broken (FL 11 §)."""
    delay = newest_delay(case)
    day = delay.expected_on if delay else case.promised_on
    return case.stage in OPEN_STAGES and day <= near_promise() and not is_decided(case)


def may_ask_after(case: Case) -> date:
    """Return the day after which she may ask in writing for a decision (FL 12 §)."""
    return clock.months_later(timezone.localdate(case.received_at), MONTHS_BEFORE_ASKING)


def may_ask_for_decision(case: Case) -> bool:
    """True when the case has waited for more than six months and still waits."""
    has_waited = case.stage in OPEN_STAGES and clock.today() > may_ask_after(case)
    return has_waited and not is_decided(case)


def entries_of(hand_over: HandOver) -> list[Entry]:
    """Return all that has been added: ``text`` ``by`` ``at`` ``is_helper``, the first one first."""
    return list(hand_over.added or ())


def entries_for(reader: Actor, hand_over: HandOver) -> list[Entry]:
    """Return what the reader may see of it. Who helps sees only what she has written herself."""
    entries = entries_of(hand_over)
    if reader.grant is None:
        return entries
    return [entry for entry in entries if entry["by"] == reader.user.pk]
