"""Reading someone's case is written down before it is shown."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError
from django.db.models import Case as CaseWhen
from django.db.models import Q, QuerySet, Subquery, Value, When

from applications.access import Actor, Verb, can
from applications.event_kinds import AccessKind
from applications.ledger import log_access, log_accesses
from applications.models import AccessLog, Case, Draft, Grant
from applications.partners import with_partner
from applications.queries import acting_on, drafts_of_others, own_drafts
from applications.statuses import BASE_KINDS, ApplicationKind
from eservice import clock

# Pages that follow one another are one reading of a draft.
SAME_READING = timedelta(minutes=10)


class ReadingNotLogged(Exception):
    """The access log could not be written, so nothing may be shown (503)."""


def read_case(actor: Actor, *, cases: QuerySet[Case], case_id: UUID, kind: AccessKind) -> Case:
    """Return a case from the actor's own queryset and log the reading.

    A case outside the queryset raises Case.DoesNotExist, the same as one that doesn't exist;
    if it does exist the refusal is logged.
    """
    case = cases.filter(pk=case_id).first()
    if case is None:
        refused = Case.objects.filter(pk=case_id).first()
        if refused is not None:
            _log(actor, AccessKind.REFUSED, refused)
        raise Case.DoesNotExist
    _log(actor, kind, case)
    return case


def read_with_earlier(
    actor: Actor, *, cases: QuerySet[Case], case_id: UUID
) -> tuple[Case, Case | None]:
    """Return a case whose answers a caseworker reads, and the person's base case before it; an
    extra application says nothing that could be compared.

    Both are from her own queryset, in one query, and both readings are logged. One that was
    taken back is no earlier case. Raises Case.DoesNotExist as ``read_case``.
    """
    this = Case.objects.filter(pk=case_id)
    until = {"person__in": this.values("person"), "received_at__lte": _received(this)}
    base = Q(withdrawn_at__isnull=True, kind__in=BASE_KINDS)
    near = cases.filter(Q(pk=case_id) | base, **until)
    found = list(near.order_by(_this_first(case_id), "-received_at", "-pk")[:2])
    if not found or found[0].pk != case_id:
        nothing = Case.objects.none()
        read_case(actor, cases=nothing, case_id=case_id, kind=AccessKind.REFUSED)
    case, earlier = found[0], found[1] if len(found) > 1 else None
    if earlier is None or case.kind == ApplicationKind.EXTRA:
        _log(actor, AccessKind.ANSWERS, case)
        return case, None
    try:
        log_accesses(actor, AccessKind.ANSWERS, found)
    except DatabaseError as error:
        raise ReadingNotLogged from error
    return case, earlier


def _received(case: QuerySet[Case]) -> Subquery:
    return Subquery(case.values("received_at"))


def _this_first(case_id: UUID) -> CaseWhen:
    return CaseWhen(When(pk=case_id, then=Value(0)), default=Value(1))


def read_followed_case(
    actor: Actor, *, cases: QuerySet[Case], case_id: UUID, verb: Verb, kind: AccessKind
) -> tuple[Actor, Case]:
    """Return the actor as she stands to a case that is hers or that she helps with, and the case.

    The reading is logged. What she may not do ``verb`` with raises Case.DoesNotExist, the same
    as a case that doesn't exist; if it does exist the refusal is logged.
    """
    case = cases.filter(pk=case_id).first()
    if case is None:
        raise Case.DoesNotExist
    acting = acting_on(actor, case)
    if not can(acting, verb, case):
        _log(actor, AccessKind.REFUSED, case)
        raise Case.DoesNotExist
    _log(acting, kind, case)
    return acting, case


def readable_draft(actor: Actor, *, draft_id: UUID) -> tuple[Actor, Draft]:
    """Return the actor as she stands to a draft that she may read, and the draft.

    That a helper reads is logged. Raises Draft.DoesNotExist for what she can't see.
    """
    for drafts in (own_drafts, drafts_of_others):
        rows = with_partner(drafts(actor)).select_related("person")
        draft = rows.filter(pk=draft_id).first()
        if draft is not None:
            actor = acting_on(actor, draft)
            if not can(actor, Verb.READ_DRAFT, draft):
                break
            _log_draft_reading(actor)
            return actor, draft
    raise Draft.DoesNotExist


def _log_draft_reading(actor: Actor) -> None:
    """Log that a helper reads a draft: once for pages that follow one another."""
    if actor.grant is None:
        return
    since = clock.now() - SAME_READING
    read = AccessLog.objects.filter(grant=actor.grant, by=actor.user, kind=AccessKind.DRAFT)
    if not read.filter(at__gte=since).exists():
        _log(actor, AccessKind.DRAFT, None)


def read_worklist(actor: Actor) -> None:
    """Log that a page of the worklist is read: one row, not twenty."""
    _log(actor, AccessKind.WORKLIST, None)


def read_payments(actor: Actor) -> None:
    """Log that a page of the unit's payments is read: one row, not twenty."""
    _log(actor, AccessKind.PAYMENT, None)


def read_person_helped(actor: Actor, grant: Grant) -> None:
    """Log that a helper reads the page of a person: how it goes, under the grant."""
    _log(replace(actor, grant=grant), AccessKind.WORKLIST, None)


def _log(actor: Actor, kind: AccessKind, case: Case | None) -> None:
    try:
        log_access(actor, kind, case)
    except DatabaseError as error:
        raise ReadingNotLogged from error
