"""Starting, holding and deleting a draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, can, require
from applications.documents import vault
from applications.errors import AlreadySent, TooManyDrafts
from applications.models import Draft, Grant
from applications.partners import with_partner
from applications.queries import acting_on, drafts_of_others, own_drafts
from applications.questions.catalogue import FLOW
from applications.statuses import ApplicationKind
from eservice.people.models import Person

MOST_DRAFTS = 10


def start_draft(actor: Actor) -> Draft:
    """Start a new application for the actor herself. She may have several side by side.

    Raises TooManyDrafts when ``MOST_DRAFTS`` are open already.
    """
    require(actor, Verb.START_DRAFT, actor.person)
    check_room(actor.person)
    draft = _new_draft(actor.person)
    draft.save(force_insert=True)
    return draft


def start_draft_for(actor: Actor, *, grant_id: UUID) -> Draft:
    """Start a new application for whom the actor helps under a grant over all of hers; it is held.

    Raises Grant.DoesNotExist for help that doesn't hold, NotAllowed when it doesn't cover this, and
    TooManyDrafts."""
    with transaction.atomic():
        held = Grant.objects.in_force().held_by(actor.user.person_id).select_related("grantor")
        grantor = held.get(pk=grant_id).grantor
        draft = _new_draft(grantor)
        require(acting_on(actor, draft, is_held=True), Verb.EDIT_DRAFT, draft)
        check_room(grantor)
        draft.save(force_insert=True)
        return draft


def _new_draft(person: Person) -> Draft:
    return Draft(person=person, kind=ApplicationKind.FIRST, flow_version=FLOW.version)


def check_room(person: Person) -> None:
    """Raise TooManyDrafts when ``MOST_DRAFTS`` are open already."""
    if Draft.objects.filter(person=person, sent_at__isnull=True).count() >= MOST_DRAFTS:
        raise TooManyDrafts


def draft_for_update(actor: Actor, draft_id: UUID) -> tuple[Actor, Draft]:
    """Hold a draft's row, and what a helper acts under, until the transaction ends.

    Returns the actor as she stands to the draft. Raises Draft.DoesNotExist when she can't see it.
    """
    for drafts in (own_drafts, drafts_of_others):
        rows = with_partner(drafts(actor)).select_related("person")
        # Renewed help names the draft while it holds the grant: that must not wait for this.
        rows = rows.select_for_update(of=("self",), no_key=True)
        draft = rows.filter(pk=draft_id).first()
        if draft is not None:
            actor = acting_on(actor, draft, is_held=True)
            if can(actor, Verb.READ_DRAFT, draft):
                return actor, draft
    raise Draft.DoesNotExist


@contextmanager
def locked_draft(
    actor: Actor, *, draft_id: UUID, verb: Verb = Verb.EDIT_DRAFT
) -> Iterator[tuple[Actor, Draft]]:
    """Hold a draft's row while its answers are read and saved.

    Gives the actor as she stands to it, and the draft. Raises Draft.DoesNotExist when she can't
    see it, AlreadySent when it was sent before, and NotAllowed when she may not do ``verb``.
    """
    with transaction.atomic():
        actor, draft = draft_for_update(actor, draft_id)
        if draft.sent_at:
            raise AlreadySent(draft.pk)
        require(actor, verb, draft)
        yield actor, draft


def delete_draft(actor: Actor, *, draft_id: UUID) -> None:
    """Delete a draft that was never sent, with everything in it."""
    with locked_draft(actor, draft_id=draft_id) as (actor, draft):
        require(actor, Verb.DELETE_DRAFT, draft)
        names = list(draft.documents.values_list("stored_name", flat=True))
        draft.delete()
        transaction.on_commit(lambda: [vault.forget(name) for name in names])
