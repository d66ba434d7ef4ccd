"""Signing together: each adult in her own name, in any order. The last signature sends.

A signature covers every answer as it is; a change makes it count for nothing (``Couple``). The
draft is held, so of two at the same moment one waits for the other, and one sends.
"""

from uuid import UUID

from applications.access import Actor, Verb, require
from applications.actions.notices import notify
from applications.actions.sending import checked, held_for_sending, send_draft
from applications.errors import NotPossible
from applications.models import Case, Signature
from applications.notice_kinds import NoticeKind
from applications.queries import acting_on
from applications.questions.couple import Couple, couple_in
from eservice import clock


def sign(actor: Actor, *, draft_id: UUID, seen: str) -> Case | None:
    """Sign for the applicant or as the partner. Returns the case when it was the last signature,
    None while the other adult's is missing.

    ``seen`` is the digest of what the page showed. Raises Draft.DoesNotExist, NotAllowed,
    Incomplete (with the first step that needs an answer), MonthTaken, and NotPossible: nobody to
    sign with (``alone``), something has changed (``changed``).
    """
    with held_for_sending(actor, draft_id=draft_id, verb=Verb.SIGN_DRAFT) as (acting, draft):
        if draft.sent_at:
            return Case.objects.get(pk=draft.pk)
        couple = couple_in(draft, by_ombud=acting.grant is not None)
        if not couple.is_together:
            raise NotPossible("alone")
        if seen != couple.digest:
            raise NotPossible("changed")
        checked(_applicants_hand(acting, couple), couple, is_joint=True)
        _write(acting, couple)
        return _sent_with(acting, couple)


def _applicants_hand(actor: Actor, couple: Couple) -> Actor:
    """Return who signs as the applicant, or has done so; before that, she herself would."""
    if not actor.co_applicant:
        return actor
    return couple.applicant.signer or Actor(actor.user)


def _write(actor: Actor, couple: Couple) -> None:
    person = actor.person if actor.co_applicant else couple.draft.person
    values = {"by": actor.user, "digest": couple.digest, "at": clock.now()}
    rows = Signature.objects
    rows.update_or_create(draft=couple.draft, person=person, defaults=values)


def _sent_with(actor: Actor, before: Couple) -> Case | None:
    """Send if both have signed; else let the other adult know."""
    draft, person = before.draft, before.partner.person
    other = draft.person if actor.co_applicant else person
    couple = couple_in(draft, before.progress.rows)
    case = None
    if couple.applicant.is_signed and couple.co_applicant.is_signed:
        sender = couple.applicant.signer
        if sender.grant:
            # What the ombud signed under must hold until it is sent.
            sender = acting_on(Actor(sender.user), draft, is_held=True)
            require(sender, Verb.SEND_DRAFT, draft)
        case = send_draft(sender, couple, presser=actor, is_joint=True)
    what = "sent" if case else couple.digest[:16]
    once = f"{NoticeKind.PARTNER_SIGNED}:{draft.pk}:{what}"
    notify(other, NoticeKind.PARTNER_SIGNED, once=once, draft=draft)
    return case


def send_alone(actor: Actor, *, draft_id: UUID) -> Case:
    """Send without waiting for the partner. A signature of hers that counts goes with it.

    Raises as ``send_application``.
    """
    with held_for_sending(actor, draft_id=draft_id) as (acting, draft):
        if draft.sent_at:
            return Case.objects.get(pk=draft.pk)
        couple = couple_in(draft, by_ombud=acting.grant is not None)
        is_joint = couple.is_together and couple.co_applicant.is_signed
        case = send_draft(acting, couple, is_joint=is_joint)
        if couple.is_together:
            once = f"{NoticeKind.PARTNER_SIGNED}:{draft.pk}:sent"
            notify(couple.partner.person, NoticeKind.PARTNER_SIGNED, once=once, draft=draft)
        return case
