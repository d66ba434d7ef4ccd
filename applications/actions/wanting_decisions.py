"""Asking in writing for a decision after six months, and the answer (FL 12 §)."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.cases import locked_case
from applications.actions.completions import held_case, tell
from applications.actions.tasks import ask_unit, settle_decision_wanted
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, DecisionWanted
from applications.notice_kinds import NoticeKind, TaskKind
from applications.questions.continuity import TIME_TO_ANSWER, may_ask_for_decision
from applications.statuses import OPEN_STAGES
from eservice import clock

Answer = DecisionWanted.Answer


def ask_for_decision(actor: Actor, *, case_id: UUID, text: str = "") -> DecisionWanted:
    """Ask for a decision, once in a case: the person herself, or her ombud. Twice asks once.

    Raises Case.DoesNotExist, NotAllowed, and NotPossible ``too_early`` before six months have
    passed and when nobody waits for a decision.
    """
    with held_case(actor, Verb.ASK_FOR_DECISION, case_id) as (acting, case):
        known = DecisionWanted.objects.filter(case=case).first()
        if known is not None:
            return known
        if not may_ask_for_decision(case):
            raise NotPossible("too_early")
        wanted = DecisionWanted.objects.create(
            case=case,
            text=text,
            by=acting.user,
            grant=acting.grant,
            answer_by=clock.today() + TIME_TO_ANSWER,
        )
        code = content_code("decision_wanted", wanted.pk, text)
        append_event(case, EventKind.DECISION_WANTED, acting, wanted=str(wanted.pk), code=code)
        once = f"decision_wanted:{wanted.pk}"
        about = {"person": case.person, "case": case}
        ask_unit(TaskKind.DECISION_WANTED, once=once, unit=case.unit, **about)
        return wanted


def refuse_to_decide(actor: Actor, *, case_id: UUID, reason: str) -> DecisionWanted:
    """Say that the decision can't come yet, and why. The person can appeal that. Twice is once.

    Raises NotAllowed, TransitionNotAllowed when nothing waits for an answer, and NotPossible
    ``nothing`` without a reason.
    """
    with locked_case(actor, Verb.ANSWER_DECISION_WANTED, case_id) as case:
        wanted = DecisionWanted.objects.select_for_update().filter(case=case).first()
        if wanted is not None and (wanted.answer, wanted.reason) == (Answer.REFUSED, reason):
            return wanted
        if wanted is None or wanted.answer or case.stage not in OPEN_STAGES:
            raise TransitionNotAllowed("no request waits for an answer")
        if not reason:
            raise NotPossible("nothing")
        _answer(actor, case, wanted, Answer.REFUSED, reason)
        # It is a decision of its own, and she must learn of it.
        tell(case, NoticeKind.DECIDED, once=f"decision_wanted:{wanted.pk}")
        return wanted


def answer_by_deciding(actor: Actor, case: Case) -> None:
    """Let a decision that is made now answer the request, in its transaction."""
    wanted = DecisionWanted.objects.select_for_update().filter(case=case, answer="").first()
    if wanted is not None:
        _answer(actor, case, wanted, Answer.DECIDED, "")


def _answer(
    actor: Actor, case: Case, wanted: DecisionWanted, answer: DecisionWanted.Answer, reason: str
) -> None:
    wanted.answer, wanted.reason = answer, reason
    wanted.answered_by, wanted.answered_at = actor.user, clock.now()
    wanted.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
    code = content_code("decision_wanted_answer", wanted.pk, reason)
    facts = {"wanted": str(wanted.pk), "answer": answer.value, "code": code}
    append_event(case, EventKind.DECISION_WANTED_ANSWERED, actor, **facts)
    settle_decision_wanted(actor, case=case)
