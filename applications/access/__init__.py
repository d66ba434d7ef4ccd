"""Who may do what: one table, read by every page and every action. It fails closed.

A verb that is not in the table, an object of the wrong kind, or a user without the right
role: the answer is no.
"""

from typing import Any

from applications import belonging, partners
from applications.access import handling, owning, protecting, registering
from applications.access.handling import is_partial
from applications.access.owning import Rule
from applications.access.registering import caller_or, registrar_or
from applications.actors import Actor, Verb
from applications.errors import NotAllowed
from applications.models import Case, Draft
from applications.powers import Power

__all__ = ["RULES", "Actor", "Verb", "can", "is_partial", "require"]

_FILLS_IN = (Power.READ_ANSWERS, Power.EDIT_DRAFT)
# The investigation holds the answers, and what we think of them.
_READS_ALL = (Power.READ_ANSWERS, Power.READ_DECISION)

RULES: dict[Verb, Rule] = {
    Verb.START_DRAFT: owning.is_self,
    Verb.REGISTER_APPLICATION: registering.may_register,
    Verb.READ_DRAFT: registrar_or(owning.partner_or(owning.reads_draft)),
    Verb.EDIT_DRAFT: registrar_or(owning.partner_or(owning.edits_draft)),
    Verb.DELETE_DRAFT: registrar_or(owning.deletes_draft),
    Verb.SEND_DRAFT: registrar_or(owning.may_send),
    Verb.UPLOAD_DOCUMENT: registrar_or(owning.may_upload),
    Verb.REMOVE_DOCUMENT: registering.registrar_of_or(owning.may_remove),
    Verb.READ_DOCUMENT: registering.registrar_of_or(handling.may_read_document),
    Verb.CONFIRM_REGISTERED: owning.owner_of(Case),
    Verb.NOTE_CONFIRMED: handling.handles,
    Verb.CALL_FOR_REST: registering.calls_for_rest,
    Verb.SEND_SECTION: caller_or(owning.owner_or(*_FILLS_IN, kind=Case)),
    Verb.FOLLOW_CASE: owning.partner_or(owning.owner_or(Power.SEE_STATUS, kind=Case)),
    Verb.READ_SENT_ANSWERS: owning.partner_or(owning.owner_or(Power.READ_ANSWERS, kind=Case)),
    Verb.READ_RECEIPT: owning.owner_of(Case),
    Verb.READ_LOG: owning.owner_of(Case),
    Verb.WITHDRAW_CASE: owning.owner_of(Case),
    Verb.GIVE_GRANT: owning.is_self,
    Verb.CHANGE_GRANT: owning.gave_it,
    Verb.ANSWER_INVITATION: owning.is_invited,
    Verb.SAY_READY: owning.may_say_ready,
    Verb.REACH_OUT: owning.is_self,
    Verb.HAND_ON: owning.reaches_out,
    Verb.INVITE_PARTNER: owning.owner_of(Draft),
    Verb.JOIN_DRAFT: lambda actor, obj: partners.may_answer(actor.user, obj),
    Verb.SIGN_DRAFT: owning.partner_or(owning.may_send),
    Verb.LEAVE_PART: lambda actor, obj: partners.may_leave(actor.user, obj),
    Verb.CHOOSE_CONTACT: owning.is_self,
    Verb.REGISTER_GRANT: handling.handles,
    Verb.VERIFY_GRANT: handling.checks_grants,
    Verb.END_HELP: handling.checks_grants,
    Verb.READ_WORKLIST: handling.is_caseworker,
    Verb.REVIEW_CASE: handling.handles,
    Verb.TAKE_CASE: handling.handles,
    Verb.HAND_OVER_CASE: handling.has_taken,
    Verb.RECUSE: handling.handles,
    Verb.PROTECT_PERSON: handling.handles,
    Verb.END_PROTECTION: protecting.ends_protection,
    Verb.NAME_CASEWORKER: protecting.names_caseworkers,
    Verb.START_INVESTIGATION: handling.has_taken,
    Verb.WRITE_NOTE: handling.handles,
    Verb.SEARCH_CASES: handling.is_caseworker,
    Verb.MARK_SECTION: handling.has_taken,
    Verb.ASK_COMPLETION: handling.has_taken,
    Verb.JUDGE_COMPLETION: handling.has_taken,
    Verb.READ_COMPLETION: owning.owner_or(Power.READ_ANSWERS, kind=Case),
    Verb.ANSWER_COMPLETION: owning.owner_or(*_FILLS_IN, kind=Case),
    Verb.UPLOAD_TO_CASE: owning.owner_or(Power.READ_ANSWERS, Power.UPLOAD, kind=Case),
    Verb.CALCULATE: handling.calculates,
    Verb.WRITE_INVESTIGATION: handling.has_taken,
    Verb.COMMUNICATE: handling.has_taken,
    Verb.READ_INVESTIGATION: owning.owner_or(*_READS_ALL, kind=Case),
    Verb.COMMENT_INVESTIGATION: owning.owner_or(*_READS_ALL, Power.EDIT_DRAFT, kind=Case),
    Verb.WRITE_DECISION: handling.has_taken,
    Verb.DECIDE: handling.decides,
    Verb.NOTIFY_DECISION: handling.handles,
    Verb.READ_DECISION: owning.owner_or(Power.READ_DECISION, kind=Case),
    Verb.PLAN_PAYMENT: handling.handles,
    Verb.EXPORT_PAYMENTS: handling.is_caseworker,
    Verb.CLOSE_CASE: handling.has_taken,
    Verb.READ_MESSAGES: owning.owner_or(Power.MESSAGE, kind=Case),
    Verb.WRITE_MESSAGE: owning.owner_or(Power.MESSAGE, kind=Case),
    Verb.ANSWER_MESSAGE: handling.handles,
    Verb.PROPOSE_MEETING: handling.has_taken,
    Verb.READ_MEETING: owning.owner_or(Power.SEE_STATUS, kind=Case),
    Verb.CHOOSE_MEETING: owning.owner_or(Power.SEE_STATUS, Power.MESSAGE, kind=Case),
    Verb.ADD_TO_HAND_OVER: owning.owner_or(Power.SEE_STATUS, Power.MESSAGE, kind=Case),
    Verb.SAY_WISH: owning.is_self,
    Verb.SAY_DELAY: handling.has_taken,
    Verb.ASK_FOR_DECISION: owning.may_ask_for_decision,
    Verb.ANSWER_DECISION_WANTED: handling.handles,
    Verb.APPEAL: owning.may_appeal,
    Verb.READ_APPEAL: owning.owner_or(Power.READ_DECISION, kind=Case),
    Verb.HANDLE_APPEAL: handling.handles,
    Verb.CHECK_LOGS: handling.checks_logs,
    Verb.RUN_SERVICE: handling.runs_service,
    Verb.READ_STATISTICS: handling.reads_statistics,
    Verb.ASK_FOR_ORGANISATION: owning.is_self,
    Verb.READ_ORGANISATION: lambda actor, obj: belonging.belongs(actor.user, obj),
    Verb.MANAGE_ORGANISATION: lambda actor, obj: belonging.manages(actor.user, obj),
    Verb.END_MEMBERSHIP: lambda actor, obj: belonging.may_end(actor.user, obj),
    Verb.VERIFY_ORGANISATION: lambda actor, obj: belonging.verifies(actor.user, obj),
    Verb.WORK_AT_DESK: handling.works_at_desk,
    Verb.SERVE_PERSON: handling.serves,
    Verb.SEE_OWN_CODES: owning.is_self,
    Verb.COPY_OWN_DATA: owning.is_self,
    Verb.FINISH_TASK: handling.may_finish,
}


def can(actor: Actor, verb: Verb, obj: Any = None) -> bool:
    """Return whether the actor may do ``verb`` with ``obj``. Unknown verbs: no."""
    rule = RULES.get(verb)
    return rule is not None and actor.user.is_active and rule(actor, obj)


def require(actor: Actor, verb: Verb, obj: Any = None) -> None:
    """Raise NotAllowed unless the actor may do ``verb`` with ``obj``."""
    if not can(actor, verb, obj):
        raise NotAllowed(f"{actor.role} may not {verb}")
