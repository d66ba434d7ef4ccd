"""Checks the whole event log: every chain, what was sent, the seals and the anchors.

Cases are read in batches by id, so that memory does not grow with the number of cases. A
case that changed between two queries would look broken; it is therefore read once more under
its lock before anything is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from applications.errors import LedgerBroken
from applications.event_kinds import EventKind
from applications.ledger import content_code, note_code, sent_facts, verify_chain
from applications.management.verifying_appeals import verify_appeals
from applications.management.verifying_disposals import find_permits, verify_disposed
from applications.management.verifying_people import verify_people
from applications.management.verifying_writing import PREFETCHED, verify_writing
from applications.models import Appeal, Case, CaseEvent, Grant, GrantEvent, Letter
from applications.questions.freezing import digest
from applications.questions.payout import vouched_for
from applications.seals import verify_access_log, verify_anchors
from applications.statuses import PaymentStatus
from eservice.crypto import SealBroken

CASES_IN_A_BATCH = 200
# Where each event leaves a payment.
STATUS_AFTER = {
    EventKind.PAYMENT_PLANNED: PaymentStatus.PLANNED,
    EventKind.PAYMENT_RESUMED: PaymentStatus.PLANNED,
    EventKind.PAYMENT_STOPPED: PaymentStatus.STOPPED,
    EventKind.PAYMENT_CANCELLED: PaymentStatus.CANCELLED,
    EventKind.PAYMENT_PAID: PaymentStatus.PAID,
}
# What the code of an event covers. Plain rows take half the time of model instances.
EVENT_FIELDS = (
    "seq",
    "kind",
    "at",
    "by_id",
    "role",
    "about_id",
    "data",
    "key_id",
    "code",
)


@dataclass(frozen=True, kw_only=True)
class Verified:
    """How much was checked and found whole."""

    cases: int
    grants: int
    events: int
    readings: int
    anchors: int


def verify_everything(*, anchor_file: Path | None = None) -> Verified:
    """Check all of it, against the service's own anchors unless a backup has its own. Raises
    LedgerBroken with the first fault."""
    find_permits()
    cases = events = 0
    for batch in _batches():
        events += _verify_batch(batch)
        cases += len(batch)
    grants, of_grants = _verify_grants()
    events += of_grants + verify_people()
    _find_strays()
    try:
        readings, anchors = verify_access_log(), verify_anchors(anchor_file)
    except SealBroken as error:
        raise LedgerBroken(str(error)) from error
    return Verified(cases=cases, grants=grants, events=events, readings=readings, anchors=anchors)


def _batches() -> Iterator[list[Case]]:
    after = UUID(int=0)
    while True:
        cases = Case.objects.filter(pk__gt=after).select_related("application")
        appeals = Prefetch("appeals", Appeal.objects.select_related("refusal"))
        letters = Prefetch("letters", Letter.objects.defer("pdf", "context"))
        cases = cases.prefetch_related("notes", "payments", appeals, letters, *PREFETCHED)
        cases = cases.order_by("pk")
        batch = list(cases[:CASES_IN_A_BATCH])
        if not batch:
            return
        yield batch
        after = batch[-1].pk


def events_of(batch: list[Case]) -> dict[UUID, list]:
    """Return the chains of these cases, in order: one query."""
    found = _chains(CaseEvent.objects.filter(case__in=[case.pk for case in batch]))
    return {case_id: list(each) for case_id, each in groupby(found, attrgetter("case_id"))}


def _verify_batch(batch: list[Case]) -> int:
    events = events_of(batch)
    for case in batch:
        chain = events.get(case.pk, [])
        try:
            _verify_one(case, chain)
        except LedgerBroken:
            _verify_again(case.pk)
    return sum(map(len, events.values()))


def _chains(events: QuerySet[CaseEvent]) -> QuerySet:
    return events.order_by("case_id", "seq").values_list("case_id", *EVENT_FIELDS, named=True)


def _verify_one(case: Case, chain: list) -> None:
    try:
        verify_chain(case, chain)
        content = case.application.content
    except SealBroken as error:
        raise LedgerBroken(f"case {case.pk}: {error}") from error
    if not chain or chain[0].kind != EventKind.SENT:
        raise LedgerBroken(f"case {case.pk}: its first event is not that it was sent")
    if chain[-1].kind == EventKind.DISPOSED:
        verify_disposed(case, chain)
        return
    is_same = digest(content) == case.application.content_digest
    if not is_same or chain[0].data != sent_facts(case):
        raise LedgerBroken(f"case {case.pk}: the application is not the one that was sent")
    _verify_notes(case, chain)
    _verify_payments(case, chain)
    verify_writing(case, chain)
    verify_appeals(case, chain)
    _verify_letters(case, chain)


def _verify_notes(case: Case, chain: list) -> None:
    written = {e.data["note"]: e for e in chain if e.kind == EventKind.NOTE_WRITTEN}
    notes = {str(note.pk): note for note in case.notes.all()}
    if set(written) != set(notes):
        raise LedgerBroken(f"case {case.pk}: its notes are not those that were written")
    for pk, note in notes.items():
        if note_code(note, written[pk].key_id) != written[pk].data["code"]:
            raise LedgerBroken(f"case {case.pk}: note {pk} is not as it was written")


def _verify_payments(case: Case, chain: list) -> None:
    """Every payment goes where, when and with the sum that it was planned with, and is where its
    last event left it."""
    events = [event for event in chain if event.kind in STATUS_AFTER]
    planned = {event.data["payment"]: event for event in events if "code" in event.data}
    status = {event.data["payment"]: STATUS_AFTER[event.kind] for event in events}
    payments = {str(payment.pk): payment for payment in case.payments.all()}
    if set(planned) != set(payments):
        raise LedgerBroken(f"case {case.pk}: its payments are not those that were planned")
    for pk, payment in payments.items():
        event = planned[pk]
        code = content_code("payment", pk, vouched_for(payment), event.key_id)
        if code != event.data["code"] or payment.status != status[pk]:
            raise LedgerBroken(f"case {case.pk}: payment {pk} is not as it was planned")


def _verify_letters(case: Case, chain: list) -> None:
    ready = (EventKind.RECEIPT_READY, EventKind.LETTER_READY)
    rendered = {e.data["sha256"] for e in chain if e.kind in ready}
    stored = {letter.pdf_sha256 for letter in case.letters.all() if letter.rendered_at}
    if rendered != stored:
        raise LedgerBroken(f"case {case.pk}: its letters are not those that were rendered")


def _verify_again(case_id: UUID) -> None:
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        _verify_one(case, list(_chains(case.events.all())))


def _verify_grants() -> tuple[int, int]:
    """Check the chains of all grants; return how many grants and events there are."""
    grants, events = 0, 0
    for batch in _grant_batches():
        found = _grant_chains(GrantEvent.objects.filter(grant__in=[grant.pk for grant in batch]))
        chains = {grant_id: list(each) for grant_id, each in groupby(found, attrgetter("grant_id"))}
        for grant in batch:
            _verify_grant(grant, chains.get(grant.pk, []))
        grants, events = grants + len(batch), events + sum(map(len, chains.values()))
    return grants, events


def _grant_batches() -> Iterator[list[Grant]]:
    after = UUID(int=0)
    while batch := list(Grant.objects.filter(pk__gt=after).order_by("pk")[:CASES_IN_A_BATCH]):
        yield batch
        after = batch[-1].pk


def _grant_chains(events: QuerySet[GrantEvent]) -> QuerySet:
    return events.order_by("grant_id", "seq").values_list("grant_id", *EVENT_FIELDS, named=True)


def _verify_grant(grant: Grant, chain: list) -> None:
    """Check a grant's chain; one that changed meanwhile is read again under its lock."""
    try:
        verify_chain(grant, chain)
    except (LedgerBroken, SealBroken):
        with transaction.atomic():
            grant = Grant.objects.select_for_update().get(pk=grant.pk)
            try:
                verify_chain(grant, _grant_chains(grant.events.all()))
            except SealBroken as error:
                raise LedgerBroken(f"grant {grant.pk}: {error}") from error


def _find_strays() -> None:
    """Find events whose case is gone."""
    owner = Case.objects.filter(pk=OuterRef("case_id"))
    stray = CaseEvent.objects.filter(~Exists(owner)).order_by("pk").first()
    if stray is not None:
        raise LedgerBroken(f"event {stray.pk} belongs to no case")
