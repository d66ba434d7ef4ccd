"""What goes on in a case, in the query of the case itself: asked for, shared, decided, paid."""

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Min,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    UUIDField,
)
from django.db.models.functions import Coalesce

from applications.models import (
    Appeal,
    Case,
    Communication,
    CompletionItem,
    Decision,
    Document,
    Investigation,
    Meeting,
    Payment,
)
from applications.questions.continuity import with_continuity
from applications.questions.messaging import with_unread_messages
from applications.statuses import (
    UNANSWERED,
    CompletionStatus,
    MeetingStatus,
    PaymentStatus,
    ScanState,
)
from eservice import clock
from eservice.people.models import User


def with_signs(cases: QuerySet[Case], user: User) -> QuerySet[Case]:
    """Add what the applicant's page tells of, each value by a subquery of its own.

    ``asked_count``, ``open_count`` and ``first_due_on`` of what we have asked for;
    ``shared_at``, ``comment_by`` and ``commented_at`` of the investigation as it was last shared,
    ``reads_along_since`` of the one that is being written; ``decision_id`` of the newest decision
    with its ``decided_at``, ``decided_amount``, ``decided_outcome`` and ``decision_received_on``;
    ``appeal_id`` of the newest appeal with its ``appealed_id`` (the decision), ``appeal_status``
    and ``refusal_received_on``; ``meeting_id`` to
    choose a time for, ``booked_id`` and ``booked_at`` of the next meeting; ``pay_on`` and
    ``pay_amount`` of the next day with money, ``paid_on`` of the last; ``unread_messages``;
    ``has_refused_paper`` until she has sent another file; and what ``with_continuity`` adds.
    """
    asked = CompletionItem.objects.exclude(status=CompletionStatus.WAIVED)
    waiting = CompletionItem.objects.filter(status__in=UNANSWERED)
    to_choose = Meeting.objects.filter(status=MeetingStatus.PROPOSED).order_by("-at")
    booked = Meeting.objects.filter(status=MeetingStatus.CHOSEN, chosen_at_time__gte=clock.now())
    booked = booked.order_by("chosen_at_time")
    shared = Communication.objects.order_by("-at")
    planned = Payment.objects.filter(status=PaymentStatus.PLANNED).order_by("pay_on")
    paid = Payment.objects.filter(status=PaymentStatus.PAID).order_by("-pay_on")
    return with_unread_messages(with_continuity(cases), user).annotate(
        asked_count=_count(asked),
        open_count=_count(waiting),
        first_due_on=Subquery(_of(waiting).values("case").annotate(v=Min("due_on")).values("v")),
        shared_at=_first(shared, "at"),
        comment_by=_first(shared, "due_on"),
        commented_at=_first(shared, "answered_at"),
        reads_along_since=_first(Investigation.objects.all(), "opened_at"),
        **_decided(),
        meeting_id=_first(to_choose, "pk"),
        booked_id=_first(booked, "pk"),
        pay_on=_first(planned, "pay_on"),
        pay_amount=_first(planned.values("pay_on").annotate(v=Sum("amount")), "v"),
        paid_on=_first(paid, "pay_on"),
        has_refused_paper=Exists(_refused_papers()),
    )


def _refused_papers() -> QuerySet[Document]:
    """Return the case's papers that held a virus, until a file has come after that."""
    later = Document.objects.filter(draft=OuterRef("draft"), at__gt=OuterRef("scanned_at"))
    refused = Document.objects.filter(is_sent=True, scan_state=ScanState.REFUSED)
    return refused.filter(~Exists(later), draft=OuterRef("pk"))


def _decided() -> dict[str, Subquery]:
    """Return what is told of the newest decision, and of the newest appeal."""
    decided = Decision.objects.order_by("-number")
    appeals = Appeal.objects.order_by("-received_at")
    return {
        "decision_id": _first(decided, "pk"),
        "decided_at": _first(decided, "issued_at"),
        "decided_amount": _first(decided, "amount"),
        "decided_outcome": _first(decided, "outcome"),
        "decision_received_on": _first(decided, "received_on"),
        "appeal_id": _first(appeals, "pk"),
        "appealed_id": Subquery(_of(appeals).values("decision")[:1], output_field=UUIDField()),
        "appeal_status": _first(appeals, "status"),
        "refusal_received_on": _first(appeals, "refusal__received_on"),
    }


def _of[Row: Model](rows: QuerySet[Row]) -> QuerySet[Row]:
    return rows.filter(case=OuterRef("pk"))


def _first(rows: QuerySet, value: str) -> Subquery:
    return Subquery(_of(rows).values(value)[:1])


def _count(rows: QuerySet) -> Coalesce:
    counted = _of(rows).order_by().values("case").annotate(v=Count("pk")).values("v")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
