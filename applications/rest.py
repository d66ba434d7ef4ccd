"""What is left to ask when somebody has sent only the most important (``ESSENTIALS``).

Her draft stays open for that: each part of it is sent on its own. What has been sent stands.
"""

from applications.errors import AlreadySent
from applications.models import Case, Draft
from applications.statuses import OPEN_STAGES, ApplicationKind


def rest_case(draft: Draft) -> Case | None:
    """Return the case whose rest the draft asks, with what was sent; None when it asks none.

    No query for other kinds.
    """
    if draft.kind != ApplicationKind.ESSENTIALS or draft.sent_at is None:
        return None
    cases = Case.objects.filter(pk=draft.pk, asks_rest=True, stage__in=OPEN_STAGES)
    return cases.select_related("application").first()


def is_open(draft: Draft) -> bool:
    """True while answers can be given: it isn't sent, or asks the rest."""
    return draft.sent_at is None or rest_case(draft) is not None


def sent_keys(case: Case) -> frozenset[str]:
    """Return the steps that were sent, by key: nobody changes what they say."""
    return frozenset(step["key"] for part in case.content["sections"] for step in part["steps"])


def require_unsent(draft: Draft, step: str) -> None:
    """Raise AlreadySent for a step whose answer was sent, and for every one of a closed draft."""
    if draft.sent_at is None:
        return
    case = rest_case(draft)
    if case is None or step in sent_keys(case):
        raise AlreadySent(draft.pk)
