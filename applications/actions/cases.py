"""What is done with a case after it has arrived."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction

from applications.access import Actor, Verb, require
from applications.actions.handing_over import note_taken_over, write_hand_over
from applications.actions.tasks import settle_decision_wanted, settle_proposal, settle_recusal
from applications.errors import MonthTaken, NotAllowed, TakenByAnother, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, note_code
from applications.models import Case, CaseNote
from applications.queries import live_case
from applications.questions.continuity import is_decided
from applications.statuses import OPEN_STAGES, TRANSITIONS, CaseStage
from eservice import clock, crypto
from eservice.people.models import User

WRITTEN_WITH_STAGE = (
    "stage",
    "stage_since",
    "investigation_started_at",
    "withdrawn_at",
    "waits_for_applicant",
)


@contextmanager
def locked_case(actor: Actor, verb: Verb, case_id: UUID) -> Iterator[Case]:
    """Hold a case for the actor, who may do ``verb`` with it, until the block ends."""
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        require(actor, verb, case)
        yield case


def move_to(case: Case, stage: CaseStage) -> None:
    """Give a locked case its new stage: the one place where a status is assigned.

    Raises TransitionNotAllowed for a step that the table doesn't have.
    """
    if stage not in TRANSITIONS[CaseStage(case.stage)]:
        raise TransitionNotAllowed(f"{case.stage} → {stage}")
    now = clock.now()
    case.stage, case.stage_since = stage, now
    if stage is CaseStage.UNDER_INVESTIGATION:
        case.investigation_started_at = case.investigation_started_at or now
        case.withdrawn_at = None
    if stage is CaseStage.WITHDRAWN:
        case.withdrawn_at = now
    if stage not in OPEN_STAGES:
        case.waits_for_applicant = False
    case.save(update_fields=[*WRITTEN_WITH_STAGE])


def _give_to(actor: Actor, case: Case, user: User) -> None:
    case.caseworker, case.caseworker_since = user, clock.now()
    case.save(update_fields=["caseworker", "caseworker_since"])
    settle_recusal(actor, case=case)


def _is_new(actor: Actor, case: Case, user: User) -> None:
    """Give a case to somebody whom nobody gives it over to; the person is told of who is new."""
    kinds = [EventKind.TAKEN, EventKind.HANDED_OVER]
    had_another = case.events.filter(kind__in=kinds).exists()
    _give_to(actor, case, user)
    kind = EventKind.HANDED_OVER if had_another else EventKind.TAKEN
    append_event(case, kind, actor, about=user)
    if had_another:
        note_taken_over(case, user)


def _require_handled(case: Case) -> None:
    """A decided case may have to be corrected: it still has somebody who handles it."""
    if case.stage not in (*OPEN_STAGES, CaseStage.DECIDED):
        raise TransitionNotAllowed(f"the case is {case.stage}")


def take_case(actor: Actor, *, case_id: UUID, seen_caseworker_id: int | None = None) -> Case:
    """Take a case, also over from a colleague in the unit. Taking it twice changes nothing.

    ``seen_caseworker_id`` is who had the case when the page was shown. Raises TakenByAnother
    when it is someone else by now.
    """
    with locked_case(actor, Verb.TAKE_CASE, case_id) as case:
        _require_handled(case)
        if case.caseworker_id not in {seen_caseworker_id, actor.user.pk}:
            raise TakenByAnother
        if case.caseworker_id != actor.user.pk:
            _is_new(actor, case, actor.user)
        return case


def hand_over_case(actor: Actor, *, case_id: UUID, to: User, text: str = "") -> Case:
    """Give one's own case to a colleague who may handle it.

    ``text`` is what she must know; the person reads it and may add to it.
    """
    with locked_case(actor, Verb.HAND_OVER_CASE, case_id) as case:
        _require_handled(case)
        require(Actor(to), Verb.TAKE_CASE, case)
        if to.pk == actor.user.pk:
            raise NotAllowed("a case is handed over to someone else")
        _give_to(actor, case, to)
        append_event(case, EventKind.HANDED_OVER, actor, about=to)
        write_hand_over(actor, case, to=to, text=text)
        return case


def assign_case(actor: Actor, *, case_id: UUID, to: User) -> Case:
    """Give a case that nobody has to a colleague who may handle it. Twice changes nothing.

    Any caseworker of the unit may. Raises TakenByAnother when somebody else has it by now.
    """
    with locked_case(actor, Verb.TAKE_CASE, case_id) as case:
        _require_handled(case)
        require(Actor(to), Verb.TAKE_CASE, case)
        if case.caseworker_id not in {None, to.pk}:
            raise TakenByAnother
        if case.caseworker_id is None:
            _is_new(actor, case, to)
        return case


def start_investigation(actor: Actor, *, case_id: UUID) -> Case:
    """Start the investigation (SoL 14 kap. 2 §: without delay)."""
    with locked_case(actor, Verb.START_INVESTIGATION, case_id) as case:
        move_to(case, CaseStage.UNDER_INVESTIGATION)
        append_event(case, EventKind.INVESTIGATION_STARTED, actor, about=actor.user)
        return case


def write_note(actor: Actor, *, case_id: UUID, text: str, note_id: UUID | None = None) -> CaseNote:
    """Write a journal note. It can't be changed afterwards.

    ``note_id`` is the id that the page gave the note: sending the same page again writes no
    second. A page whose text was changed in between writes a note of its own.
    """
    with locked_case(actor, Verb.WRITE_NOTE, case_id) as case:
        # A name made of case, writer, page and text: only the very same note has it.
        name = f"{actor.user.pk} {note_id} {text}"
        pk = uuid5(case.pk, name) if note_id else uuid4()
        known = CaseNote.objects.filter(pk=pk).first()
        if known is not None:
            return known
        note = CaseNote.objects.create(id=pk, case=case, text=text, by=actor.user)
        key_id = crypto.current_key_id(settings.LEDGER_KEYS)
        facts = {"note": str(note.pk), "code": note_code(note, key_id)}
        append_event(case, EventKind.NOTE_WRITTEN, actor, about=actor.user, **facts)
        return note


def may_withdraw(case: Case) -> bool:
    """True while there is something to take back: until the first decision."""
    return CaseStage.WITHDRAWN in TRANSITIONS[CaseStage(case.stage)] and not is_decided(case)


def withdraw_case(actor: Actor, *, case_id: UUID) -> Case:
    """Take back one's application. Only the applicant can; twice changes nothing.

    Raises TransitionNotAllowed from the first decision on: that stands, also while it is changed.
    """
    with locked_case(actor, Verb.WITHDRAW_CASE, case_id) as case:
        if case.stage != CaseStage.WITHDRAWN:
            if not may_withdraw(case):
                raise TransitionNotAllowed("a decision stands")
            move_to(case, CaseStage.WITHDRAWN)
            append_event(case, EventKind.WITHDRAWN, actor)
            settle_proposal(actor, case=case)
            settle_decision_wanted(actor, case=case)
            settle_recusal(actor, case=case)
        return case


def close_case(actor: Actor, *, case_id: UUID) -> Case:
    """Close a case that is decided or taken back. Twice changes nothing."""
    with locked_case(actor, Verb.CLOSE_CASE, case_id) as case:
        if case.stage != CaseStage.CLOSED:
            move_to(case, CaseStage.CLOSED)
            append_event(case, EventKind.CLOSED, actor)
            settle_proposal(actor, case=case)
            settle_recusal(actor, case=case)
        return case


def reopen_case(actor: Actor, *, case_id: UUID, reason: str, note_id: UUID | None = None) -> Case:
    """Open a closed case again, and take it. The reason is a note in its journal.

    Raises TransitionNotAllowed for a case that is not closed, and MonthTaken when it was taken
    back and the person has applied for the month again, also at this very moment.
    """
    try:
        return _reopened(actor, case_id, reason, note_id)
    except IntegrityError as error:
        case = Case.objects.get(pk=case_id)
        live = live_case(case.person_id, case.month)
        if live is None:
            raise
        raise MonthTaken(live.pk) from error


def _reopened(actor: Actor, case_id: UUID, reason: str, note_id: UUID | None) -> Case:
    with locked_case(actor, Verb.TAKE_CASE, case_id) as case:
        if case.stage != CaseStage.CLOSED:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        live = live_case(case.person_id, case.month)
        if case.withdrawn_at and live is not None:
            raise MonthTaken(live.pk)
        move_to(case, CaseStage.UNDER_INVESTIGATION)
        append_event(case, EventKind.REOPENED, actor)
        take_case(actor, case_id=case_id, seen_caseworker_id=case.caseworker_id)
        write_note(actor, case_id=case_id, text=reason, note_id=note_id)
        return Case.objects.get(pk=case_id)
