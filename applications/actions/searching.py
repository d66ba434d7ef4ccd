"""Finding a person's cases by number: exact, for a reason, and written down before it is shown."""

from django.db import DatabaseError

from applications.access import Actor, Verb, require
from applications.actions.reading import ReadingNotLogged
from applications.event_kinds import AccessKind, SearchReason
from applications.ledger import log_accesses
from applications.models import Case
from applications.paging import PAGE_SIZE
from applications.queries import reviewed_cases
from eservice.crypto import blind_index
from eservice.people.models import reserve_index
from eservice.people.numbers import NotAPersonalNumber, normalized


def find_by_reference(actor: Actor, *, reference: str, reason: SearchReason) -> list[Case]:
    """Return the case with this reference, if it is one that the actor may handle."""
    return _found(actor, reason, reference=reference.strip().upper())


def find_by_number(actor: Actor, *, number: str, reason: SearchReason) -> list[Case]:
    """Return the cases of the applicant with this personal number or T-number, the newest first.

    They are those that the actor may handle, and one more than a page shows at most. Somebody
    who isn't there and somebody who is not hers give the same answer, and the same row in the
    log.
    """
    # By the joined column: from a list of people the whole unit would be walked on SQLite.
    try:
        wanted = {"person__number_index": blind_index(normalized(number))}
    except NotAPersonalNumber:
        wanted = {"person__reserve_index": reserve_index(number)}
    return _found(actor, reason, **wanted)


def _found(actor: Actor, reason: SearchReason, **wanted) -> list[Case]:
    require(actor, Verb.SEARCH_CASES)
    cases = reviewed_cases(actor).filter(**wanted).select_related("person", "caseworker__person")
    found = list(cases.order_by("-received_at", "-id")[: PAGE_SIZE + 1])
    try:
        log_accesses(actor, AccessKind.SEARCH, found[:PAGE_SIZE] or [None], reason=reason)
    except DatabaseError as error:
        raise ReadingNotLogged from error
    return found
