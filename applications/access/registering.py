"""What staff may do with the application that they write down for a person (ADR 21), and with the
rest of one in a call (ADR 23).

Never their own, nor that of somebody they are close to (FL 16 §), and nothing after it is sent.
"""

from typing import Any

from django.db.models import Exists

from applications import belonging
from applications.access.handling import has_taken, serves
from applications.access.owning import Rule
from applications.actors import Actor
from applications.models import (
    Case,
    CoApplicant,
    Document,
    Draft,
    Grant,
    HouseholdMember,
    RestCall,
)
from applications.protection import is_hidden
from eservice.people.models import Person


def may_register(actor: Actor, obj: Any) -> bool:
    """Whoever works at the desk, for a person she has nothing to do with; for somebody with
    protected identity who is named for her."""
    is_another = serves(actor, obj) and not _is_close_to(actor, obj)
    return is_another and not is_hidden(actor.user, obj)


def _is_close_to(actor: Actor, person: Person) -> bool:
    """True when the actor helps or has helped the person, lives with her by an application, has
    joined one as her partner, or has left a case of hers."""
    hers, recused = actor.user.person_id, belonging.recusals_of(actor.user)
    recused = recused.filter(case__person=person.pk)
    if hers is None:
        return recused.exists()
    helped = Grant.objects.filter(grantor=person.pk).ever_helped_by(hers)
    numbered = HouseholdMember.objects.filter(person__number_index__isnull=False)
    named = numbered.filter(case__person=person.pk, person=hers)
    names = numbered.filter(case__person=hers, person=person.pk)
    joined = CoApplicant.objects.filter(
        draft__person=person.pk, person=hers, accepted_at__isnull=False
    )
    close = Exists(helped) | Exists(named) | Exists(names) | Exists(joined) | Exists(recused)
    return Person.objects.filter(close, pk=hers).exists()


def registers(actor: Actor, obj: Any) -> bool:
    """Who began to write down this very draft, until it is sent, or its rest. That she may do so
    for the person was asked when ``queries.acting_on`` made the actor."""
    mine = actor.registration
    if mine is None or not isinstance(obj, Draft):
        return False
    return mine.by_id == actor.user.pk and mine.is_for(obj)


def calls_for_rest(actor: Actor, obj: Any) -> bool:
    """Who has taken a case that asks the rest."""
    return isinstance(obj, Case) and obj.asks_rest and has_taken(actor, obj)


def caller_or(rule: Rule) -> Rule:
    """Return the rule, or who fills in the rest of the case in a call right now."""

    def found(actor: Actor, obj: Any) -> bool:
        mine = actor.registration
        is_calling = (
            isinstance(mine, RestCall) and isinstance(obj, Case) and mine.draft_id == obj.pk
        )
        return rule(actor, obj) or (is_calling and calls_for_rest(actor, obj))

    return found


def registrar_or(rule: Rule) -> Rule:
    """Return the rule, or who writes the draft down for the person."""
    return lambda actor, obj: rule(actor, obj) or registers(actor, obj)


def registrar_of_or(rule: Rule) -> Rule:
    """Return the rule, or who writes down the draft that a document is in."""

    def found(actor: Actor, obj: Any) -> bool:
        is_hers = isinstance(obj, Document) and actor.registration is not None
        return rule(actor, obj) or (is_hers and registers(actor, obj.draft))

    return found
