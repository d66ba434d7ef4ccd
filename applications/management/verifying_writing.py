"""Checks that what was written, said, calculated and decided is what the case's chain records."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from applications.errors import LedgerBroken
from applications.event_kinds import EventKind
from applications.ledger import content_code
from applications.models import Case
from applications.questions.investigating import said_content

# The id of a row, and what its event has the code of. One id may come again: versions in order.
Said = Iterable[tuple[UUID, Any]]

# What the checks here read, for a whole batch of cases at once.
PREFETCHED = (
    *("investigation__lines", "line_comments", "communications", "messages", "decisions"),
    *("calculation__revisions", "hand_overs", "recusals", "delays", "decision_wanted"),
    "completion_items__replies",
    "sent_sections",
)


@dataclass(frozen=True)
class Written:
    """Rows of which each stands in an event of a kind, under a key, with the code of its words.

    ``name`` is what the code was made with; the key unless another is given.
    """

    kind: EventKind
    key: str
    said: Callable[[Case], Said]
    name: str = ""


def _of(rows: str, column: str) -> Callable[[Case], Said]:
    return lambda case: [(row.pk, getattr(row, column)) for row in getattr(case, rows).all()]


def _lines(case: Case) -> Said:
    investigation = getattr(case, "investigation", None)
    return [(line.pk, line.text) for line in investigation.lines.all()] if investigation else ()


def _comments(case: Case) -> Said:
    return [(each.pk, said_content(each)) for each in case.line_comments.all()]


def _answers(case: Case) -> Said:
    return [(each.pk, each.answer) for each in case.line_comments.all() if each.answered_at]


def _calculations(case: Case) -> Said:
    now = getattr(case, "calculation", None)
    if now is None:
        return ()
    versions = sorted([*now.revisions.all(), now], key=lambda version: version.rev)
    return [(now.pk, version.content) for version in versions]


def _replies(case: Case) -> Said:
    replies = [reply for item in case.completion_items.all() for reply in item.replies.all()]
    return [(reply.pk, reply.content) for reply in replies]


def _hand_overs(case: Case) -> Said:
    return [(each.pk, each.text) for each in case.hand_overs.all() if each.text]


def _added(case: Case) -> Said:
    return [(each.pk, entry) for each in case.hand_overs.all() for entry in each.added or ()]


def _wanted(case: Case) -> Said:
    wanted = getattr(case, "decision_wanted", None)
    return [(wanted.pk, wanted.text)] if wanted else ()


def _wanted_answers(case: Case) -> Said:
    wanted = getattr(case, "decision_wanted", None)
    return [(wanted.pk, wanted.reason)] if wanted and wanted.answered_at else ()


WRITTEN = (
    Written(EventKind.SECTION_SENT, "sent", _of("sent_sections", "content"), name="section"),
    Written(EventKind.COMPLETION_ANSWERED, "reply", _replies),
    Written(EventKind.CALCULATED, "calculation", _calculations),
    Written(EventKind.INVESTIGATION_WRITTEN, "line", _lines),
    Written(EventKind.COMMUNICATED, "communication", _of("communications", "content")),
    Written(EventKind.COMMENTED, "comment", _comments),
    Written(EventKind.COMMENT_ANSWERED, "comment", _answers, name="answer"),
    Written(EventKind.DECIDED, "decision", _of("decisions", "content")),
    Written(EventKind.MESSAGE_WRITTEN, "message", _of("messages", "content")),
    Written(EventKind.HAND_OVER_WRITTEN, "hand_over", _hand_overs),
    Written(EventKind.HAND_OVER_ADDED, "hand_over", _added, name="hand_over_added"),
    Written(EventKind.RECUSED, "recusal", _of("recusals", "reason")),
    Written(EventKind.DELAYED, "delay", _of("delays", "reason")),
    Written(EventKind.DECISION_WANTED, "wanted", _wanted, name="decision_wanted"),
    Written(
        EventKind.DECISION_WANTED_ANSWERED,
        "wanted",
        _wanted_answers,
        name="decision_wanted_answer",
    ),
)


def verify_writing(case: Case, chain: list) -> None:
    """Check all of ``WRITTEN`` in one case; raises LedgerBroken with the first fault."""
    for written in WRITTEN:
        events, rows = defaultdict(list), defaultdict(list)
        for event in chain:
            if event.kind == written.kind and written.key in event.data:
                events[event.data[written.key]].append(event)
        for pk, content in written.said(case):
            rows[str(pk)].append(content)
        _compare(case, written, events, rows)


def _compare(case: Case, written: Written, events: dict, rows: dict) -> None:
    name = written.name or written.key
    if {pk: len(each) for pk, each in events.items()} != {
        pk: len(each) for pk, each in rows.items()
    }:
        raise LedgerBroken(f"case {case.pk}: its rows of {written.kind} are not those written")
    for pk, versions in rows.items():
        for event, content in zip(events[pk], versions, strict=True):
            if content_code(name, pk, content, event.key_id) != event.data["code"]:
                raise LedgerBroken(f"case {case.pk}: {name} {pk} is not as it was written")
