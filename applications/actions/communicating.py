"""Sending the investigation to the person before a decision (kommunicering, FL 25 §)."""

from datetime import date
from uuid import UUID, uuid5

from applications.access import Actor, Verb
from applications.actions.cases import locked_case, move_to
from applications.actions.letters import order_letter
from applications.actions.notices import notify
from applications.actions.waiting import recount_waiting
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.letters import COMMUNICATION_TEMPLATE, communication_context
from applications.models import Case, Communication, Draft, Investigation, Letter
from applications.notice_kinds import NoticeKind
from applications.questions.hearing import may_resume
from applications.questions.investigating import frozen, sheet_of
from applications.statuses import CaseStage
from eservice import clock


def communicate(
    actor: Actor, *, case_id: UUID, due_on: date, seen: str, page_id: UUID
) -> Communication:
    """Send the investigation as it stands, with a last day to answer. One page sends it once.

    ``seen`` is the version that the page showed: EditConflict when it has changed since. From
    now on the person may read it, also if she could not before. Raises NotPossible ``empty``
    without lines and ``past`` for a day that is not after today.
    """
    with locked_case(actor, Verb.COMMUNICATE, case_id) as case:
        pk = uuid5(case.pk, f"communication {page_id}")
        known = Communication.objects.filter(pk=pk).first()
        if known is not None:
            return known
        if case.stage != CaseStage.UNDER_INVESTIGATION:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        content = _content(case, seen)
        if due_on <= clock.today():
            raise NotPossible("past")
        context = communication_context(case, content, due_on)
        kind = Letter.Kind.COMMUNICATION
        made = Communication.objects.create(
            pk=pk,
            case=case,
            content=content,
            due_on=due_on,
            by=actor.user,
            letter=order_letter(case, kind, COMMUNICATION_TEMPLATE, context),
        )
        _tell(actor, case, made)
        return made


def resume(actor: Actor, *, case_id: UUID) -> None:
    """Take the investigation up again: something has changed. Twice changes nothing.

    What was sent stays as it was; what is new is sent once more. A decision stands meanwhile:
    after one this is done only when a change of it is begun (TransitionNotAllowed).
    """
    with locked_case(actor, Verb.WRITE_INVESTIGATION, case_id) as case:
        if case.stage == CaseStage.UNDER_INVESTIGATION:
            return
        if not may_resume(case):
            raise TransitionNotAllowed(f"the case is {case.stage}")
        move_to(case, CaseStage.UNDER_INVESTIGATION)
        append_event(case, EventKind.INVESTIGATION_RESUMED, actor)
        recount_waiting(case)


def _content(case: Case, seen: str) -> dict:
    sheet = sheet_of(case)
    if sheet.version != seen:
        raise EditConflict(sheet)
    if sheet.is_empty:
        raise NotPossible("empty")
    return frozen(sheet)


def _tell(actor: Actor, case: Case, made: Communication) -> None:
    opened = Investigation.objects.filter(case=case, opened_at__isnull=True)
    opened.update(opened_at=made.at)
    move_to(case, CaseStage.COMMUNICATED)
    code = content_code("communication", made.pk, made.content)
    facts = {"communication": str(made.pk), "due": made.due_on.isoformat(), "code": code}
    append_event(case, EventKind.COMMUNICATED, actor, **facts)
    recount_waiting(case)
    draft = Draft.objects.filter(pk=case.pk).first()
    notify(case.person, NoticeKind.COMMUNICATED, once=f"communicated:{made.pk}", draft=draft)
