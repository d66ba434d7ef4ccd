"""The nouns of the domain."""

from applications.models.application import Application
from applications.models.case import Case, CaseNote, ReferenceCounter
from applications.models.document import Document
from applications.models.draft import Answer, AnswerRevision, Draft
from applications.models.event import AccessLog, AccessSeal, CaseEvent
from applications.models.household import HouseholdMember, Relation
from applications.models.letter import Letter

__all__ = [
    "AccessLog",
    "AccessSeal",
    "Answer",
    "AnswerRevision",
    "Application",
    "Case",
    "CaseEvent",
    "CaseNote",
    "Document",
    "Draft",
    "HouseholdMember",
    "Letter",
    "ReferenceCounter",
    "Relation",
]
