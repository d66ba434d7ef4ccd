"""Starting, holding and deleting a draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, can, require
from applications.documents import vault
from applications.errors import AlreadySent, NotAllowed, NotPossible, TooManyDrafts
from applications.models import Draft, Grant
from applications.partners import with_partner
from applications.powers import Power
from applications.queries import acting_on, drafts_of_others, own_drafts
from applications.questions.catalogue import FLOW
from applications.questions.ways import ways_in
from applications.rest import rest_case
from applications.statuses import FOR_A_MONTH, ApplicationKind
from eservice.people.models import Person

MOST_DRAFTS = 10


def start_draft(
    actor: Actor, *, kind: ApplicationKind = ApplicationKind.FIRST, month: date | None = None
) -> Draft:
    """Start a new application for the actor herself. She may have several side by side.

    ``month`` is for the kinds that are begun for one. Raises NotPossible when the way is not open
    for it, and TooManyDrafts when ``MOST_DRAFTS`` are open already.
    """
    require(actor, Verb.START_DRAFT, actor.person)
    _check_open(actor.person, kind, month)
    check_room(actor.person)
    draft = _new_draft(actor.person, kind, month)
    draft.save(force_insert=True)
    return draft


def start_draft_for(
    actor: Actor,
    *,
    grant_id: UUID,
    kind: ApplicationKind = ApplicationKind.FIRST,
    month: date | None = None,
) -> Draft:
    """Start a new application for whom the actor helps under a grant over all of hers; it is held.

    Raises Grant.DoesNotExist for help that doesn't hold, NotAllowed when it doesn't cover this,
    NotPossible and TooManyDrafts."""
    with transaction.atomic():
        held = Grant.objects.in_force().held_by(actor.user.person_id).select_related("grantor")
        grantor = held.get(pk=grant_id).grantor
        draft = _new_draft(grantor, kind, month)
        acting = acting_on(actor, draft, is_held=True)
        require(acting, Verb.EDIT_DRAFT, draft)
        if kind == ApplicationKind.EXTRA and not acting.has(draft.pk, Power.SEE_STATUS):
            # It tells that there is a case.
            raise NotAllowed("the helper does not follow cases")
        _check_open(grantor, kind, month)
        check_room(grantor)
        draft.save(force_insert=True)
        return draft


def _check_open(person: Person, kind: ApplicationKind, month: date | None) -> None:
    """Raise NotPossible for a month that the kind isn't open for. A first application may be
    begun whenever: it asks for its month."""
    if kind in FOR_A_MONTH and ways_in(person.pk).find(kind, f"{month:%Y-%m}") is None:
        raise NotPossible("not_open")


def _new_draft(person: Person, kind: ApplicationKind, month: date | None) -> Draft:
    return Draft(person=person, kind=kind, month=month, flow_version=FLOW.version)


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
    actor: Actor, *, draft_id: UUID, verb: Verb = Verb.EDIT_DRAFT, also_rest: bool = False
) -> Iterator[tuple[Actor, Draft]]:
    """Hold a draft's row while its answers are read and saved.

    Gives the actor as she stands to it, and the draft. ``also_rest``: one that asks the rest after
    its most important is as good. Raises Draft.DoesNotExist when she can't see it, AlreadySent
    when it was sent before, and NotAllowed when she may not do ``verb``.
    """
    with transaction.atomic():
        actor, draft = draft_for_update(actor, draft_id)
        if draft.sent_at and not (also_rest and rest_case(draft)):
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
