"""What was asked for and what came, beside what the application said, in words."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from applications.models import Case, CompletionItem, CompletionReply, Document
from applications.queries import documents_of
from applications.review.answers import Question, question_about
from applications.review.completing.judging_forms import ExtendForm, ReturnForm
from applications.statuses import COMPLETION_TEXTS, UNANSWERED, Audience, CompletionStatus
from eservice import clock
from eservice.municipality import municipality


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer that came: ``number`` says which, ``is_helped`` that a helper sent it."""

    reply: CompletionReply
    documents: list[Document]

    @property
    def is_helped(self) -> bool:
        return self.reply.grant_id is not None


@dataclass(kw_only=True)
class ItemRow:
    """One thing that was asked for. ``replies``: the newest one first. ``original`` is what the
    application said about it."""

    item: CompletionItem
    original: Question | None
    replies: list[Reply]
    may_judge: bool
    return_form: ReturnForm
    extend_form: ExtendForm

    @property
    def status(self) -> str:
        return str(COMPLETION_TEXTS[CompletionStatus(self.item.status)][Audience.CASEWORKER])

    @property
    def state(self) -> str:
        is_done = self.item.status in {CompletionStatus.ACCEPTED, CompletionStatus.WAIVED}
        return "done" if is_done else ""

    @property
    def seen(self) -> int:
        return self.replies[0].reply.number if self.replies else 0

    @property
    def is_answered(self) -> bool:
        return self.item.status == CompletionStatus.ANSWERED

    @property
    def is_waiting(self) -> bool:
        return self.item.status in UNANSWERED


def item_rows(case: Case, *, may_judge: bool, only: UUID | None = None) -> list[ItemRow]:
    """Return all that was asked for in a case, the last letter first, in four queries."""
    items = CompletionItem.objects.filter(case=case).select_related("request__by__person")
    items = items.select_related("request__letter").defer("request__letter__pdf")
    items = items.order_by("-request__at", "request", "number")
    found = list(items.filter(pk=only) if only else items)
    replies = _replies(found)
    documents = documents_of(case.pk, only_sent=True)
    content = case.content
    return [
        ItemRow(
            item=item,
            original=question_about(content, item.about, documents),
            replies=replies[item.pk],
            may_judge=may_judge,
            return_form=ReturnForm(due_to_begin_with(), item=item),
            extend_form=ExtendForm(due_to_begin_with(), item=item),
        )
        for item in found
    ]


def _replies(items: list[CompletionItem]) -> dict[UUID, list[Reply]]:
    replies = CompletionReply.objects.filter(item__in=items).select_related("by__person")
    found = defaultdict(list)
    for reply in replies.prefetch_related("documents").order_by("-number"):
        documents = sorted(reply.documents.all(), key=lambda document: document.number)
        found[reply.item_id].append(Reply(reply=reply, documents=documents))
    return found


def due_to_begin_with() -> MultiValueDict:
    """Return the day that a page offers as the new one."""
    day = clock.today() + timedelta(days=municipality().casework.completion_days)
    parts = enumerate((day.day, day.month, day.year))
    return MultiValueDict({f"due_{number}": [str(part)] for number, part in parts})
