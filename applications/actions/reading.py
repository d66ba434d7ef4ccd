"""Reading someone's case is written down before it is shown."""

from uuid import UUID

from django.db import DatabaseError
from django.db.models import QuerySet

from applications.access import Actor
from applications.event_kinds import AccessKind
from applications.ledger import log_access
from applications.models import Case


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


def read_worklist(actor: Actor) -> None:
    """Log that a page of the worklist is read: one row, not twenty."""
    _log(actor, AccessKind.WORKLIST, None)


def _log(actor: Actor, kind: AccessKind, case: Case | None) -> None:
    try:
        log_access(actor, kind, case)
    except DatabaseError as error:
        raise ReadingNotLogged from error
