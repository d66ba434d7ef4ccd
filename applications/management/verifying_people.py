"""Checks the chains of what was done for people at the desk."""

from django.db import transaction

from applications.errors import LedgerBroken
from applications.ledger import verify_chain
from applications.models import DeskRecord
from eservice.crypto import SealBroken


def verify_people() -> int:
    """Check the chain of every desk record; return how many events there are.

    A record that changed meanwhile is read again under its lock. Raises LedgerBroken.
    """
    events = 0
    for record in DeskRecord.objects.order_by("pk").iterator():
        try:
            _verify(record)
        except LedgerBroken:
            with transaction.atomic():
                _verify(DeskRecord.objects.select_for_update().get(pk=record.pk))
        events += record.event_count
    return events


def _verify(record: DeskRecord) -> None:
    try:
        verify_chain(record, record.events.order_by("seq"))
    except SealBroken as error:
        raise LedgerBroken(f"desk record {record.pk}: {error}") from error
