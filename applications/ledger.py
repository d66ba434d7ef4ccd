"""The event log: writing it, sealing the access log, and finding out if anything was changed.

Each case, each grant and each person's desk record has a chain: the code of an event covers the
event and the head before it, and its owner keeps the number of events and the last head.
Readings are not chained one by one (a stranger could then fill a victim's chain, and a reading
would lock the case); ``tick`` seals them in batches instead, and writes a daily anchor over all
events to a file outside the database.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection

from applications.access import Actor
from applications.errors import LedgerBroken
from applications.event_kinds import AccessKind, EventKind, GrantEventKind, PersonEventKind
from applications.models import (
    AccessLog,
    Case,
    CaseEvent,
    CaseNote,
    DeskRecord,
    Grant,
    GrantEvent,
    PersonEvent,
)
from eservice import clock, crypto

Event = CaseEvent | GrantEvent | PersonEvent
Owner = Case | Grant | DeskRecord


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def message(parts: Iterable[Any]) -> bytes:
    """Return the canonical bytes of a row: JSON without spaces, keys in order."""
    return json.dumps(list(parts), separators=(",", ":"), sort_keys=True).encode()


def event_code(chain: tuple[str, str], event: Event, head: bytes) -> bytes:
    """Return the code of an event of a chain that follows ``head`` (see ``head_after``)."""
    row = message(
        [
            *chain,
            event.seq,
            event.kind,
            moment(event.at),
            event.by_id,
            event.role,
            event.about_id,
            event.data,
            bytes(head).hex(),
        ]
    )
    return crypto.message_code(row, event.key_id)


def head_after(event: Event) -> bytes:
    """Return the head that the case keeps after an event.

    It is computed with the key from the event's code and stands in no event, so that whoever
    cuts off the last events can't make the head that would have belonged before them.
    """
    return crypto.message_code(b"head" + bytes(event.code), event.key_id)


def sent_facts(case: Case) -> dict[str, str]:
    """Return what the first event of a case says: whose it is and what was sent."""
    grant_id = case.application.grant_id
    return {
        "digest": case.application.content_digest,
        "person": str(case.person_id),
        "reference": case.reference,
        "month": str(case.month),
    } | ({"grant": str(grant_id)} if grant_id else {})


def note_code(note: CaseNote, key_id: str) -> str:
    """Return the code of a note's text, in hex; it stands in the event of the note."""
    return crypto.message_code(message(["note", str(note.pk), note.text]), key_id).hex()


def content_code(name: str, row_id: Any, content: Any, key_id: str = "") -> str:
    """Return the code of what somebody wrote in a row, in hex, for the event that records it.

    It is made with the key of that event: the current one for an event that is written next.
    """
    key_id = key_id or crypto.current_key_id(settings.LEDGER_KEYS)
    return crypto.message_code(message([name, str(row_id), content]), key_id).hex()


def append_event(
    owner: Owner,
    kind: EventKind | GrantEventKind | PersonEventKind,
    actor: Actor | None,
    *,
    about: Any = None,
    **data: Any,
) -> Event:
    """Add an event to the chain of a case, a grant or a desk record, which the caller has locked.

    ``data`` holds ids and codes only, never text that a person has written; what a helper acts
    under is added. Without an actor the service itself did it.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("events are written in the transaction of what they record")
    if actor and actor.grant:
        data["grant"] = str(actor.grant.pk)
    event = owner.events.model(
        **{owner.events.field.name: owner},
        seq=owner.event_count + 1,
        kind=kind,
        at=clock.now(),
        by=actor.user if actor else None,
        role=actor.role if actor else "service",
        about=about,
        data=data,
        key_id=crypto.current_key_id(settings.LEDGER_KEYS),
    )
    event.code = event_code(owner.chain, event, owner.event_head)
    event.save(force_insert=True)
    owner.event_count, owner.event_head = event.seq, head_after(event)
    owner.save(update_fields=["event_count", "event_head"])
    return event


def log_access(actor: Actor, kind: AccessKind, case: Case | None = None) -> None:
    """Write that someone reads, or was refused. It comes before the bytes leave."""
    AccessLog.objects.create(
        kind=kind, at=clock.now(), by=actor.user, role=actor.role, case=case, grant=actor.grant
    )


def log_people(
    actor: Actor, kind: AccessKind, records: Iterable[DeskRecord | None], reason: str = ""
) -> None:
    """Write that someone at the desk finds or sees people: a row for each of them.

    A search that found nobody is a row without a record.
    """
    facts = {"kind": kind, "at": clock.now(), "by": actor.user, "role": actor.role}
    rows = [AccessLog(**facts, record=record, reason=reason) for record in records]
    AccessLog.objects.bulk_create(rows)


def log_accesses(
    actor: Actor, kind: AccessKind, cases: Iterable[Case | None], reason: str = ""
) -> None:
    """Write that someone reads about several cases at once: a row for each of them.

    A search that found nothing is a row without a case; ``reason`` is why she searched.
    """
    facts = {"kind": kind, "at": clock.now(), "by": actor.user, "role": actor.role}
    rows = [AccessLog(**facts, case=case, reason=reason) for case in cases]
    AccessLog.objects.bulk_create(rows)


def verify_chain(owner: Owner, events: Iterable[Event]) -> None:
    """Check a whole chain; raises LedgerBroken with the first place that is wrong."""
    name = f"{owner._meta.model_name} {owner.pk}"
    head, count = b"", 0
    for event in events:
        count += 1
        if event.seq != count or event_code(owner.chain, event, head) != bytes(event.code):
            raise LedgerBroken(f"{name}: event {count} does not fit its code")
        head = head_after(event)
    if count != owner.event_count or head != bytes(owner.event_head):
        raise LedgerBroken(f"{name}: events are missing at the end")
