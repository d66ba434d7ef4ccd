"""The nouns of the domain."""

from applications.models.appeal import Appeal, AppealRefusal
from applications.models.application import Application
from applications.models.beat import Beat, Recurring
from applications.models.calculation import Calculation, CalculationRevision, NormTable
from applications.models.case import Case, CaseNote, ReferenceCounter, SentSection
from applications.models.co_applicant import CoApplicant, Signature
from applications.models.code_sheet import CodeSheet, CodeWay, IdentityCheck, LoginCode
from applications.models.completion import CompletionItem, CompletionReply, CompletionRequest
from applications.models.continuity import (
    DecisionWanted,
    Delay,
    HandOver,
    LogCheck,
    Recusal,
    Wish,
)
from applications.models.decision import Decision, DecisionDraft
from applications.models.desk import DeskRecord, PersonEvent
from applications.models.disposal import (
    Disposal,
    DisposalPermit,
    DisposalPlan,
    Finding,
    LegalHold,
)
from applications.models.document import Document, UploadDay
from applications.models.draft import Answer, AnswerRevision, Companion, Draft
from applications.models.event import AccessLog, AccessSeal, CaseEvent, GrantEvent
from applications.models.figure import Compilation, Figure
from applications.models.grant import Grant, GrantPower
from applications.models.household import HouseholdMember, Relation
from applications.models.investigation import (
    Communication,
    Investigation,
    InvestigationLine,
    LineComment,
)
from applications.models.invitation import Invitation
from applications.models.letter import Letter
from applications.models.meeting import Meeting, MeetingTime, MeetingWay
from applications.models.message import Message, MessageRead
from applications.models.notice import ContactChoice, Notice, UnitTask
from applications.models.outreach import Outreach
from applications.models.own_data import OwnDataCopy
from applications.models.paper_form import PaperForm
from applications.models.payment import Payment
from applications.models.proof import GrantProof
from applications.models.protection import NamedCaseworker, Protection
from applications.models.registration import Registration, RestCall
from applications.models.section_mark import SectionMark
from applications.models.worklist_filter import WorklistFilter

__all__ = [
    "Beat",
    "Recurring",
    "AccessLog",
    "AccessSeal",
    "Answer",
    "AnswerRevision",
    "Appeal",
    "AppealRefusal",
    "Application",
    "Calculation",
    "CalculationRevision",
    "Case",
    "CaseEvent",
    "CaseNote",
    "CoApplicant",
    "CodeSheet",
    "CodeWay",
    "Communication",
    "Companion",
    "Compilation",
    "CompletionItem",
    "CompletionReply",
    "CompletionRequest",
    "ContactChoice",
    "Decision",
    "DecisionDraft",
    "DecisionWanted",
    "Delay",
    "DeskRecord",
    "Disposal",
    "DisposalPermit",
    "DisposalPlan",
    "Document",
    "Draft",
    "Figure",
    "Finding",
    "Grant",
    "GrantEvent",
    "GrantPower",
    "GrantProof",
    "HandOver",
    "HouseholdMember",
    "IdentityCheck",
    "Investigation",
    "InvestigationLine",
    "Invitation",
    "LegalHold",
    "Letter",
    "LineComment",
    "LogCheck",
    "LoginCode",
    "Meeting",
    "MeetingTime",
    "MeetingWay",
    "Message",
    "MessageRead",
    "NamedCaseworker",
    "NormTable",
    "Notice",
    "Outreach",
    "OwnDataCopy",
    "PaperForm",
    "Payment",
    "PersonEvent",
    "Protection",
    "Recusal",
    "ReferenceCounter",
    "Registration",
    "Relation",
    "RestCall",
    "SectionMark",
    "SentSection",
    "Signature",
    "UnitTask",
    "UploadDay",
    "Wish",
    "WorklistFilter",
]
