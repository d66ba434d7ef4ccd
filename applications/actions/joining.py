"""The partner comes into an application and goes out of it again.

Whoever changes anything here holds the draft, so that a part neither begins nor ends while
somebody saves, signs or sends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.drafts import locked_draft
from applications.actions.invitations import invite, open_invitation, use_invitation
from applications.actions.notices import notify
from applications.actions.saving_answers import clear_part
from applications.errors import CodeRefused, NotPossible
from applications.models import Case, CoApplicant, Draft, Invitation, Signature
from applications.notice_kinds import NoticeKind
from applications.partners import IS_OPEN, PartnerState, partners_of, state_of
from applications.queries import answers_of
from applications.questions.adults import has_partner
from applications.questions.catalogue import FLOW
from applications.questions.privacy import PARTNER_NAME
from applications.questions.progress import Progress, facts_of
from eservice import clock
from eservice.codes import Code
from eservice.crypto import blind_index
from eservice.people.models import Person

# More than these nobody asks in one application; a robot shall not fill the database.
MOST_ASKED = 20


def _told(draft: Draft) -> dict[str, Any]:
    """Return what the applicant has said about who her partner is; empty when she has none."""
    progress = Progress(FLOW, answers_of(draft), facts_of(draft))
    told = progress.answers.step(PARTNER_NAME)
    return dict(told) if has_partner(progress.answers) else {}


def _number_index(told: dict[str, Any]) -> str:
    number = told.get("number") or ""
    return blind_index(number) if number.isdigit() else ""


def invite_partner(actor: Actor, *, draft_id: UUID) -> tuple[CoApplicant, Code]:
    """Ask the partner in, or make a new code while she has not answered: the one before is dead.

    Raises as ``locked_draft``, and NotPossible.
    """
    with locked_draft(actor, draft_id=draft_id, verb=Verb.INVITE_PARTNER) as (_acting, draft):
        told = _told(draft)
        if not told:
            raise NotPossible("no_partner")
        if draft.person.has_number and _number_index(told) == draft.person.number_index:
            raise NotPossible("oneself")
        partner = partners_of(draft.pk).filter(IS_OPEN).first()
        if partner is not None and partner.accepted_at:
            raise NotPossible("answered")
        if partner is None:
            if partners_of(draft.pk).count() >= MOST_ASKED:
                raise NotPossible("too_many")
            partner = CoApplicant(draft=draft)
        partner.name = told["name"]
        partner.save()
        return partner, invite(co_applicant=partner)


def offered_part(actor: Actor, *, code: str) -> tuple[CoApplicant, Invitation]:
    """Return the part that a code offers to the actor, and its invitation.

    Raises CodeRefused, the same for a code that is wrong, used, too old or for someone else, and
    NotPossible for one's own application and for a person whose case one handles at work.
    """
    invitation = open_invitation(code)
    if invitation.co_applicant_id is None:
        raise CodeRefused
    rows = CoApplicant.objects.select_related("draft__person")
    partner = rows.filter(pk=invitation.co_applicant_id).first()
    if partner is None:
        raise CodeRefused
    _check(actor, partner)
    return partner, invitation


def _check(actor: Actor, partner: CoApplicant) -> None:
    """Raise what stands in the way of the actor's being the partner."""
    draft, person = partner.draft, actor.person
    if person is None or not actor.user.is_applicant:
        raise CodeRefused
    if draft.person_id == person.pk:
        raise NotPossible("own_application")
    if draft.sent_at or state_of(partner) is not PartnerState.INVITED:
        raise CodeRefused
    told = _told(draft)
    index = _number_index(told)
    if not told or (index and index != person.number_index):
        raise CodeRefused
    if Case.objects.filter(person=draft.person_id, caseworker__person=person).exists():
        raise NotPossible("works_there")


@contextmanager
def held_part(actor: Actor, partner: CoApplicant, verb: Verb) -> Iterator[CoApplicant]:
    """Hold the draft, and give the row of somebody who is no applicant of it.

    Raises CodeRefused when the draft has been deleted meanwhile.
    """
    with transaction.atomic():
        drafts = Draft.objects.select_related("person").select_for_update(of=("self",))
        draft = drafts.filter(pk=partner.draft_id).first()
        if draft is None:
            raise CodeRefused
        held = CoApplicant.objects.select_related("person").get(pk=partner.pk)
        held.draft = draft
        require(actor, verb, held)
        yield held


def join(actor: Actor, *, code: str) -> CoApplicant:
    """Say yes with a code. Raises as ``offered_part``.

    With the number that the applicant has given it is certain who she is, and she is in. Else
    the applicant confirms her by name, before anything opens.
    """
    found, invitation = offered_part(actor, code=code)
    with held_part(actor, found, Verb.JOIN_DRAFT) as partner:
        _check(actor, partner)
        use_invitation(actor, invitation)
        partner.accepted_at, partner.person = clock.now(), actor.person
        partner.save(update_fields=["accepted_at", "person"])
        if _number_index(_told(partner.draft)):
            _let_in(actor, partner)
        tell_of(partner.draft.person, NoticeKind.PARTNER_ACCEPTED, partner)
        return partner


def _let_in(actor: Actor, partner: CoApplicant) -> None:
    partner.confirmed_at = clock.now()
    partner.save(update_fields=["confirmed_at"])
    clear_part(actor, partner.draft)


def say_no(actor: Actor, *, code: str) -> CoApplicant:
    """Say no with a code: it is used up, and the applicant answers herself as before."""
    found, invitation = offered_part(actor, code=code)
    with held_part(actor, found, Verb.JOIN_DRAFT) as partner:
        _check(actor, partner)
        use_invitation(actor, invitation)
        partner.declined_at = clock.now()
        partner.save(update_fields=["declined_at"])
        tell_of(partner.draft.person, NoticeKind.PARTNER_LEFT, partner)
        return partner


def confirm_partner(actor: Actor, *, draft_id: UUID, partner_id: UUID) -> None:
    """Say that the one who answered is the right person: now she answers her own part.

    ``partner_id`` is who the page showed. Twice changes nothing. Raises NotPossible.
    """
    with _asked(actor, draft_id, partner_id) as partner:
        if state_of(partner) is PartnerState.IN:
            return
        if state_of(partner) is not PartnerState.ACCEPTED:
            raise NotPossible("answered")
        index = _number_index(_told(partner.draft))
        if index and index != partner.person.number_index:
            raise NotPossible("another_number")
        _let_in(actor, partner)
        tell_of(partner.person, NoticeKind.PARTNER_CONFIRMED, partner)


def not_my_partner(actor: Actor, *, draft_id: UUID, partner_id: UUID) -> None:
    """Say that the wrong person answered: nothing is opened, and the code is used up."""
    with _asked(actor, draft_id, partner_id) as partner:
        if state_of(partner) is PartnerState.IN:
            raise NotPossible("answered")
        _end(actor, partner)


def end_partner(actor: Actor, *, draft_id: UUID) -> None:
    """Let the partner not be in the application, or take the invitation back. The applicant
    answers herself from now on. Twice changes nothing. The partner gets no notice: the applicant
    may have reason to fear her.
    """
    with locked_draft(actor, draft_id=draft_id, verb=Verb.INVITE_PARTNER) as (_acting, draft):
        partner = partners_of(draft.pk).filter(IS_OPEN).first()
        if partner is not None:
            partner.draft = draft
            _end(actor, partner)


@contextmanager
def _asked(actor: Actor, draft_id: UUID, partner_id: UUID) -> Iterator[CoApplicant]:
    with locked_draft(actor, draft_id=draft_id, verb=Verb.INVITE_PARTNER) as (_acting, draft):
        partner = partners_of(draft.pk).filter(pk=partner_id).first()
        if partner is None:
            raise NotPossible("answered")
        partner.draft = draft
        yield partner


def _end(actor: Actor, partner: CoApplicant) -> None:
    partner.ended_at = clock.now()
    partner.save(update_fields=["ended_at"])
    cancel_codes(partner)
    forget_part(actor, partner)


def cancel_codes(partner: CoApplicant) -> None:
    """Let no code open the part any more."""
    codes = partner.invitations.filter(used_at=None, cancelled_at=None)
    codes.update(cancelled_at=clock.now())


def forget_part(actor: Actor, partner: CoApplicant) -> None:
    """Take away the answers of a partner who was in, and what was signed with her."""
    if partner.confirmed_at:
        clear_part(actor, partner.draft)
    Signature.objects.filter(draft=partner.draft).delete()


def tell_of(person: Person, kind: NoticeKind, partner: CoApplicant) -> None:
    """Let one adult know that something has happened to the partner's part."""
    notify(person, kind, once=f"{kind}:{partner.pk}", draft=partner.draft)
