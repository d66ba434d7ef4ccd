"""A code that somebody typed: it opens help that she may give, a partner's own part, or an
application that was begun with her."""

from applications.access import Actor
from applications.actions.accepting import accept_by_code, decline, offered
from applications.actions.invitations import open_invitation
from applications.actions.joining import join, offered_part, say_no
from applications.actions.reaching_out import offered_draft, take_over_draft
from applications.models import CoApplicant, Draft, Grant, Outreach


def offer_of_code(actor: Actor, *, code: str) -> Grant | CoApplicant | Outreach:
    """Return what the code offers the actor. Nothing is changed by looking at it.

    Raises CodeRefused, the same for a code that is wrong, used, too old or for someone else, and
    NotPossible (``oneself`` and ``handles`` for help, ``own_application`` and ``works_there`` for a
    part, ``your_outreach`` for a draft).
    """
    invitation = open_invitation(code)
    if invitation.co_applicant_id is not None:
        return offered_part(actor, code=code)[0]
    if invitation.outreach_id is not None:
        return offered_draft(actor, code=code)[0]
    return offered(actor, code=code)[0]


def answer_code(actor: Actor, *, code: str, is_yes: bool) -> Grant | CoApplicant | Draft | None:
    """Say yes or no with a code. Raises as ``offer_of_code``, NotAllowed, and TooManyDrafts.

    A no to a draft changes nothing: somebody else may be whom it was begun with.
    """
    invitation = open_invitation(code)
    if invitation.outreach_id is not None:
        return take_over_draft(actor, code=code) if is_yes else None
    if invitation.co_applicant_id is not None:
        return (join if is_yes else say_no)(actor, code=code)
    return (accept_by_code if is_yes else decline)(actor, code=code)
