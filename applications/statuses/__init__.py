"""The axes of a case, each with its own statuses: stage, completion, decision, payment, and
beside them meetings and appeals.

One table of what may follow, and one text per status and audience. A status without all texts
fails a test, and so does one that is missing from docs/glossary.md.
"""

from applications.statuses.appeals import APPEAL_TEXTS, APPEAL_TRANSITIONS, AppealStatus
from applications.statuses.audiences import Audience
from applications.statuses.changing import CHANGING_TEXTS, stage_text
from applications.statuses.completions import (
    COMPLETION_TEXTS,
    COMPLETION_TRANSITIONS,
    UNANSWERED,
    CompletionStatus,
)
from applications.statuses.decisions import (
    DECISION_TEXTS,
    DECISION_TRANSITIONS,
    DecisionKind,
    DecisionStatus,
    Ending,
    NotifiedWay,
    Outcome,
)
from applications.statuses.meetings import MEETING_TEXTS, MEETING_TRANSITIONS, MeetingStatus
from applications.statuses.naming import application_name, application_words, numbered
from applications.statuses.payments import PAYMENT_TEXTS, PAYMENT_TRANSITIONS, PaymentStatus
from applications.statuses.registrations import ConfirmedHow, RegisteredWay
from applications.statuses.scans import ScanState
from applications.statuses.stages import (
    BASE_KINDS,
    FOR_A_MONTH,
    OPEN_STAGES,
    STAGE_TEXTS,
    TRANSITIONS,
    ApplicationKind,
    CaseStage,
    StageText,
)

__all__ = [
    "APPEAL_TEXTS",
    "APPEAL_TRANSITIONS",
    "BASE_KINDS",
    "CHANGING_TEXTS",
    "COMPLETION_TEXTS",
    "COMPLETION_TRANSITIONS",
    "DECISION_TEXTS",
    "DECISION_TRANSITIONS",
    "FOR_A_MONTH",
    "MEETING_TEXTS",
    "MEETING_TRANSITIONS",
    "OPEN_STAGES",
    "PAYMENT_TEXTS",
    "PAYMENT_TRANSITIONS",
    "STAGE_TEXTS",
    "TRANSITIONS",
    "UNANSWERED",
    "AppealStatus",
    "ApplicationKind",
    "Audience",
    "CaseStage",
    "CompletionStatus",
    "ConfirmedHow",
    "DecisionKind",
    "DecisionStatus",
    "Ending",
    "MeetingStatus",
    "NotifiedWay",
    "Outcome",
    "PaymentStatus",
    "RegisteredWay",
    "ScanState",
    "StageText",
    "application_name",
    "application_words",
    "numbered",
    "stage_text",
]
