"""Taking help back, one power or all, and renewing it with the same or less."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.grants import (
    Offer,
    check_offer,
    locked_grant,
    tell_helper,
    write_grant,
)
from applications.actions.verifying import ask_to_verify
from applications.errors import NotPossible
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Grant
from applications.notice_kinds import NoticeKind
from applications.powers import GivenWay, Power, missing_needs
from eservice import clock


def revoke(
    actor: Actor,
    *,
    grant_id: UUID,
    powers: Iterable[Power] | None = None,
    is_quiet: bool = False,
) -> Grant:
    """Take back these powers, or all, from now on. Quietly: the helper gets no notice.

    What rests on a power that goes, goes too. Twice changes nothing.
    """
    with locked_grant(actor, Verb.CHANGE_GRANT, grant_id) as grant:
        is_changed = end_powers(actor, grant, powers, reason="quiet" if is_quiet else "")
        if is_changed and not is_quiet:
            tell_helper(grant, NoticeKind.HELP_ENDED)
        return grant


def end_powers(
    actor: Actor, grant: Grant, powers: Iterable[Power] | None = None, *, reason: str = ""
) -> bool:
    """Take back powers of a locked grant, and write it in its log. False: none were left."""
    active = frozenset(Power(row.power) for row in grant.powers.active())
    leaving = active if powers is None else leaving_with(active, powers)
    if not leaving:
        return False
    grant.powers.active().filter(power__in=leaving).update(
        revoked_at=clock.now(), revoked_by=actor.user, revoke_reason=reason
    )
    kind = GrantEventKind.REVOKED if leaving == active else GrantEventKind.NARROWED
    append_event(grant, kind, actor, powers=sorted(leaving), reason=reason)
    return True


def leaving_with(active: frozenset[Power], powers: Iterable[Power]) -> frozenset[Power]:
    """Return what goes when these powers are taken back: also what rests on them."""
    leaving = active & frozenset(powers)
    while more := {power for power in active - leaving if _rests_on(power, active - leaving)}:
        leaving |= more
    return leaving


def _rests_on(power: Power, left: frozenset[Power]) -> bool:
    """True when the power is worth nothing with what is left."""
    return bool(missing_needs(frozenset({power})) - left)


def renewal(grant: Grant, *, powers: frozenset[Power], valid_to: date) -> Offer:
    """Return what a grant becomes when it is renewed. Raises NotPossible for what it can't be."""
    rows = list(grant.powers.active().select_related("draft"))
    active = frozenset(Power(row.power) for row in rows)
    if not grant.confirmed_at or grant.declined_at or grant.refused_at or not active:
        raise NotPossible("over")
    if not powers <= active:
        raise NotPossible("widens")
    offer = Offer(
        name=grant.grantee.name if grant.grantee else grant.name,
        powers=powers,
        valid_to=valid_to,
        organisation=grant.organisation,
        draft=rows[0].draft,
        matter=grant.consent.get("matter", ""),
    )
    check_offer(grant.grantor, offer)
    return offer


def renew(actor: Actor, *, grant_id: UUID, powers: frozenset[Power], valid_to: date) -> Grant:
    """Replace a grant by one with the same or fewer powers and a new end, in one transaction.

    More powers take a new grant, with a new answer from the helper. Raises NotPossible.
    """
    with locked_grant(actor, Verb.CHANGE_GRANT, grant_id) as grant:
        offer = renewal(grant, powers=powers, valid_to=valid_to)
        end_powers(actor, grant, reason="replaced")
        new = write_grant(
            actor,
            grantor=grant.grantor,
            offer=offer,
            way=GivenWay.E_ID,
            grantee=grant.grantee,
            accepted_at=grant.accepted_at,
            accepted_by=grant.accepted_by,
            confirmed_at=clock.now(),
            verified_at=grant.verified_at,
            supersedes=grant,
        )
        append_event(new, GrantEventKind.GIVEN, actor, replaces=str(grant.pk))
        ask_to_verify(new)
        return new
