"""What is written about the two adults when an application goes: who signed, and what becomes
of the partner's place in it."""

from datetime import datetime

from applications.access import Actor
from applications.actions.joining import cancel_codes
from applications.partners import OVER, PartnerState
from applications.questions.couple import Couple
from applications.questions.freezing import SIGNED
from eservice import clock

NOT_SIGNED = "not_signed"
LEFT = "left"
NOT_ASKED = "not_asked"


def signatures_of(sender: Actor, couple: Couple, *, is_joint: bool) -> list[dict[str, str]]:
    """Return who signs what is sent: the applicant or her ombud, and the partner."""
    mine, hers = couple.applicant, couple.co_applicant
    at = mine.signature.at if is_joint and mine.signature else clock.now()
    found = [_signature(sender, at)]
    if is_joint:
        found.append(_signature(hers.signer, hers.signature.at))
    return sorted(found, key=lambda signature: signature["at"])


def _signature(signer: Actor, at: datetime) -> dict[str, str]:
    return {"name": signer.user.name, "role": signer.role, "at": at.isoformat()}


def partner_code(couple: Couple, *, is_joint: bool) -> str | None:
    """Return what became of the partner's part (see ``questions/freezing.py``)."""
    if is_joint:
        return SIGNED
    if couple.is_together:
        return NOT_SIGNED
    if couple.state is PartnerState.IN or couple.state in OVER:
        return LEFT
    return NOT_ASKED if couple.has_partner else None


def close_couple(couple: Couple) -> None:
    """Let nobody come into what has been sent: a partner who is not in it by now stays out."""
    if couple.partner is None or couple.is_together or couple.state in OVER:
        return
    couple.partner.ended_at = clock.now()
    couple.partner.save(update_fields=["ended_at"])
    cancel_codes(couple.partner)
