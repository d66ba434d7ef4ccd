"""A caseworker's own choices in the worklist, kept under names. They say nothing of anybody."""

from typing import Any
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.errors import NotPossible
from applications.models import WorklistFilter
from eservice.people.models import User

MOST_FILTERS = 20


def save_filter(actor: Actor, *, name: str, choices: dict[str, Any]) -> WorklistFilter:
    """Keep choices under a name; the same name again replaces what it stood for.

    Raises NotPossible (``full``) when she has as many as one may have.
    """
    require(actor, Verb.READ_WORKLIST)
    with transaction.atomic():
        own = _own(actor)
        known = own.filter(name=name).first()
        if known is None and own.count() >= MOST_FILTERS:
            raise NotPossible("full")
        saved = known or WorklistFilter(user=actor.user, name=name)
        saved.choices = choices
        saved.save()
        return saved


def rename_filter(actor: Actor, *, filter_id: UUID, name: str) -> None:
    """Give one of one's own filters another name. Raises NotPossible (``taken``)."""
    require(actor, Verb.READ_WORKLIST)
    with transaction.atomic():
        own = _own(actor)
        saved = own.get(pk=filter_id)
        if own.filter(name=name).exclude(pk=saved.pk).exists():
            raise NotPossible("taken")
        saved.name = name
        saved.save(update_fields=["name"])


def remove_filter(actor: Actor, *, filter_id: UUID) -> None:
    """Take away one of one's own filters. Twice changes nothing."""
    require(actor, Verb.READ_WORKLIST)
    WorklistFilter.objects.filter(user=actor.user, pk=filter_id).delete()


def _own(actor: Actor):
    """Return the actor's filters. Her login is held, so that two windows come after each other."""
    User.objects.select_for_update(no_key=True).get(pk=actor.user.pk)
    return WorklistFilter.objects.filter(user=actor.user)
