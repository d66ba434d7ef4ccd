"""What a person has to do about what we have asked for, for the pages that say what comes next."""

from dataclasses import dataclass
from datetime import date

from applications.access import Actor, Verb, can
from applications.actions.completions import is_asking
from applications.models import Case, CompletionItem
from applications.questions.open_papers import open_items
from applications.statuses import UNANSWERED, CompletionStatus


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """How many things wait for an answer, and the first day that one is due."""

    count: int
    first_due: date


def completions_to_do(actor: Actor, case: Case) -> ToDo | None:
    """Return what waits for the reader, or None; at most one query.

    No query for a case that waits for nobody. A helper's case needs its frozen answers.
    """
    may_read = can(actor, Verb.READ_COMPLETION, case)
    if not (case.waits_for_applicant and is_asking(case) and may_read):
        return None
    items = CompletionItem.objects.filter(case=case, status__in=UNANSWERED)
    days = [item.due_on for item in open_items(actor, case, items).values()]
    return ToDo(count=len(days), first_due=min(days)) if days else None


def has_been_asked(actor: Actor, case: Case) -> bool:
    """True when we have asked for something that the reader may know of; one query for who helps.

    A helper's case needs its frozen answers.
    """
    if not (case.asked_count and actor.grant):
        return bool(case.asked_count)
    items = CompletionItem.objects.filter(case=case).exclude(status=CompletionStatus.WAIVED)
    return bool(open_items(actor, case, items))
