"""The auditor's work (lag 2001:454, 10 §): who has read and when, never what it said.

Each look into the log is itself a row there, written before anything is shown.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from secrets import SystemRandom
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from applications.access import Actor, Verb, require
from applications.actions.reading import ReadingNotLogged
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind, EventKind
from applications.ledger import log_accesses
from applications.models import AccessLog, Case, CaseEvent, LogCheck
from eservice import clock
from eservice.people.models import Person
from eservice.people.roles import Role

MOST_ROWS = 100
MOST_CASES = 20
# Every reading of the days is a number in memory while the sample is drawn.
LONGEST_DRAW = timedelta(days=92)
SHOWN = (
    *("kind", "at", "role", "reason", "grant", "by__unit", "case__reference"),
    *("by__person__given_name", "by__person__family_name"),
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to search for, both days included.

    ``staff`` are ids of logins, or None for everybody; ``number`` is a personal number, or
    a T-number, of the one whose case it is. An empty text asks for nothing.
    """

    since: date
    until: date
    staff: Collection[int] | None = None
    number: str = ""
    reference: str = ""


def search_readings(actor: Actor, wanted: Wanted) -> list[AccessLog]:
    """Return the newest readings that fit, and one more than ``MOST_ROWS`` at most.

    Without a person or a case they are those of staff, and those that were refused. The search
    is a row in the log, and one for each of the first ``MOST_CASES`` cases that it was about.
    """
    require(actor, Verb.CHECK_LOGS)
    readings, cases = _during(wanted.since, wanted.until), Case.objects.all()
    if wanted.staff is not None:
        readings = readings.filter(by__in=wanted.staff)
    if wanted.number:
        people = Person.objects.with_any_number(wanted.number)
        of_her = Q(case__person__in=people) | Q(grant__grantor__in=people)
        readings = readings.filter(of_her | Q(record__person__in=people))
        cases = cases.filter(person__in=people)
    if wanted.reference:
        readings = readings.filter(case__reference=wanted.reference)
        cases = cases.filter(reference=wanted.reference)
    if not (wanted.number or wanted.reference):
        readings = readings.filter(Q(role__in=Role.values) | Q(kind=AccessKind.REFUSED))
        cases = cases.none()
    found = list(_shown(readings)[: MOST_ROWS + 1])
    _log(actor, [None, *cases.order_by("-received_at", "-id")[:MOST_CASES]])
    return found


def start_log_check(actor: Actor, *, since: date, until: date, count: int) -> LogCheck:
    """Draw ``count`` of the readings that other staff made on these days, and keep which.

    Raises ``NotPossible``: too_long, or nothing when nobody had read anything.
    """
    require(actor, Verb.CHECK_LOGS)
    if until - since >= LONGEST_DRAW:
        raise NotPossible("too_long")
    readings = _during(since, until).filter(role__in=Role.values).exclude(by=actor.user)
    ids = list(readings.values_list("pk", flat=True))
    if not ids:
        raise NotPossible("nothing")
    sample = SystemRandom().sample(ids, min(count, len(ids)))
    return LogCheck.objects.create(by=actor.user, since=since, until=until, sample=sample)


def read_log_check(actor: Actor, *, check_id: UUID) -> tuple[LogCheck, list[AccessLog]]:
    """Return a check and the readings it drew, the newest first. That she reads them is logged.

    Raises LogCheck.DoesNotExist.
    """
    require(actor, Verb.CHECK_LOGS)
    check = LogCheck.objects.select_related("by__person").get(pk=check_id)
    readings = list(_shown(AccessLog.objects.filter(pk__in=check.sample)))
    _log(actor, [None])
    return check, readings


def finish_log_check(actor: Actor, *, check_id: UUID, finding: str) -> None:
    """Keep what the auditor saw; then the check can't be changed.

    Raises NotAllowed for another's check, TransitionNotAllowed for one that is finished.
    """
    with transaction.atomic():
        require(actor, Verb.CHECK_LOGS)
        check = LogCheck.objects.select_for_update().get(pk=check_id)
        if check.by_id != actor.user.pk:
            raise NotAllowed("another's check")
        if check.finished_at:
            raise TransitionNotAllowed("the check is finished")
        check.finding, check.finished_at = finding, clock.now()
        check.save(update_fields=["finding", "finished_at"])


def _during(since: date, until: date) -> QuerySet[AccessLog]:
    return AccessLog.objects.filter(
        at__gte=_midnight(since), at__lt=_midnight(until + timedelta(days=1))
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _shown(readings: QuerySet[AccessLog]) -> QuerySet[AccessLog]:
    """The readings with what the auditor sees of them, and how the reader came to the case.

    ``has_had`` is whether it ever was the reader's to handle, ``had_searched`` whether she had
    searched for it before.
    """
    given = CaseEvent.objects.filter(
        case=OuterRef("case"),
        kind__in=[EventKind.TAKEN, EventKind.HANDED_OVER],
        about=OuterRef("by"),
    )
    searches = AccessLog.objects.filter(
        case=OuterRef("case"), kind=AccessKind.SEARCH, by=OuterRef("by"), at__lte=OuterRef("at")
    )
    facts = {"has_had": Exists(given), "had_searched": Exists(searches)}
    rows = readings.select_related("by__person", "case").only(*SHOWN)
    return rows.annotate(**facts).order_by("-at", "-pk")


def _log(actor: Actor, cases: Iterable[Case | None]) -> None:
    try:
        log_accesses(actor, AccessKind.LOG, cases)
    except DatabaseError as error:
        raise ReadingNotLogged from error
