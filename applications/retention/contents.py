"""What a person's file is made of, and the way from each table to her.

Every table stands here, in ``KEPT`` or in ``OF_NOBODY``; a test fails for one that does not.
"""

from applications.models import (
    Answer,
    AnswerRevision,
    Appeal,
    AppealRefusal,
    Calculation,
    CalculationRevision,
    CaseNote,
    CoApplicant,
    CodeSheet,
    Communication,
    Companion,
    CompletionItem,
    CompletionReply,
    CompletionRequest,
    ContactChoice,
    Decision,
    DecisionDraft,
    DecisionWanted,
    Delay,
    Document,
    Draft,
    GrantPower,
    GrantProof,
    HandOver,
    HouseholdMember,
    Investigation,
    InvestigationLine,
    Invitation,
    Letter,
    LineComment,
    LoginCode,
    Meeting,
    MeetingTime,
    Message,
    MessageRead,
    NamedCaseworker,
    Notice,
    Outreach,
    OwnDataCopy,
    Payment,
    Protection,
    Recusal,
    Registration,
    RestCall,
    SectionMark,
    SentSection,
    Signature,
    UnitTask,
    Wish,
)
from eservice.people.models import Stash

IN_CASE, IN_DRAFT, HERS = "case__person", "draft__person", "person"

# Deleted: each table with the ways from a row to the person. Children come before their parents.
DELETED = (
    (MessageRead, ["message__case__person"]),
    (Message.documents.through, ["message__case__person"]),
    (Message, [IN_CASE]),
    (CompletionReply.documents.through, ["completionreply__item__case__person"]),
    (CompletionReply, ["item__case__person"]),
    (CompletionItem, [IN_CASE]),
    (CompletionRequest, [IN_CASE]),
    (LineComment, [IN_CASE]),
    (Communication, [IN_CASE]),
    (InvestigationLine, ["investigation__case__person"]),
    (Investigation, [IN_CASE]),
    (MeetingTime, ["meeting__case__person"]),
    (Meeting, [IN_CASE]),
    (Payment, [IN_CASE]),
    (AppealRefusal, ["appeal__case__person"]),
    (Appeal.documents.through, ["appeal__case__person"]),
    (Appeal, [IN_CASE]),
    (DecisionDraft, [IN_CASE]),
    (Decision, [IN_CASE]),
    (CalculationRevision, ["calculation__case__person"]),
    (Calculation, [IN_CASE]),
    (UnitTask, [IN_CASE, HERS]),
    *((model, [IN_CASE]) for model in (CaseNote, Delay, DecisionWanted, HandOver, Recusal)),
    *((model, [IN_CASE]) for model in (HouseholdMember, SectionMark, SentSection, Letter)),
    (Invitation, ["grant__grantor", "co_applicant__draft__person", "outreach__draft__person"]),
    (Outreach, [IN_DRAFT]),
    *((model, ["grant__grantor"]) for model in (GrantPower, GrantProof)),
    *((model, [IN_DRAFT]) for model in (Answer, AnswerRevision, Signature, CoApplicant)),
    *((model, [IN_DRAFT]) for model in (Registration, RestCall, Document)),
    (Draft, [HERS]),
    (LoginCode, ["sheet__person"]),
    *((model, [HERS]) for model in (CodeSheet, Companion, ContactChoice, Notice, Wish)),
    *((model, [HERS]) for model in (NamedCaseworker, OwnDataCopy, Protection)),
    (Stash, ["user__person"]),
)
# Stays without content: the logs and what they belong to. The chain stands on them.
KEPT = (
    *("Person", "User", "Case", "Application", "Grant", "DeskRecord"),
    *("CaseEvent", "GrantEvent", "PersonEvent", "AccessLog", "AccessSeal"),
    *("Disposal", "DisposalPlan", "DisposalPermit", "LegalHold"),
)
# About no person who applies.
OF_NOBODY = (
    *("LogCheck", "NormTable", "PaperForm", "ReferenceCounter", "WorklistFilter", "UploadDay"),
    *("Organisation", "Membership"),
)
DISPOSED = {"disposed": True}
