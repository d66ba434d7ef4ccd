"""What was asked for, in the reader's words: the nearest day first, then what is done."""

from dataclasses import dataclass
from datetime import date

from applications.access import Actor
from applications.actions.answering_completions import can_answer
from applications.models import Case, CompletionItem
from applications.questions.open_papers import open_items
from applications.statuses import COMPLETION_TEXTS, UNANSWERED, Audience, CompletionStatus

ORDER = [*UNANSWERED, CompletionStatus.ANSWERED, CompletionStatus.ACCEPTED, CompletionStatus.WAIVED]


@dataclass(frozen=True, kw_only=True)
class ItemRow:
    """One thing that we have asked for."""

    item: CompletionItem
    status: str
    can_answer: bool

    @property
    def is_open(self) -> bool:
        return self.item.status in UNANSWERED

    @property
    def state(self) -> str:
        return "" if self.is_open else "done"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many of the things that we still need have an answer; ``first_due``: of the others."""

    done: int
    of: int
    first_due: date | None


def item_rows(actor: Actor, case: Case) -> list[ItemRow]:
    """Return what the reader may know of, in one query."""
    items = CompletionItem.objects.filter(case=case).select_related("request__letter")
    items = items.defer("request__letter__pdf", "request__letter__context")
    shown = open_items(actor, case, items).values()
    ordered = sorted(shown, key=lambda item: (_place(item), item.due_on, item.number))
    return [item_row(actor, case, item) for item in ordered]


def _place(item: CompletionItem) -> int:
    return 0 if item.status in UNANSWERED else ORDER.index(CompletionStatus(item.status))


def item_row(actor: Actor, case: Case, item: CompletionItem) -> ItemRow:
    """Return one item as the reader sees it."""
    audience = Audience.REPRESENTATIVE if actor.grant else Audience.APPLICANT
    return ItemRow(
        item=item,
        status=str(COMPLETION_TEXTS[CompletionStatus(item.status)][audience]),
        can_answer=can_answer(case, item),
    )


def progress(rows: list[ItemRow]) -> Progress:
    """Return "2 av 3 klara", without what we don't need any more."""
    needed = [row.item for row in rows if row.item.status != CompletionStatus.WAIVED]
    waiting = [item.due_on for item in needed if item.status in UNANSWERED]
    done = len(needed) - len(waiting)
    return Progress(done=done, of=len(needed), first_due=min(waiting, default=None))
