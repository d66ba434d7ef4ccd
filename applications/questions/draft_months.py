"""Which month each of several drafts is about, by the flow's own rule, with one query for all."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from applications.models import Answer, Draft
from applications.questions.catalogue import FLOW
from applications.questions.months import MONTH_STEPS, applied_month
from applications.questions.progress import Progress, facts_of


def months_of(drafts: Collection[Draft]) -> dict[UUID, date | None]:
    """Return the first day of each draft's month; None until it is chosen.

    The drafts come with their ``person``.
    """
    answers: dict[UUID, dict[str, Answer]] = defaultdict(dict)
    asked = Answer.objects.filter(draft__in=[draft.pk for draft in drafts], step__in=MONTH_STEPS)
    for answer in asked.only("draft_id", "step", "cleaned", "is_valid"):
        answers[answer.draft_id][answer.step] = answer
    return {
        draft.pk: applied_month(Progress(FLOW, answers[draft.pk], facts_of(draft)).answers)
        for draft in drafts
    }
