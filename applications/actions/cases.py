"""What is done with a case after it has arrived."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.db import transaction

from applications.access import Actor, Verb, require
from applications.errors import NotAllowed, TakenByAnother, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, note_code
from applications.models import Case, CaseNote
from applications.statuses import OPEN_STAGES, TRANSITIONS, CaseStage
from eservice import clock, crypto
from eservice.people.models import User


@contextmanager
def _locked(actor: Actor, verb: Verb, case_id: UUID) -> Iterator[Case]:
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
    case.save(update_fields=["stage", "stage_since", "investigation_started_at", "withdrawn_at"])


def _give_to(case: Case, user: User) -> None:
    case.caseworker, case.caseworker_since = user, clock.now()
    case.save(update_fields=["caseworker", "caseworker_since"])


def _require_open(case: Case) -> None:
    if case.stage not in OPEN_STAGES:
        raise TransitionNotAllowed(f"the case is {case.stage}")


def take_case(actor: Actor, *, case_id: UUID, seen_caseworker_id: int | None = None) -> Case:
    """Take a case, also over from a colleague in the unit. Taking it twice changes nothing.

    ``seen_caseworker_id`` is who had the case when the page was shown. Raises TakenByAnother
    when it is someone else by now.
    """
    with _locked(actor, Verb.TAKE_CASE, case_id) as case:
        _require_open(case)
        if case.caseworker_id not in {seen_caseworker_id, actor.user.pk}:
            raise TakenByAnother
        if case.caseworker_id != actor.user.pk:
            kind = EventKind.HANDED_OVER if case.caseworker_id else EventKind.TAKEN
            _give_to(case, actor.user)
            append_event(case, kind, actor, about=actor.user)
        return case


def hand_over_case(actor: Actor, *, case_id: UUID, to: User) -> Case:
    """Give one's own case to a colleague who may handle it."""
    with _locked(actor, Verb.HAND_OVER_CASE, case_id) as case:
        _require_open(case)
        require(Actor(to), Verb.TAKE_CASE, case)
        if to.pk == actor.user.pk:
            raise NotAllowed("a case is handed over to someone else")
        _give_to(case, to)
        append_event(case, EventKind.HANDED_OVER, actor, about=to)
        return case


def start_investigation(actor: Actor, *, case_id: UUID) -> Case:
    """Start the investigation (SoL 14 kap. 2 §: without delay)."""
    with _locked(actor, Verb.START_INVESTIGATION, case_id) as case:
        move_to(case, CaseStage.UNDER_INVESTIGATION)
        append_event(case, EventKind.INVESTIGATION_STARTED, actor, about=actor.user)
        return case


def write_note(actor: Actor, *, case_id: UUID, text: str, note_id: UUID | None = None) -> CaseNote:
    """Write a journal note. It can't be changed afterwards.

    ``note_id`` is the id that the page gave the note: sending the same page again writes no
    second. A page whose text was changed in between writes a note of its own.
    """
    with _locked(actor, Verb.WRITE_NOTE, case_id) as case:
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
    """True while there is something to take back: until the decision."""
    return CaseStage.WITHDRAWN in TRANSITIONS[CaseStage(case.stage)]


def withdraw_case(actor: Actor, *, case_id: UUID) -> Case:
    """Take back one's application. Only the applicant can; twice changes nothing."""
    with _locked(actor, Verb.WITHDRAW_CASE, case_id) as case:
        if case.stage != CaseStage.WITHDRAWN:
            move_to(case, CaseStage.WITHDRAWN)
            append_event(case, EventKind.WITHDRAWN, actor)
        return case
