"""Who may do what: one table, read by every page and every action. It fails closed.

A verb that is not in the table, an object of the wrong kind, or a user without the right
role: the answer is no.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import Exists

from applications import belonging, partners
from applications.actors import Actor, Verb
from applications.errors import NotAllowed
from applications.models import (
    Case,
    CoApplicant,
    Document,
    Draft,
    Grant,
    HouseholdMember,
    UnitTask,
)
from applications.powers import CONSENT_KINDS, GrantKind, Power
from eservice.municipality import municipality
from eservice.people.models import Person
from eservice.people.roles import Role

__all__ = ["RULES", "Actor", "Verb", "can", "is_partial", "require"]


def _is_self(actor: Actor, obj: Any) -> bool:
    return isinstance(obj, Person) and actor.user.is_applicant and obj.pk == actor.user.person_id


def _owns(actor: Actor, obj: Draft | Case) -> bool:
    return actor.user.is_applicant and obj.person_id == actor.user.person_id


def _owner_or(*powers: Power, kind: type) -> Callable[[Actor, Any], bool]:
    """Return the rule: the owner, or a helper of hers who was given all these powers."""

    def rule(actor: Actor, obj: Any) -> bool:
        if not isinstance(obj, kind):
            return False
        return _owns(actor, obj) or _acts_for_owner(actor, obj, *powers)

    return rule


def _acts_for_owner(actor: Actor, obj: Draft | Case, *powers: Power) -> bool:
    is_hers = actor.grant is not None and actor.grant.grantor_id == obj.person_id
    return is_hers and actor.user.is_applicant and actor.has(obj.pk, *powers)


def _partner_or(rule: Callable[[Actor, Any], bool]) -> Callable[[Actor, Any], bool]:
    """Return the rule, or the partner who has a part there. Which pages are hers is asked where
    answers are shown and kept."""
    return lambda actor, obj: rule(actor, obj) or partners.has_part(actor, obj)


def _owner_of(kind: type) -> Callable[[Actor, Any], bool]:
    return lambda actor, obj: isinstance(obj, kind) and _owns(actor, obj)


_reads_draft = _owner_or(Power.READ_ANSWERS, kind=Draft)
_edits_draft = _owner_or(Power.READ_ANSWERS, Power.EDIT_DRAFT, kind=Draft)


def _may_send(actor: Actor, obj: Any) -> bool:
    """The owner, or someone with a fullmakt or more: a supporter never sends (FL 14 §)."""
    if actor.grant is not None and actor.grant.kind == GrantKind.SUPPORTER:
        return False
    return _owner_or(Power.READ_ANSWERS, Power.SUBMIT, kind=Draft)(actor, obj)


def _may_upload(actor: Actor, obj: Any) -> bool:
    may = _owner_or(Power.READ_ANSWERS, Power.UPLOAD, kind=Draft)
    return may(actor, obj) and obj.sent_at is None


def _may_remove(actor: Actor, obj: Any) -> bool:
    """The owner removes any file, a helper those that she has sent herself."""
    if not isinstance(obj, Document) or not obj.draft_id:
        return False
    is_hers = actor.grant is None or obj.uploaded_by_id == actor.user.pk
    return is_hers and _may_upload(actor, obj.draft)


def _may_read_document(actor: Actor, obj: Any) -> bool:
    """Whoever reads the answers; once it is sent, and so is a case, also those who handle that."""
    if not isinstance(obj, Document) or not obj.draft_id:
        return False
    if not _is_caseworker(actor, obj):
        return _reads_draft(actor, obj.draft)
    return obj.is_sent and _handles(actor, Case.objects.filter(pk=obj.draft_id).first())


def _gave_it(actor: Actor, obj: Any) -> bool:
    """The person whose help it is: only she confirms, narrows, renews and takes back.

    Help that a court or the law gives is not hers to end.
    """
    is_hers = isinstance(obj, Grant) and obj.grantor_id == actor.user.person_id
    return is_hers and actor.user.is_applicant and obj.kind in CONSENT_KINDS


def _is_invited(actor: Actor, obj: Any) -> bool:
    """Anybody with a login of her own but the person herself."""
    if not isinstance(obj, Grant) or not obj.grantor_id or not actor.user.is_applicant:
        return False
    return obj.grantor_id != actor.user.person_id


def _may_say_ready(actor: Actor, obj: Any) -> bool:
    """A helper who fills in and doesn't send."""
    return _edits_draft(actor, obj) and actor.grant is not None and not _may_send(actor, obj)


def _checks_grants(actor: Actor, obj: Any) -> bool:
    """A caseworker who is neither the person nor her helper, at the unit that has a case of
    hers, or at the receiving unit for those who have none."""
    if not isinstance(obj, Grant) or not obj.grantor_id or not _is_caseworker(actor, obj):
        return False
    people = {obj.grantor_id, obj.grantee_id}
    if actor.user.person_id in people or _is_close_to(actor, obj.grantor_id):
        return False
    cases = Case.objects.filter(person=obj.grantor_id)
    has_case_here = cases.filter(unit=actor.user.unit).exists()
    return has_case_here or (
        actor.user.unit == municipality().receiving_unit and not cases.exists()
    )


def _is_close_to(actor: Actor, grantor_id: UUID) -> bool:
    """True when the actor helps or has helped the person, lives with her by an application of
    hers, or has joined one as her partner (jäv)."""
    hers = actor.user.person_id
    helped = Grant.objects.filter(grantor=grantor_id).ever_helped_by(hers)
    named = HouseholdMember.objects.filter(
        case__person=grantor_id, person=hers, person__number_index__isnull=False
    )
    joined = CoApplicant.objects.filter(
        draft__person=grantor_id, person=hers, accepted_at__isnull=False
    )
    close = Exists(helped) | Exists(named) | Exists(joined)
    return Person.objects.filter(close, pk=hers).exists()


def _is_caseworker(actor: Actor, obj: Any) -> bool:
    return actor.user.has_role(Role.CASEWORKER) and bool(actor.user.unit)


def _handles(actor: Actor, obj: Any) -> bool:
    """Own unit's cases only, and never one that is partly her own (FL 16 §, jäv)."""
    return (
        isinstance(obj, Case)
        and _is_caseworker(actor, obj)
        and obj.unit == actor.user.unit
        and not is_partial(actor, obj)
    )


def is_partial(actor: Actor, case: Case) -> bool:
    """True when the actor applies in the case, lives with the one who does, helps or has
    helped her, or has joined her as a partner (jäv).

    Without a number nobody is known in another household, so that question is not asked.
    """
    person = actor.person
    if person is None:
        return False
    is_named = person.has_number and case.household.filter(person=person).exists()
    if case.person_id == person.pk or is_named:
        return True
    helped = Grant.objects.filter(grantor=case.person_id).ever_helped_by(person.pk)
    joined = partners.ever_joined(person.pk, case.pk)
    return Person.objects.filter(Exists(helped) | Exists(joined), pk=person.pk).exists()


def _has_taken(actor: Actor, obj: Any) -> bool:
    return _handles(actor, obj) and obj.caseworker_id == actor.user.pk


def _may_finish(actor: Actor, obj: Any) -> bool:
    """A caseworker of the unit, unless the task is partly her own (FL 16 §, jäv)."""
    if not isinstance(obj, UnitTask) or not _is_caseworker(actor, obj):
        return False
    partly_hers = UnitTask.objects.filter(belonging.partly_about(actor.person), pk=obj.pk)
    is_of_unit = obj.unit == actor.user.unit and not partly_hers.exists()
    return is_of_unit and (obj.case is None or not is_partial(actor, obj.case))


RULES: dict[Verb, Callable[[Actor, Any], bool]] = {
    Verb.START_DRAFT: _is_self,
    Verb.READ_DRAFT: _partner_or(_reads_draft),
    Verb.EDIT_DRAFT: _partner_or(_edits_draft),
    Verb.DELETE_DRAFT: _owner_of(Draft),
    Verb.SEND_DRAFT: _may_send,
    Verb.UPLOAD_DOCUMENT: _may_upload,
    Verb.REMOVE_DOCUMENT: _may_remove,
    Verb.READ_DOCUMENT: _may_read_document,
    Verb.FOLLOW_CASE: _partner_or(_owner_or(Power.SEE_STATUS, kind=Case)),
    Verb.READ_SENT_ANSWERS: _partner_or(_owner_or(Power.READ_ANSWERS, kind=Case)),
    Verb.READ_RECEIPT: _owner_of(Case),
    Verb.READ_LOG: _owner_of(Case),
    Verb.WITHDRAW_CASE: _owner_of(Case),
    Verb.GIVE_GRANT: _is_self,
    Verb.CHANGE_GRANT: _gave_it,
    Verb.ANSWER_INVITATION: _is_invited,
    Verb.SAY_READY: _may_say_ready,
    Verb.INVITE_PARTNER: _owner_of(Draft),
    Verb.JOIN_DRAFT: lambda actor, obj: partners.may_answer(actor.user, obj),
    Verb.SIGN_DRAFT: _partner_or(_may_send),
    Verb.LEAVE_PART: lambda actor, obj: partners.may_leave(actor.user, obj),
    Verb.CHOOSE_CONTACT: _is_self,
    Verb.REGISTER_GRANT: _handles,
    Verb.VERIFY_GRANT: _checks_grants,
    Verb.END_HELP: _checks_grants,
    Verb.READ_WORKLIST: _is_caseworker,
    Verb.REVIEW_CASE: _handles,
    Verb.TAKE_CASE: _handles,
    Verb.HAND_OVER_CASE: _has_taken,
    Verb.START_INVESTIGATION: _has_taken,
    Verb.WRITE_NOTE: _handles,
    Verb.ASK_FOR_ORGANISATION: _is_self,
    Verb.READ_ORGANISATION: lambda actor, obj: belonging.belongs(actor.user, obj),
    Verb.MANAGE_ORGANISATION: lambda actor, obj: belonging.manages(actor.user, obj),
    Verb.END_MEMBERSHIP: lambda actor, obj: belonging.may_end(actor.user, obj),
    Verb.VERIFY_ORGANISATION: lambda actor, obj: belonging.verifies(actor.user, obj),
    Verb.FINISH_TASK: _may_finish,
}


def can(actor: Actor, verb: Verb, obj: Any = None) -> bool:
    """Return whether the actor may do ``verb`` with ``obj``. Unknown verbs: no."""
    rule = RULES.get(verb)
    return rule is not None and actor.user.is_active and rule(actor, obj)


def require(actor: Actor, verb: Verb, obj: Any = None) -> None:
    """Raise NotAllowed unless the actor may do ``verb`` with ``obj``."""
    if not can(actor, verb, obj):
        raise NotAllowed(f"{actor.role} may not {verb}")
