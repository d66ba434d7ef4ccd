"""Applying again (återansökan): a draft that begins with the answers of the month before."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.drafts import check_room
from applications.errors import NotAllowed, NotPossible
from applications.models import Answer, CoApplicant, Document, Draft, Grant
from applications.powers import Power
from applications.queries import acting_on
from applications.questions.catalogue import FLOW
from applications.questions.draft_months import months_of
from applications.questions.flow import Step
from applications.questions.papers import paper_key
from applications.questions.privacy import is_partners_own
from applications.questions.progress import facts_of
from applications.questions.renewing import carried_over
from applications.questions.ways import WayIn, ways_in
from applications.statuses import ApplicationKind, ScanState
from eservice.people.models import Person


def start_renewal(actor: Actor, *, month: date) -> Draft:
    """Start an application for the month with the answers of the one before, for the actor herself.

    One that is started already is the same one. Raises NotPossible when the month is not
    open for it, and TooManyDrafts.
    """
    require(actor, Verb.START_DRAFT, actor.person)
    with transaction.atomic():
        # Two presses at once wait for one another.
        Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        way = _way(actor.person, month)
        return _started(way) or _begin(actor, actor.person, way)


def start_renewal_for(actor: Actor, *, grant_id: UUID, month: date) -> Draft:
    """Start a renewal for whom the actor helps under a grant over all of hers; it is held.

    She needs what fills in an application, and what reads how it has gone: that there is a
    decision. Raises Grant.DoesNotExist for help that doesn't hold, NotAllowed when it doesn't cover
    this, NotPossible and TooManyDrafts.
    """
    with transaction.atomic():
        held = Grant.objects.in_force().held_by(actor.user.person_id).select_related("grantor")
        grantor = held.get(pk=grant_id).grantor
        nothing = Draft(person=grantor)
        acting = acting_on(actor, nothing, is_held=True)
        require(acting, Verb.EDIT_DRAFT, nothing)
        if not acting.has(nothing.pk, Power.SEE_STATUS):
            raise NotAllowed("the helper does not follow cases")
        way = _way(grantor, month)
        require(acting_on(actor, way.before), Verb.FOLLOW_CASE, way.before)
        return _started(way) or _begin(actor, grantor, way)


def _way(person: Person, month: date) -> WayIn:
    way = ways_in(person.pk).find(ApplicationKind.RENEWAL, f"{month:%Y-%m}")
    if way is None:
        raise NotPossible("not_open")
    return way


def _started(way: WayIn) -> Draft | None:
    drafts = Draft.objects.filter(
        kind=ApplicationKind.RENEWAL, renews=way.before, sent_at__isnull=True
    )
    found = list(drafts.select_related("person").order_by("-started_at"))
    months = months_of(found)
    return next((draft for draft in found if months[draft.pk] == way.month), None)


def _begin(actor: Actor, person: Person, way: WayIn) -> Draft:
    """Copy the answers: whose hand they are does not change by that. The month is the actor's."""
    check_room(person)
    draft = Draft(
        person=person,
        kind=ApplicationKind.RENEWAL,
        renews=way.before,
        flow_version=FLOW.version,
    )
    draft.save(force_insert=True)
    given = {"month": {"month": [f"{way.month:%Y-%m}"]}}
    before = {row.step: row for row in Answer.objects.filter(draft=way.before.pk)}
    kept = carried_over(FLOW, facts_of(draft), before, given, _leaves_out(way.before.pk))
    Answer.objects.bulk_create(
        Answer(
            draft=draft,
            step=key,
            at=draft.started_at,
            **vars(carried) | _hand(before.get(key), actor),
        )
        for key, carried in kept.items()
    )
    return draft


def _hand(before: Answer | None, actor: Actor) -> dict[str, Any]:
    if before is None:
        return {"by": actor.user}
    return {"by_id": before.by_id, "grant_id": before.grant_id}


def _leaves_out(before: UUID) -> Callable[[Step], bool]:
    """A partner who answered herself does so again: what she said is not the applicant's. A paper
    of which nothing could be taken in has not been given."""
    is_joined = CoApplicant.objects.filter(draft=before, accepted_at__isnull=False).exists()
    files = Document.objects.filter(draft=before)
    refused = set(files.filter(scan_state=ScanState.REFUSED).values_list("kind", flat=True))
    refused -= set(files.exclude(scan_state=ScanState.REFUSED).values_list("kind", flat=True))
    lost = {paper_key(kind) for kind in refused}
    return lambda step: (is_joined and is_partners_own(step)) or step.key in lost
