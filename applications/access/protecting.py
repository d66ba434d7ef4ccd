"""Who ends the protection of a person's identity, and who names those who see her (ADR 22)."""

from typing import Any

from applications.access.handling import handles, is_caseworker
from applications.actors import Actor
from applications.models import Case
from applications.protection import is_hidden, without_anybody
from eservice.people.models import Person
from eservice.people.roles import Role


def ends_protection(actor: Actor, obj: Any) -> bool:
    """A decision maker who may see the case."""
    return actor.user.has_role(Role.DECISION_MAKER) and handles(actor, obj)


def names_caseworkers(actor: Actor, obj: Any) -> bool:
    """Who sees the person herself, and has a case of hers at her unit. When nobody there does, the
    decision makers of the unit, who then don't learn whom it is about."""
    if not isinstance(obj, Person) or not obj.is_protected or not is_caseworker(actor, obj):
        return False
    if obj.pk == actor.user.person_id:
        return False
    if not is_hidden(actor.user, obj):
        return Case.objects.filter(person=obj.pk, unit=actor.user.unit).exists()
    is_chief = actor.user.has_role(Role.DECISION_MAKER)
    return is_chief and without_anybody(actor.user.unit).filter(pk=obj.pk).exists()
