"""The nouns of the domain."""

from applications.models.application import Application
from applications.models.case import Case, CaseNote, ReferenceCounter
from applications.models.co_applicant import CoApplicant, Signature
from applications.models.document import Document
from applications.models.draft import Answer, AnswerRevision, Companion, Draft
from applications.models.event import AccessLog, AccessSeal, CaseEvent, GrantEvent
from applications.models.grant import Grant, GrantPower
from applications.models.household import HouseholdMember, Relation
from applications.models.invitation import Invitation
from applications.models.letter import Letter
from applications.models.notice import ContactChoice, Notice, UnitTask
from applications.models.proof import GrantProof

__all__ = [
    "AccessLog",
    "AccessSeal",
    "Answer",
    "AnswerRevision",
    "Application",
    "Case",
    "CaseEvent",
    "CaseNote",
    "CoApplicant",
    "Companion",
    "ContactChoice",
    "Document",
    "Draft",
    "Grant",
    "GrantEvent",
    "GrantPower",
    "GrantProof",
    "HouseholdMember",
    "Invitation",
    "Letter",
    "Notice",
    "ReferenceCounter",
    "Relation",
    "Signature",
    "UnitTask",
]
