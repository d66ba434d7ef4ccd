"""The copy of all that we have stored about a person: she asks, the task worker makes it."""

import json
from datetime import timedelta
from functools import partial

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string

from applications.access import Actor, Verb, require
from applications.models import OwnDataCopy
from applications.own_data.whole import OwnData, own_data
from eservice import clock
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.pdf import render_pdf
from eservice.people.models import Person
from eservice.tasks import queue_due

KEPT = timedelta(days=7)
TEMPLATE = "letters/own_data/2026-11-23.html"


def own_copy(actor: Actor) -> OwnDataCopy | None:
    """Return the actor's copy, made or on its way; None when there is none."""
    require(actor, Verb.COPY_OWN_DATA, actor.person)
    rows = OwnDataCopy.objects.filter(person=actor.person, ordered_at__gt=clock.now() - KEPT)
    return rows.defer("pdf", "data").first()


def order_copy(actor: Actor) -> OwnDataCopy:
    """Ask for a copy of all that is stored about the actor herself, as it is now.

    One that is on its way is the same one; one that is made is replaced. Raises NotAllowed.
    """
    require(actor, Verb.COPY_OWN_DATA, actor.person)
    with transaction.atomic():
        person = Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        waiting = OwnDataCopy.objects.filter(person=person, made_at=None).first()
        if waiting:
            return waiting
        OwnDataCopy.objects.filter(person=person).delete()
        copy = OwnDataCopy.objects.create(person=person, ordered_by=actor.user)
        transaction.on_commit(partial(make_copy.enqueue, str(copy.pk)))
        return copy


def delete_copy(actor: Actor) -> None:
    """Take the actor's copy away at once."""
    require(actor, Verb.COPY_OWN_DATA, actor.person)
    OwnDataCopy.objects.filter(person=actor.person).delete()


@task()
def make_copy(copy_id: str) -> None:
    """Make one copy in both shapes. Running it again changes nothing, and neither does a copy that
    was deleted meanwhile."""
    copy = OwnDataCopy.objects.filter(pk=copy_id, made_at=None).select_related("person").first()
    if copy is None:
        return
    told = own_data(copy.person)
    copy.pdf = render_pdf(_html(told))
    copy.data = json.dumps(
        told.as_json(), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1
    ).encode()
    copy.made_at = clock.now()
    with transaction.atomic():
        if OwnDataCopy.objects.select_for_update().filter(pk=copy.pk, made_at=None).exists():
            copy.save(update_fields=["pdf", "data", "made_at"])


@in_swedish()
def _html(told: OwnData) -> str:
    city = municipality()
    context = {"told": told, "municipality": city.name, "phone": city.phone_display}
    return render_to_string(TEMPLATE, context)


def queue_copies_of_own_data() -> int:
    """Queue the copies whose task was lost; returns how many."""
    return queue_due(make_copy, OwnDataCopy.objects.filter(made_at=None).order_by("ordered_at"))


def delete_old_copies_of_own_data() -> int:
    """Delete the copies that have been kept long enough; returns how many."""
    return OwnDataCopy.objects.filter(ordered_at__lte=clock.now() - KEPT).delete()[0]
