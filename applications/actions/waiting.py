"""Whether a case waits for the applicant: in one place for all that we ask of her."""

from applications.models import Case
from applications.statuses import OPEN_STAGES, UNANSWERED, CaseStage
from eservice import clock


def recount_waiting(case: Case, *, has_answered: bool = False) -> None:
    """Keep whether a locked case waits for the person, and that she answered just now.

    An open case waits while something that we have asked for is unanswered, while the rest of its
    application is, or while the investigation that she was sent is hers to answer.
    """
    is_open = case.stage in OPEN_STAGES
    asked = case.completion_items.filter(status__in=UNANSWERED)
    is_waiting = is_open and (case.asks_rest or asked.exists())
    if not is_waiting and case.stage == CaseStage.COMMUNICATED:
        sent = case.communications.order_by("-at").first()
        is_waiting = sent is not None and sent.answered_at is None
    case.waits_for_applicant = is_waiting
    if has_answered:
        case.answered_at = clock.now()
    case.save(update_fields=["waits_for_applicant", "answered_at"])
