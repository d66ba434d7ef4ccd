"""Someone who sits beside the person and helps: from when, until when (biträde, FL 14 §)."""

from uuid import UUID

from applications.access import Actor, Verb, require
from applications.models import Companion
from eservice import clock


def start_beside(actor: Actor, *, name: str, relation: str) -> Companion:
    """Write down who sits beside the person from now on."""
    require(actor, Verb.START_DRAFT, actor.person)
    return Companion.objects.create(person=actor.person, name=name, relation=relation)


def end_beside(actor: Actor, *, companion_id: UUID) -> None:
    """Write down that the one beside her has left. Twice changes nothing."""
    require(actor, Verb.START_DRAFT, actor.person)
    companions = Companion.objects.filter(pk=companion_id, person=actor.person, ended_at=None)
    companions.update(ended_at=clock.now())
