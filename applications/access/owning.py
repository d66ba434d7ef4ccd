"""What people may do with what is their own, and with what others have let them do."""

from collections.abc import Callable
from typing import Any

from applications import partners
from applications.actors import Actor
from applications.models import Case, Document, Draft, Grant
from applications.powers import CONSENT_KINDS, GivenWay, GrantKind, Power
from applications.rest import is_open
from eservice.people.models import Person

Rule = Callable[[Actor, Any], bool]


def is_self(actor: Actor, obj: Any) -> bool:
    return isinstance(obj, Person) and actor.user.is_applicant and obj.pk == actor.user.person_id


def _owns(actor: Actor, obj: Draft | Case) -> bool:
    return actor.user.is_applicant and obj.person_id == actor.user.person_id


def owner_or(*powers: Power, kind: type) -> Rule:
    """Return the rule: the owner, or a helper of hers who was given all these powers."""

    def rule(actor: Actor, obj: Any) -> bool:
        if not isinstance(obj, kind):
            return False
        return _owns(actor, obj) or _acts_for_owner(actor, obj, *powers)

    return rule


def _acts_for_owner(actor: Actor, obj: Draft | Case, *powers: Power) -> bool:
    is_hers = actor.grant is not None and actor.grant.grantor_id == obj.person_id
    return is_hers and actor.user.is_applicant and actor.has(obj.pk, *powers)


def partner_or(rule: Rule) -> Rule:
    """Return the rule, or the partner who has a part there. Which pages are hers is asked where
    answers are shown and kept."""
    return lambda actor, obj: rule(actor, obj) or partners.has_part(actor, obj)


def owner_of(kind: type) -> Rule:
    return lambda actor, obj: isinstance(obj, kind) and _owns(actor, obj)


reads_draft = owner_or(Power.READ_ANSWERS, kind=Draft)
edits_draft = owner_or(Power.READ_ANSWERS, Power.EDIT_DRAFT, kind=Draft)


def may_send(actor: Actor, obj: Any) -> bool:
    """The owner, or someone with a fullmakt or more: a supporter never sends (FL 14 §)."""
    if actor.grant is not None and actor.grant.kind == GrantKind.SUPPORTER:
        return False
    return owner_or(Power.READ_ANSWERS, Power.SUBMIT, kind=Draft)(actor, obj)


def may_appeal(actor: Actor, obj: Any) -> bool:
    """The owner, or an ombud who was given that power (FL 14 §)."""
    if actor.grant is not None and actor.grant.kind == GrantKind.SUPPORTER:
        return False
    return owner_or(Power.READ_DECISION, Power.APPEAL, kind=Case)(actor, obj)


def may_ask_for_decision(actor: Actor, obj: Any) -> bool:
    """The owner, or an ombud who acts for her in the case (FL 12 and 14 §§)."""
    if actor.grant is not None and actor.grant.kind == GrantKind.SUPPORTER:
        return False
    return owner_or(Power.SEE_STATUS, Power.SUBMIT, kind=Case)(actor, obj)


def may_upload(actor: Actor, obj: Any) -> bool:
    may = owner_or(Power.READ_ANSWERS, Power.UPLOAD, kind=Draft)
    return may(actor, obj) and is_open(obj)


def may_remove(actor: Actor, obj: Any) -> bool:
    """The owner removes any file, a helper those that she has sent herself."""
    if not isinstance(obj, Document) or not obj.draft_id:
        return False
    is_hers = actor.grant is None or obj.uploaded_by_id == actor.user.pk
    return is_hers and not obj.is_sent and may_upload(actor, obj.draft)


def gave_it(actor: Actor, obj: Any) -> bool:
    """The person whose help it is: only she confirms, narrows, renews and takes back.

    Help that a court or the law gives is not hers to end.
    """
    is_hers = isinstance(obj, Grant) and obj.grantor_id == actor.user.person_id
    return is_hers and actor.user.is_applicant and obj.kind in CONSENT_KINDS


def is_invited(actor: Actor, obj: Any) -> bool:
    """Anybody with a login of her own but the person herself."""
    if not isinstance(obj, Grant) or not obj.grantor_id or not actor.user.is_applicant:
        return False
    return obj.grantor_id != actor.user.person_id


def may_say_ready(actor: Actor, obj: Any) -> bool:
    """A helper who fills in and doesn't send."""
    is_helper = actor.grant is not None and not reaches_out(actor, obj)
    return edits_draft(actor, obj) and is_helper and not may_send(actor, obj)


def reaches_out(actor: Actor, obj: Any) -> bool:
    """Who began the draft with somebody who has not taken it over yet (ADR 25)."""
    is_outreach = actor.grant is not None and actor.grant.way == GivenWay.OUTREACH
    return is_outreach and edits_draft(actor, obj)


def deletes_draft(actor: Actor, obj: Any) -> bool:
    """The owner; while it is nobody's, who began it."""
    return owner_of(Draft)(actor, obj) or reaches_out(actor, obj)
