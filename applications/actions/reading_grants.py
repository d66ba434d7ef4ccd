"""A caseworker reads about help that somebody was given: it is written down before it is shown."""

from uuid import UUID

from django.db import DatabaseError

from applications.access import Actor, Verb, can, is_partial
from applications.actions.reading import ReadingNotLogged
from applications.event_kinds import AccessKind
from applications.ledger import log_access
from applications.models import Case, Grant, GrantProof


def visible_grant(actor: Actor, *, grant_id: UUID) -> tuple[Grant, Case | None]:
    """Return a grant that the actor checks, and the latest case of its person, if she has one.

    One that she may not see raises Grant.DoesNotExist, as one that doesn't exist; the refusal
    is logged in the person's case. Raises ReadingNotLogged.
    """
    rows = Grant.objects.select_related("grantor", "grantee", "organisation", "accepted_by__person")
    grant = rows.get(pk=grant_id)
    case = _case_of(actor, grant)
    is_own = case is not None and is_partial(actor, case)
    if is_own or not can(actor, Verb.VERIFY_GRANT, grant):
        _log(actor, AccessKind.REFUSED, case)
        raise Grant.DoesNotExist
    return grant, case


def read_grant(
    actor: Actor, *, grant_id: UUID, kind: AccessKind = AccessKind.CASE
) -> tuple[Grant, Case | None]:
    """Return what ``visible_grant`` does, and log the reading."""
    grant, case = visible_grant(actor, grant_id=grant_id)
    _log(actor, kind, case)
    return grant, case


def read_proof(actor: Actor, *, proof_id: UUID) -> GrantProof:
    """Return a scanned file to open, after logging the reading.

    Raises as ``visible_grant``, and GrantProof.DoesNotExist.
    """
    grant_id = GrantProof.objects.values_list("grant_id", flat=True).get(pk=proof_id)
    read_grant(actor, grant_id=grant_id, kind=AccessKind.DOCUMENT)
    return GrantProof.objects.get(pk=proof_id)


def _case_of(actor: Actor, grant: Grant) -> Case | None:
    """Return the latest case of the grant's person, one of the actor's own unit before others."""
    cases = Case.objects.filter(person=grant.grantor_id).order_by("-received_at", "-pk")
    return cases.filter(unit=actor.user.unit).first() or cases.first()


def _log(actor: Actor, kind: AccessKind, case: Case | None) -> None:
    try:
        log_access(actor, kind, case)
    except DatabaseError as error:
        raise ReadingNotLogged from error
