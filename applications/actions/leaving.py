"""The partner goes out of an application herself, before it is sent or after."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.cases import may_withdraw
from applications.actions.joining import forget_part, held_part, tell_of
from applications.errors import TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import Case, CoApplicant
from applications.notice_kinds import NoticeKind
from applications.partners import PartnerState, partners_of, state_of
from eservice import clock


def leave(actor: Actor, *, draft_id: UUID) -> None:
    """The partner goes out herself: of the draft, or of the case, where it is an event.

    What was sent stays as it was sent. Twice changes nothing. Raises CoApplicant.DoesNotExist for
    what isn't hers, CodeRefused for what is gone, and TransitionNotAllowed when it is too late.
    """
    hers = partners_of(draft_id).filter(person=actor.person, ended_at=None, declined_at=None)
    found = hers.first() if actor.person else None
    if found is None:
        raise CoApplicant.DoesNotExist
    with held_part(actor, found, Verb.LEAVE_PART) as partner:
        if state_of(partner) not in {PartnerState.IN, PartnerState.ACCEPTED}:
            return
        partner.left_at = clock.now()
        partner.save(update_fields=["left_at"])
        if partner.draft.sent_at:
            _withdraw_part(actor, partner)
        else:
            forget_part(actor, partner)
        tell_of(partner.draft.person, NoticeKind.PARTNER_LEFT, partner)


def _withdraw_part(actor: Actor, partner: CoApplicant) -> None:
    case = Case.objects.select_for_update().get(pk=partner.draft_id)
    if not may_withdraw(case):
        raise TransitionNotAllowed(f"the case is {case.stage}")
    acting = Actor(actor.user, co_applicant=partner)
    append_event(case, EventKind.PARTNER_WITHDREW, acting)
