"""How a stage looks on the caseworker's pages. The word is always there too."""

from applications.models import Case
from applications.questions.continuity import is_decided
from applications.statuses import OPEN_STAGES, CaseStage
from eservice import clock

_STATES = {CaseStage.DECIDED: "done", CaseStage.WITHDRAWN: "new", CaseStage.CLOSED: "new"}


def tag_state(stage: CaseStage) -> str:
    """Return the state of ``ui/tag.html``: a decision is done, what is over stands back."""
    return _STATES.get(stage, "")


def is_late(case: Case) -> bool:
    """True when the promised day has passed and no decision has come (FL 11 §)."""
    is_past = case.stage in OPEN_STAGES and case.promised_on < clock.today()
    return is_past and not is_decided(case)
