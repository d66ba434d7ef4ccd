"""Checks the chains of what was done for people at the desk."""

from django.db import transaction
from django.db.models import Prefetch

from applications.errors import LedgerBroken
from applications.ledger import verify_chain
from applications.models import DeskRecord, PersonEvent
from eservice.crypto import SealBroken

RECORDS_IN_A_BATCH = 200


def verify_people() -> int:
    """Check the chain of every desk record; return how many events there are.

    A record that changed meanwhile is read again under its lock. Raises LedgerBroken.
    """
    events = 0
    chains = Prefetch("events", PersonEvent.objects.order_by("seq"))
    records = DeskRecord.objects.order_by("pk").prefetch_related(chains)
    for record in records.iterator(chunk_size=RECORDS_IN_A_BATCH):
        try:
            _verify(record)
        except LedgerBroken:
            with transaction.atomic():
                held = DeskRecord.objects.select_for_update().filter(pk=record.pk)
                _verify(held.prefetch_related(chains).get())
        events += record.event_count
    return events


def _verify(record: DeskRecord) -> None:
    try:
        verify_chain(record, record.events.all())
    except SealBroken as error:
        raise LedgerBroken(f"desk record {record.pk}: {error}") from error
