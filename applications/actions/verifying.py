"""Help that a caseworker must check before it counts: asking for it, saying yes, saying no.

Scanning a paper never opens anything. Somebody says, in a step of its own, that she has seen
the original; it may be the same caseworker, and the log has her name.
"""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.grants import helper_of, locked_grant, tell_helper
from applications.actions.notices import notify
from applications.actions.tasks import ask_unit, settle_tasks
from applications.actions.units import unit_of
from applications.errors import NotPossible
from applications.event_kinds import GrantEventKind
from applications.grant_checks import Seen, needed_checks
from applications.grant_states import OVER, state_of
from applications.ledger import append_event
from applications.models import Grant
from applications.notice_kinds import NoticeKind, TaskKind
from applications.powers import GivenWay
from eservice import clock

# The codes of NotPossible that these actions raise; the pages have words for each.
ANSWERED, OVER_NOW, NOTHING_SEEN, NO_PAPER, NOBODY_YET = (
    "answered",
    "over",
    "seen",
    "no_paper",
    "nobody",
)


def ask_to_verify(grant: Grant) -> None:
    """Let the person's unit check the grant, when it needs that. The same grant is one task."""
    if not grant.needs_proof or grant.verified_at:
        return
    unit, case = unit_of(grant.grantor)
    ask_unit(
        TaskKind.GRANT_TO_VERIFY,
        once=f"grant {grant.pk}",
        unit=unit,
        person=grant.grantor,
        case=case,
        grant=grant,
    )


def why_not_yet(grant: Grant) -> str | None:
    """Return what stands in the way of a yes: a code, or None when it can be given."""
    if not needed_checks(grant) or grant.verified_at or grant.refused_at:
        return ANSWERED
    if state_of(grant, has_powers=grant.powers.active().exists()) in OVER:
        return OVER_NOW
    if grant.way == GivenWay.PAPER and not grant.proofs.exists():
        return NO_PAPER
    is_named = grant.organisation_id is not None or helper_of(grant) is not None
    return None if is_named else NOBODY_YET


def verify_grant(actor: Actor, *, grant_id: UUID, seen: frozenset[Seen]) -> Grant:
    """Say that the ground has been seen; ``seen`` must hold all that the grant calls for.

    With the helper's own yes it opens her access. Twice changes nothing. Raises NotPossible.
    """
    with locked_grant(actor, Verb.VERIFY_GRANT, grant_id) as grant:
        if grant.verified_at:
            return grant
        reason = why_not_yet(grant)
        if reason:
            raise NotPossible(reason)
        if not seen >= set(needed_checks(grant)):
            raise NotPossible(NOTHING_SEEN)
        grant.verified_at = clock.now()
        grant.save(update_fields=["verified_at"])
        append_event(grant, GrantEventKind.VERIFIED, actor, seen=sorted(seen))
        settle_tasks(actor, grant=grant)
        if grant.confirmed_at:
            _tell_both(grant, NoticeKind.HELPER_CONFIRMED)
        return grant


def refuse_grant(actor: Actor, *, grant_id: UUID, reason: str) -> Grant:
    """Say no for good, with a reason that the person reads. Twice changes nothing.

    Raises NotPossible for what has its answer, or needs none.
    """
    with locked_grant(actor, Verb.VERIFY_GRANT, grant_id) as grant:
        if grant.refused_at:
            return grant
        if not needed_checks(grant) or grant.verified_at:
            raise NotPossible(ANSWERED)
        if state_of(grant, has_powers=grant.powers.active().exists()) in OVER:
            raise NotPossible(OVER_NOW)
        grant.refused_at, grant.refusal_reason = clock.now(), reason
        grant.save(update_fields=["refused_at", "refusal_reason"])
        append_event(grant, GrantEventKind.REFUSED, actor)
        settle_tasks(actor, grant=grant)
        _tell_both(grant, NoticeKind.HELP_REFUSED)
        return grant


def drop_check(actor: Actor, *, grant_id: UUID) -> None:
    """End the task of a grant that was over before anybody checked it."""
    with locked_grant(actor, Verb.VERIFY_GRANT, grant_id) as grant:
        if why_not_yet(grant) not in {ANSWERED, OVER_NOW}:
            raise NotPossible("waits")
        settle_tasks(actor, grant=grant)


def _tell_both(grant: Grant, kind: NoticeKind) -> None:
    notify(grant.grantor, kind, once=f"{kind}:{grant.pk}:grantor", grant=grant)
    if grant.accepted_at:
        tell_helper(grant, kind)
