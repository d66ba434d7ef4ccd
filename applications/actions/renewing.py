"""Applying again (återansökan): a draft that begins with the answers of the month before."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.drafts import check_room
from applications.errors import NotPossible
from applications.models import Answer, CoApplicant, Draft
from applications.questions.catalogue import FLOW
from applications.questions.draft_months import months_of
from applications.questions.flow import Step
from applications.questions.privacy import is_partners_own
from applications.questions.progress import facts_of
from applications.questions.renewing import carried_over
from applications.questions.ways import WayIn, ways_in
from applications.statuses import ApplicationKind
from eservice.people.models import Person


def start_renewal(actor: Actor, *, month: date) -> Draft:
    """Start an application for the month with the answers of the one before, for the actor herself.

    One that she has started already is the same one. Raises NotPossible when the month is not
    open for it, and TooManyDrafts.
    """
    require(actor, Verb.START_DRAFT, actor.person)
    with transaction.atomic():
        # Two presses at once wait for one another.
        Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        way = ways_in(actor.person.pk).find(ApplicationKind.RENEWAL, f"{month:%Y-%m}")
        if way is None:
            raise NotPossible("not_open")
        return _started(actor, way) or _begin(actor, way)


def _started(actor: Actor, way: WayIn) -> Draft | None:
    drafts = Draft.objects.filter(
        person=actor.person, kind=ApplicationKind.RENEWAL, renews=way.before, sent_at__isnull=True
    )
    found = list(drafts.select_related("person").order_by("-started_at"))
    months = months_of(found)
    return next((draft for draft in found if months[draft.pk] == way.month), None)


def _begin(actor: Actor, way: WayIn) -> Draft:
    check_room(actor.person)
    draft = Draft(
        person=actor.person,
        kind=ApplicationKind.RENEWAL,
        renews=way.before,
        flow_version=FLOW.version,
    )
    draft.save(force_insert=True)
    given = {"month": {"month": [f"{way.month:%Y-%m}"]}}
    before = {row.step: row for row in Answer.objects.filter(draft=way.before.pk)}
    kept = carried_over(FLOW, facts_of(draft), before, given, _leaves_out(way.before.pk))
    Answer.objects.bulk_create(
        Answer(draft=draft, step=key, by=actor.user, at=draft.started_at, **vars(carried))
        for key, carried in kept.items()
    )
    return draft


def _leaves_out(before: UUID) -> Callable[[Step], bool]:
    """A partner who answered herself does so again: what she said is not the applicant's."""
    joined = CoApplicant.objects.filter(draft=before, accepted_at__isnull=False)
    return is_partners_own if joined.exists() else lambda _step: False
