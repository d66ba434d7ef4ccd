"""Who acts, and everything that can be done."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from applications.models import CoApplicant, Grant, Registration, RestCall
from applications.powers import Power
from eservice.people.models import Person, User


@dataclass(frozen=True)
class Actor:
    """Who acts in this request, and for whom.

    ``grant`` is what a helper acts under, ``powers`` what it gives her over the one draft and
    its case that ``matter_id`` names: they were live when ``queries.acting_on`` made the actor,
    in this request. ``co_applicant`` is set for a partner in her part of a draft,
    ``registration`` for staff who write a draft, or its rest, down for the person (ADR 21, 23),
    ``companion_id``
    while someone sits beside the person, and ``shows_less`` when the screen then hides things.
    """

    user: User
    grant: Grant | None = None
    powers: frozenset[Power] = frozenset()
    matter_id: UUID | None = None
    co_applicant: CoApplicant | None = None
    registration: Registration | RestCall | None = None
    companion_id: UUID | None = None
    shows_less: bool = False

    @property
    def person(self) -> Person | None:
        """The human being behind the login."""
        return self.user.person

    @property
    def acting_for(self) -> Person | None:
        """The person a helper acts for, or staff write for; None for who acts for herself."""
        if self.registration:
            return self.registration.draft.person
        return self.grant.grantor if self.grant else None

    @property
    def role(self) -> str:
        """The code that the logs keep for this actor."""
        if self.user.is_staff_member:
            return self.user.roles[0]
        if self.grant:
            return self.grant.kind
        return CO_APPLICANT if self.co_applicant else "applicant"

    def has(self, matter_id: UUID, *powers: Power) -> bool:
        """True when the grant gives all these powers over this draft or case."""
        return self.grant is not None and matter_id == self.matter_id and self.powers >= {*powers}


# The role of a partner in an application for two.
CO_APPLICANT = "co_applicant"


class Verb(StrEnum):
    """Everything that can be done. Object of each verb in parentheses."""

    START_DRAFT = "start_draft"  # (Person)
    REGISTER_APPLICATION = "register_application"  # (Person)
    CONFIRM_REGISTERED = "confirm_registered"  # (Case)
    NOTE_CONFIRMED = "note_confirmed"  # (Case)
    CALL_FOR_REST = "call_for_rest"  # (Case)
    SEND_SECTION = "send_section"  # (Case)
    READ_DRAFT = "read_draft"  # (Draft)
    EDIT_DRAFT = "edit_draft"  # (Draft)
    DELETE_DRAFT = "delete_draft"  # (Draft)
    SEND_DRAFT = "send_draft"  # (Draft)
    UPLOAD_DOCUMENT = "upload_document"  # (Draft)
    REMOVE_DOCUMENT = "remove_document"  # (Document)
    READ_DOCUMENT = "read_document"  # (Document)
    FOLLOW_CASE = "follow_case"  # (Case)
    READ_SENT_ANSWERS = "read_sent_answers"  # (Case)
    READ_RECEIPT = "read_receipt"  # (Case)
    READ_LOG = "read_log"  # (Case)
    WITHDRAW_CASE = "withdraw_case"  # (Case)
    GIVE_GRANT = "give_grant"  # (Person)
    CHANGE_GRANT = "change_grant"  # (Grant)
    ANSWER_INVITATION = "answer_invitation"  # (Grant)
    SAY_READY = "say_ready"  # (Draft)
    REACH_OUT = "reach_out"  # (Person)
    HAND_ON = "hand_on"  # (Draft)
    INVITE_PARTNER = "invite_partner"  # (Draft)
    JOIN_DRAFT = "join_draft"  # (CoApplicant)
    SIGN_DRAFT = "sign_draft"  # (Draft)
    LEAVE_PART = "leave_part"  # (CoApplicant)
    CHOOSE_CONTACT = "choose_contact"  # (Person)
    REGISTER_GRANT = "register_grant"  # (Case)
    VERIFY_GRANT = "verify_grant"  # (Grant)
    END_HELP = "end_help"  # (Grant)
    READ_WORKLIST = "read_worklist"  # (None)
    REVIEW_CASE = "review_case"  # (Case)
    TAKE_CASE = "take_case"  # (Case)
    HAND_OVER_CASE = "hand_over_case"  # (Case)
    RECUSE = "recuse"  # (Case)
    PROTECT_PERSON = "protect_person"  # (Case)
    END_PROTECTION = "end_protection"  # (Case)
    NAME_CASEWORKER = "name_caseworker"  # (Person)
    START_INVESTIGATION = "start_investigation"  # (Case)
    WRITE_NOTE = "write_note"  # (Case)
    SEARCH_CASES = "search_cases"  # (None)
    MARK_SECTION = "mark_section"  # (Case)
    ASK_COMPLETION = "ask_completion"  # (Case)
    JUDGE_COMPLETION = "judge_completion"  # (Case)
    READ_COMPLETION = "read_completion"  # (Case)
    ANSWER_COMPLETION = "answer_completion"  # (Case)
    UPLOAD_TO_CASE = "upload_to_case"  # (Case)
    CALCULATE = "calculate"  # (Case)
    WRITE_INVESTIGATION = "write_investigation"  # (Case)
    COMMUNICATE = "communicate"  # (Case)
    READ_INVESTIGATION = "read_investigation"  # (Case)
    COMMENT_INVESTIGATION = "comment_investigation"  # (Case)
    WRITE_DECISION = "write_decision"  # (Case)
    DECIDE = "decide"  # (Case)
    NOTIFY_DECISION = "notify_decision"  # (Case)
    READ_DECISION = "read_decision"  # (Case)
    PLAN_PAYMENT = "plan_payment"  # (Case)
    EXPORT_PAYMENTS = "export_payments"  # (None)
    CLOSE_CASE = "close_case"  # (Case)
    READ_MESSAGES = "read_messages"  # (Case)
    WRITE_MESSAGE = "write_message"  # (Case)
    ANSWER_MESSAGE = "answer_message"  # (Case)
    PROPOSE_MEETING = "propose_meeting"  # (Case)
    READ_MEETING = "read_meeting"  # (Case)
    CHOOSE_MEETING = "choose_meeting"  # (Case)
    ADD_TO_HAND_OVER = "add_to_hand_over"  # (Case)
    SAY_WISH = "say_wish"  # (Person)
    SAY_DELAY = "say_delay"  # (Case)
    ASK_FOR_DECISION = "ask_for_decision"  # (Case)
    ANSWER_DECISION_WANTED = "answer_decision_wanted"  # (Case)
    APPEAL = "appeal"  # (Case)
    READ_APPEAL = "read_appeal"  # (Case)
    HANDLE_APPEAL = "handle_appeal"  # (Case)
    CHECK_LOGS = "check_logs"  # (None)
    RUN_SERVICE = "run_service"  # (None)
    READ_STATISTICS = "read_statistics"  # (None)
    ASK_FOR_ORGANISATION = "ask_for_organisation"  # (Person)
    READ_ORGANISATION = "read_organisation"  # (Organisation)
    MANAGE_ORGANISATION = "manage_organisation"  # (Organisation)
    END_MEMBERSHIP = "end_membership"  # (Membership)
    VERIFY_ORGANISATION = "verify_organisation"  # (Organisation)
    WORK_AT_DESK = "work_at_desk"  # (None)
    SERVE_PERSON = "serve_person"  # (Person)
    SEE_OWN_CODES = "see_own_codes"  # (Person)
    COPY_OWN_DATA = "copy_own_data"  # Person
    FINISH_TASK = "finish_task"  # (UnitTask)
