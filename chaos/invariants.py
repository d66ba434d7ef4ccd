"""What must hold when it is over (``python -m chaos.invariants``; reads what people were told).

Prints what was found, as JSON: each broken promise in words, and what was counted.
"""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import django


def main(told: dict) -> None:
    """Drain what waits, sweep, and hold the database against what people were told."""
    django.setup()
    _drain()
    faults = [*_answers(told), *_papers(told), *_sent(told), *_decided(told), *_chains()]
    faults += [*_scanned(), *_visitors(told), *_waiting()]
    json.dump({"faults": faults, "counted": _counted(), "delivered": _delivered()}, sys.stdout)


def _drain() -> None:
    """Let everything be done that waits, as if a few hours had gone since the last crash."""
    import time_machine
    from django.core.management import call_command

    for hours in (1, 3, 8):
        with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours), tick=True):
            call_command("tick", stdout=io.StringIO())
            call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def _answers(told: dict) -> Iterator[str]:
    """The text that she was last told is saved is there, or one that she sent after it."""
    from applications.models import Answer

    for who in told["writers"]:
        row = Answer.objects.filter(draft=who["draft"], step="anything_else").first()
        stored = int(row.raw["anything_else"][0].split()[1]) if row else 0
        if not who["last"] <= stored <= who["tried"]:
            yield f"an answer is lost: told {who['last']}, stored {stored}"
        if row and row.rev < who["done"]:
            yield f"versions are lost: told {who['done']}, stored {row.rev}"


def _papers(told: dict) -> Iterator[str]:
    """What she was told is kept can be opened, and no file lies about that no row speaks for."""
    from django.conf import settings

    from applications.documents import vault
    from applications.models import Document

    for who in told["uploaders"]:
        rows = Document.objects.filter(draft=who["draft"])
        if not who["done"] <= rows.count() <= who["tried"]:
            yield f"papers: told {who['done']}, tried {who['tried']}, stored {rows.count()}"
    for row in Document.objects.all():
        for part in vault.kept(row):
            vault.read(row, part)
    spoken_for = sum(len(vault.kept(row)) for row in Document.objects.all())
    files = len(list(settings.DOCUMENTS_DIR.glob("*/*")))
    if files != spoken_for:
        yield f"{files} files after the sweep, where rows speak for {spoken_for}"


def _scanned() -> Iterator[str]:
    """No paper waits for the scanner for ever, and none is refused: there is no virus in any."""
    from applications.models import Document
    from applications.models.document import ScanState

    left = Document.objects.exclude(scan_state=ScanState.CLEAN).count()
    if left:
        yield f"{left} papers are not scanned, or refused"


def _visitors(told: dict) -> Iterator[str]:
    """Who logs in again and again is one person with one login."""
    from eservice.people.models import Person, User

    for who in told["visitors"]:
        if not who["done"]:
            continue
        logins = User.objects.filter(subject=who["draft"])
        people = Person.objects.filter(users__in=logins).distinct().count()
        if (logins.count(), people) != (1, 1):
            yield f"{logins.count()} logins and {people} people for one visitor"


def _waiting() -> Iterator[str]:
    """Every notice has gone, or had nowhere to go."""
    from applications.models import Notice

    for name in ("failed_at", "next_try_at"):
        left = Notice.objects.filter(**{f"{name}__isnull": False}).count()
        if left:
            yield f"{left} notices have {name}"


def _delivered() -> dict[str, list[str]]:
    """The notices that we believe have gone, by way."""
    from applications.models import Notice
    from applications.notice_kinds import Channel

    sent = Notice.objects.filter(sent_at__isnull=False)
    ways = (Channel.EMAIL, Channel.SMS)
    return {
        way.value: [str(pk) for pk in sent.filter(channel=way).values_list("pk", flat=True)]
        for way in ways
    }


def _sent(told: dict) -> Iterator[str]:
    """Whoever was told has exactly one whole case; nobody has half of one."""
    from applications.models import Application, Case, Draft

    for who in told["senders"]:
        cases = Case.objects.filter(pk=who["draft"]).count()
        if cases < who["done"]:
            yield "an application that was received is no case"
        is_sent = Draft.objects.get(pk=who["draft"]).sent_at is not None
        if is_sent != bool(cases):
            yield "an application is half sent"
    if Application.objects.count() != Case.objects.count():
        yield "an application without a case"


def _decided(told: dict) -> Iterator[str]:
    """Each decision is made once, and told of once: one letter that is whole, and one notice."""
    from applications.models import Decision, Letter, Notice
    from applications.notice_kinds import NoticeKind

    made = Counter(str(pk) for pk in Decision.objects.values_list("case_id", flat=True))
    lost = told["decided"] - made.keys()
    yield from (f"a decision that was made is not there: {pk}" for pk in lost)
    yield from (f"{count} decisions for one case" for count in made.values() if count != 1)
    letters = Letter.objects.filter(kind=Letter.Kind.DECISION)
    if letters.count() != len(made):
        yield f"{letters.count()} letters for {len(made)} decisions"
    if letters.filter(pdf__isnull=True).exists():
        yield "a letter was never made"
    notices = Notice.objects.filter(kind=NoticeKind.DECIDED)
    if notices.count() != len(made):
        yield f"{notices.count()} notices for {len(made)} decisions"


def _chains() -> Iterator[str]:
    from applications.errors import LedgerBroken
    from applications.management.verification import verify_everything

    try:
        verify_everything()
    except LedgerBroken as fault:
        yield f"the log does not hold: {fault}"


def _counted() -> dict[str, int]:
    from applications.models import AnswerRevision, Case, Decision, Document

    models = {"versions": AnswerRevision, "papers": Document, "cases": Case, "decisions": Decision}
    return {name: model.objects.count() for name, model in models.items()}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    main({**given, "decided": set(given["decided"])})
