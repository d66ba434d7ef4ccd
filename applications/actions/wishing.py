"""How a person wants to be met: she says it once, and every caseworker of hers sees it."""

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.errors import EditConflict
from applications.models import Wish
from eservice import clock
from eservice.people.models import Person


def rev_of(wish: Wish | None) -> str:
    """Return what a page carries, to notice that the text was changed somewhere else."""
    return wish.changed_at.isoformat() if wish else ""


def wish_of(person: Person) -> Wish | None:
    return Wish.objects.filter(person=person).first()


def say_wish(actor: Actor, *, text: str, seen: str) -> Wish | None:
    """Keep the actor's own wish; an empty text takes it away. The same text again is nothing new.

    ``seen`` is the ``rev_of`` that her page showed. Raises NotAllowed, and EditConflict with the
    stored wish when another page saved something else.
    """
    require(actor, Verb.SAY_WISH, actor.person)
    with transaction.atomic():
        # The person's own row stands for a wish that isn't there yet.
        person = Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        wish = wish_of(person)
        if (wish.text if wish else "") == text:
            return wish
        if rev_of(wish) != seen:
            raise EditConflict(wish)
        wish = wish or Wish(person=person)
        wish.text, wish.changed_at = text, clock.now()
        wish.save()
        return wish
