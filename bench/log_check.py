"""How long it takes to check a long event log, chain by chain.

A program of its own, ``python -m bench.log_check ENTRIES``, in the environment of a filled
database, whose cases have no events yet.
"""

import json
import subprocess
import sys
import time
from itertools import batched

import django

from bench.figures import Figure

ENTRIES = 100_000
IN_A_CASE = 100
MOST_SECONDS = 5


def log_figure(environment: dict[str, str], entries: int = ENTRIES) -> Figure:
    """Return the seconds that it takes to read so many entries and check the code of each."""
    command = [sys.executable, "-m", "bench.log_check", str(entries)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    seconds, checked = json.loads(done.stdout.strip().rpartition("\n")[2])
    return Figure("log_seconds", f"{checked} log entries, seconds to check", seconds, MOST_SECONDS)


def main(entries: int) -> None:
    """Write the entries, check them all, and print the seconds and how many were checked."""
    django.setup()
    from applications.ledger import verify_chain
    from applications.management.verification import CASES_IN_A_BATCH, events_of

    cases = _with_events(entries // IN_A_CASE)
    started, checked = time.perf_counter(), 0
    for batch in batched(cases, CASES_IN_A_BATCH):
        events = events_of(list(batch))
        for case in batch:
            verify_chain(case, events[case.pk])
            checked += case.event_count
    print(json.dumps([round(time.perf_counter() - started, 2), checked]))


def _with_events(count: int) -> list:
    """Give so many cases without any a chain of events, and return them."""
    from django.conf import settings

    from applications.event_kinds import EventKind
    from applications.ledger import event_code, head_after
    from applications.models import Case, CaseEvent
    from eservice import clock, crypto

    cases = list(Case.objects.filter(event_count=0).order_by("pk")[:count])
    key = crypto.current_key_id(settings.LEDGER_KEYS)
    made = []
    for case in cases:
        for seq in range(1, IN_A_CASE + 1):
            event = CaseEvent(case=case, seq=seq, kind=EventKind.NOTE_WRITTEN, key_id=key)
            event.at, event.role, event.data = clock.now(), "service", {"code": "ab" * 32}
            event.code = event_code(case.chain, event, case.event_head)
            case.event_count, case.event_head = seq, head_after(event)
            made.append(event)
    CaseEvent.objects.bulk_create(made, batch_size=500)
    Case.objects.bulk_update(cases, ["event_count", "event_head"], batch_size=200)
    return cases


if __name__ == "__main__":
    main(int(sys.argv[1]))
