"""Who may do what: one table, read by every page and every action. It fails closed.

A verb that is not in the table, an object of the wrong kind, or a user without the right
role: the answer is no.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from applications.errors import NotAllowed
from applications.models import Case, Document, Draft
from eservice.people.models import Person, User
from eservice.people.roles import Role


@dataclass(frozen=True)
class Actor:
    """Who acts in this request."""

    user: User

    @property
    def person(self) -> Person | None:
        """The human being behind the login."""
        return self.user.person

    @property
    def role(self) -> str:
        """The code that the logs keep for this actor."""
        return self.user.roles[0] if self.user.is_staff_member else "applicant"


class Verb(StrEnum):
    """Everything that can be done. Object of each verb in parentheses."""

    START_DRAFT = "start_draft"  # (Person)
    READ_DRAFT = "read_draft"  # (Draft)
    EDIT_DRAFT = "edit_draft"  # (Draft)
    DELETE_DRAFT = "delete_draft"  # (Draft)
    SEND_DRAFT = "send_draft"  # (Draft)
    UPLOAD_DOCUMENT = "upload_document"  # (Draft)
    REMOVE_DOCUMENT = "remove_document"  # (Document)
    READ_DOCUMENT = "read_document"  # (Document)
    FOLLOW_CASE = "follow_case"  # (Case)
    WITHDRAW_CASE = "withdraw_case"  # (Case)
    READ_WORKLIST = "read_worklist"  # (None)
    REVIEW_CASE = "review_case"  # (Case)
    TAKE_CASE = "take_case"  # (Case)
    HAND_OVER_CASE = "hand_over_case"  # (Case)
    START_INVESTIGATION = "start_investigation"  # (Case)
    WRITE_NOTE = "write_note"  # (Case)


def _is_self(actor: Actor, obj: Any) -> bool:
    return isinstance(obj, Person) and actor.user.is_applicant and obj.pk == actor.user.person_id


def _owns_draft(actor: Actor, obj: Any) -> bool:
    return (
        isinstance(obj, Draft) and actor.user.is_applicant and obj.person_id == actor.user.person_id
    )


def _fills_in(actor: Actor, obj: Any) -> bool:
    return _owns_draft(actor, obj) and obj.sent_at is None


def _may_remove(actor: Actor, obj: Any) -> bool:
    return isinstance(obj, Document) and bool(obj.draft_id) and _fills_in(actor, obj.draft)


def _may_read_document(actor: Actor, obj: Any) -> bool:
    """Whoever owns the draft; once it is sent, and so is a case, also those who handle that."""
    if not isinstance(obj, Document) or not obj.draft_id:
        return False
    if not _is_caseworker(actor, obj):
        return _owns_draft(actor, obj.draft)
    return obj.is_sent and _handles(actor, Case.objects.filter(pk=obj.draft_id).first())


def _is_applicant_of(actor: Actor, obj: Any) -> bool:
    return (
        isinstance(obj, Case) and actor.user.is_applicant and obj.person_id == actor.user.person_id
    )


def _is_caseworker(actor: Actor, obj: Any) -> bool:
    return actor.user.has_role(Role.CASEWORKER) and bool(actor.user.unit)


def _handles(actor: Actor, obj: Any) -> bool:
    """Own unit's cases only, and never one of her own household (FL 16 §, jäv)."""
    return (
        isinstance(obj, Case)
        and _is_caseworker(actor, obj)
        and obj.unit == actor.user.unit
        and not is_own_household(actor, obj)
    )


def is_own_household(actor: Actor, case: Case) -> bool:
    """True when the actor applies in the case or lives with the one who does.

    Without a number nobody is known in another household, so the question is not asked.
    """
    person = actor.person
    if person is None:
        return False
    is_named = person.has_number and case.household.filter(person=person).exists()
    return case.person_id == person.pk or is_named


def _has_taken(actor: Actor, obj: Any) -> bool:
    return _handles(actor, obj) and obj.caseworker_id == actor.user.pk


RULES: dict[Verb, Callable[[Actor, Any], bool]] = {
    Verb.START_DRAFT: _is_self,
    Verb.READ_DRAFT: _owns_draft,
    Verb.EDIT_DRAFT: _owns_draft,
    Verb.DELETE_DRAFT: _owns_draft,
    Verb.SEND_DRAFT: _owns_draft,
    Verb.UPLOAD_DOCUMENT: _fills_in,
    Verb.REMOVE_DOCUMENT: _may_remove,
    Verb.READ_DOCUMENT: _may_read_document,
    Verb.FOLLOW_CASE: _is_applicant_of,
    Verb.WITHDRAW_CASE: _is_applicant_of,
    Verb.READ_WORKLIST: _is_caseworker,
    Verb.REVIEW_CASE: _handles,
    Verb.TAKE_CASE: _handles,
    Verb.HAND_OVER_CASE: _has_taken,
    Verb.START_INVESTIGATION: _has_taken,
    Verb.WRITE_NOTE: _handles,
}


def can(actor: Actor, verb: Verb, obj: Any = None) -> bool:
    """Return whether the actor may do ``verb`` with ``obj``. Unknown verbs: no."""
    rule = RULES.get(verb)
    return rule is not None and actor.user.is_active and rule(actor, obj)


def require(actor: Actor, verb: Verb, obj: Any = None) -> None:
    """Raise NotAllowed unless the actor may do ``verb`` with ``obj``."""
    if not can(actor, verb, obj):
        raise NotAllowed(f"{actor.role} may not {verb}")
