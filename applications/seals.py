"""Seals over the access log, and the daily anchor of the event log outside the database."""

import json
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from applications.errors import LedgerBroken
from applications.ledger import message, moment
from applications.models import AccessLog, AccessSeal, CaseEvent
from eservice import clock, crypto

# A row gets its id before its transaction ends; nothing younger than this is sealed.
SETTLED_AFTER = timedelta(minutes=5)
ROWS_IN_A_SEAL = 10_000
# Longer than from one daily anchor to the next: what is older must have one.
ANCHORED_WITHIN = timedelta(days=2)
NOTHING = {"on": "", "last_id": 0, "code": "", "seal": None}


def _rows_code(rows: list[AccessLog], before: bytes, key_id: str) -> bytes:
    parts = [
        [row.pk, row.kind, moment(row.at), row.by_id, row.role, str(row.case_id)]
        + ([str(row.grant_id)] if row.grant_id else [])
        + ([f"reason {row.reason}"] if row.reason else [])
        + ([f"record {row.record_id}"] if row.record_id else [])
        for row in rows
    ]
    return crypto.message_code(message(["readings", before.hex(), *parts]), key_id)


def _settled_after(last_id: int) -> list[AccessLog]:
    """Return the next rows to seal: up to the first that is too young, so that no row is left
    behind among sealed ones when ids and times don't come in the same order."""
    settled = clock.now() - SETTLED_AFTER
    rows = AccessLog.objects.filter(pk__gt=last_id).order_by("pk")[:ROWS_IN_A_SEAL]
    return list(takewhile(lambda row: row.at < settled, rows))


def seal_access_log() -> int:
    """Seal all settled readings that have no seal yet; returns how many were sealed."""
    sealed = 0
    while True:
        with transaction.atomic():
            last = AccessSeal.objects.select_for_update().order_by("-last_id").first()
            rows = _settled_after(last.last_id if last else 0)
            if not rows:
                return sealed
            key_id = crypto.current_key_id(settings.LEDGER_KEYS)
            AccessSeal.objects.create(
                first_id=rows[0].pk,
                last_id=rows[-1].pk,
                count=len(rows),
                at=clock.now(),
                key_id=key_id,
                code=_rows_code(rows, bytes(last.code) if last else b"", key_id),
            )
            sealed += len(rows)


def verify_access_log() -> int:
    """Check every seal; returns the number of sealed rows. Raises LedgerBroken."""
    before, checked, last_id = b"", 0, 0
    for seal in AccessSeal.objects.order_by("last_id"):
        rows = list(AccessLog.objects.filter(pk__gt=last_id, pk__lte=seal.last_id).order_by("pk"))
        if len(rows) != seal.count or _rows_code(rows, before, seal.key_id) != bytes(seal.code):
            raise LedgerBroken(f"readings {seal.first_id} to {seal.last_id} do not fit their seal")
        before, last_id, checked = bytes(seal.code), seal.last_id, checked + seal.count
    return checked


def _events_code(first_id: int, last_id: int, before: str, key_id: str) -> tuple[int, str]:
    codes = CaseEvent.objects.filter(pk__gt=first_id, pk__lte=last_id).order_by("pk")
    listed = [[pk, bytes(code).hex()] for pk, code in codes.values_list("pk", "code").iterator()]
    return len(listed), crypto.message_code(message(["anchor", before, *listed]), key_id).hex()


def _anchors(path: Path) -> list[dict]:
    if not path.exists():
        return []
    try:
        return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    except ValueError as error:
        raise LedgerBroken(f"the file with anchors can't be read: {error}") from error


def anchor_events() -> bool:
    """Append today's anchor to ``ANCHOR_FILE``, once a day; returns whether one was written.

    It covers all events and names the last seal over readings.
    """
    path = Path(settings.ANCHOR_FILE)
    anchors = _anchors(path)
    before = anchors[-1] if anchors else NOTHING
    settled = CaseEvent.objects.filter(at__lt=clock.now() - SETTLED_AFTER)
    last_id = settled.aggregate(last=Max("pk"))["last"] or 0
    seal = _last_seal()
    is_new = last_id > before["last_id"] or seal != before["seal"]
    if before["on"] == clock.today().isoformat() or not is_new:
        return False
    key_id = crypto.current_key_id(settings.LEDGER_KEYS)
    count, code = _events_code(before["last_id"], last_id, before["code"], key_id)
    line = {
        "on": clock.today().isoformat(),
        "last_id": last_id,
        "count": count,
        "key_id": key_id,
        "code": code,
        "seal": seal,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(json.dumps(line) + "\n")
    return True


def _last_seal() -> list | None:
    seal = AccessSeal.objects.order_by("-last_id").first()
    return [seal.last_id, bytes(seal.code).hex()] if seal else None


def _find_unanchored(anchor: dict) -> None:
    """Find what should have an anchor by now: its lines were cut off, or ``tick`` is not run."""
    old = clock.now() - ANCHORED_WITHIN
    sealed_to = anchor["seal"][0] if anchor["seal"] else 0
    events = CaseEvent.objects.filter(pk__gt=anchor["last_id"], at__lt=old)
    seals = AccessSeal.objects.filter(last_id__gt=sealed_to, at__lt=old)
    if events.exists() or seals.exists():
        raise LedgerBroken(f"no anchor since {anchor['on'] or 'the beginning'}: run tick daily")


def _has_seal(last_id: int, code: str) -> bool:
    seal = AccessSeal.objects.filter(last_id=last_id).first()
    return seal is not None and bytes(seal.code).hex() == code


def verify_anchors(file: Path | None = None) -> int:
    """Check events and seals against the anchors; returns how many there are. LedgerBroken."""
    first_id, before = 0, ""
    anchors = _anchors(file or Path(settings.ANCHOR_FILE))
    for anchor in anchors:
        found = _events_code(first_id, anchor["last_id"], before, anchor["key_id"])
        if found != (anchor["count"], anchor["code"]):
            raise LedgerBroken(f"the events do not fit the anchor of {anchor['on']}")
        if anchor["seal"] is not None and not _has_seal(*anchor["seal"]):
            raise LedgerBroken(f"the readings do not fit the anchor of {anchor['on']}")
        first_id, before = anchor["last_id"], anchor["code"]
    _find_unanchored(anchors[-1] if anchors else NOTHING)
    return len(anchors)
