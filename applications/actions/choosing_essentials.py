"""Sending the most important first, for somebody who has begun a whole application."""

from uuid import UUID

from applications.access import Actor
from applications.actions.drafts import locked_draft
from applications.errors import NotPossible
from applications.models import Draft
from applications.partners import partners_of
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.months import applied_month
from applications.questions.progress import Progress, facts_of
from applications.questions.ways import ways_in
from applications.statuses import ApplicationKind


def choose_essentials(actor: Actor, *, draft_id: UUID) -> None:
    """Let a first application ask only the most important now. All that was answered is kept for
    the rest; the month is the one she chose, if it can be applied for.

    Raises as ``locked_draft``, and NotPossible: another kind, a partner who was asked in, or no
    month that is open.
    """
    with locked_draft(actor, draft_id=draft_id) as (_actor, draft):
        if draft.kind == ApplicationKind.ESSENTIALS:
            return
        if draft.kind != ApplicationKind.FIRST or partners_of(draft.pk).exists():
            raise NotPossible("whole")
        draft.month = _month(draft)
        draft.kind = ApplicationKind.ESSENTIALS
        draft.save(update_fields=["kind", "month"])


def _month(draft: Draft):
    ways = ways_in(draft.person_id)
    open_months = [
        way.month
        for way in (ways.suggested, *ways.others)
        if way.kind == ApplicationKind.ESSENTIALS
    ]
    if not open_months:
        raise NotPossible("not_open")
    chosen = applied_month(Progress(FLOW, answers_of(draft), facts_of(draft)).answers)
    return chosen or open_months[0]
