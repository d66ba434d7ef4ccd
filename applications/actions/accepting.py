"""Answering an offer to help: the helper logs in as herself and says yes or no."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.grants import locked_grant
from applications.actions.invitations import open_invitation, use_invitation
from applications.actions.notices import notify
from applications.actions.verifying import ask_to_verify
from applications.errors import CodeRefused, NotPossible
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Case, Grant, Invitation
from applications.notice_kinds import NoticeKind
from applications.powers import CONSENT_KINDS, GivenWay
from eservice import clock


def offered(actor: Actor, *, code: str) -> tuple[Grant, Invitation]:
    """Return the grant that a code offers to the actor, and its invitation.

    Raises CodeRefused, the same for a code that is wrong, used, too old or for someone else,
    and NotPossible for one's own and for a case that one handles at work.
    """
    invitation = open_invitation(code)
    if invitation.grant_id is None:
        raise CodeRefused
    grant = Grant.objects.select_related("grantor", "organisation").get(pk=invitation.grant_id)
    _check(actor, grant)
    return grant, invitation


def _check(actor: Actor, grant: Grant) -> None:
    """Raise what stands in the way of the actor's helping under the grant."""
    if grant.grantor_id == actor.user.person_id:
        raise NotPossible("oneself")
    is_over = grant.valid_to is not None and grant.valid_to < clock.today()
    is_answered = grant.accepted_at or grant.declined_at or grant.refused_at
    if is_over or is_answered or not grant.powers.active().exists():
        raise CodeRefused
    is_for_another = grant.grantee_id not in {None, actor.user.person_id}
    if is_for_another or (grant.organisation_id and not _is_member(actor, grant)):
        raise CodeRefused
    if Case.objects.filter(
        person=grant.grantor_id, caseworker__person=actor.user.person_id
    ).exists():
        raise NotPossible("handles")


def _is_member(actor: Actor, grant: Grant) -> bool:
    return Grant.objects.filter(pk=grant.pk).held_by(actor.user.person_id).exists()


def accept_by_code(actor: Actor, *, code: str) -> Grant:
    """Say yes with a code. The person then confirms who it is. Raises as ``offered``."""
    grant, invitation = offered(actor, code=code)
    with locked_grant(actor, Verb.ANSWER_INVITATION, grant.pk) as held:
        use_invitation(actor, invitation)
        _accept(actor, held)
        return held


def accept_by_name(actor: Actor, *, grant_id: UUID) -> Grant:
    """Say yes to help that a caseworker has noted for this very person, or her organisation."""
    with locked_grant(actor, Verb.ANSWER_INVITATION, grant_id) as grant:
        if not _is_named(actor, grant):
            raise Grant.DoesNotExist
        _accept(actor, grant)
        return grant


def _is_named(actor: Actor, grant: Grant) -> bool:
    """True when a caseworker has named this person or her organisation, without a code."""
    if grant.way in {GivenWay.E_ID, GivenWay.LETTER_CODE}:
        return False
    return _is_member(actor, grant)


def _accept(actor: Actor, grant: Grant) -> None:
    _check(actor, grant)
    now = clock.now()
    grant.accepted_at, grant.accepted_by = now, actor.user
    if grant.organisation_id is None:
        grant.grantee = actor.person
    if grant.way != GivenWay.E_ID:
        # The person has named this very human to a caseworker, or in the letter she was sent.
        grant.confirmed_at = now
    grant.save(update_fields=["accepted_at", "accepted_by", "grantee", "confirmed_at"])
    append_event(grant, GrantEventKind.ACCEPTED, actor, about=actor.user)
    ask_to_verify(grant)
    if grant.confirmed_at is None:
        once = f"{NoticeKind.HELPER_ACCEPTED}:{grant.pk}"
        notify(grant.grantor, NoticeKind.HELPER_ACCEPTED, once=once, grant=grant)


def decline(actor: Actor, *, grant_id: UUID | None = None, code: str = "") -> Grant:
    """Say no to an offer, or stop helping: the grant is over for good.

    An offer takes its code. A member of an organisation can't stop the others from helping.
    """
    if code:
        found, invitation = offered(actor, code=code)
        grant_id = found.pk
    with locked_grant(actor, Verb.ANSWER_INVITATION, grant_id) as grant:
        if code:
            use_invitation(actor, invitation)
        elif not _may_stop(actor, grant):
            raise Grant.DoesNotExist
        if grant.declined_at is None:
            grant.declined_at = clock.now()
            grant.save(update_fields=["declined_at"])
            append_event(grant, GrantEventKind.DECLINED, actor, about=actor.user)
            once = f"{NoticeKind.HELP_ENDED}:{grant.pk}"
            notify(grant.grantor, NoticeKind.HELP_ENDED, once=once, grant=grant)
        return grant


def _may_stop(actor: Actor, grant: Grant) -> bool:
    """What a court or the law has decided ends there, and not by a button."""
    if grant.accepted_at is None:
        return _is_named(actor, grant)
    is_hers = grant.organisation_id is None and grant.grantee_id == actor.user.person_id
    return is_hers and grant.kind in CONSENT_KINDS
