"""What the page about one thing shows: what we ask, what the person has sent, what waits."""

from typing import Any

from applications.access import Actor
from applications.actions.answering_completions import may_remove
from applications.document_kinds import item_kind
from applications.models import Case, CompletionItem, CompletionReply, Document
from applications.questions.open_papers import open_items
from applications.questions.whose import content_for_owner
from applications.statuses import UNANSWERED
from applications.tracking.completing.rows import item_row
from applications.tracking.handling import contact


def item_context(actor: Actor, case: Case, item: CompletionItem) -> dict[str, Any]:
    """Return what stands on the page, in two queries; one more for who helps."""
    replies = list(item.replies.order_by("-number"))
    documents = Document.objects.filter(draft=case.pk, kind=item_kind(item.pk))
    files = list(documents.order_by("number"))
    newest = replies[0] if replies else None
    return {
        "actor": actor,
        "case": case,
        "row": item_row(actor, case, item),
        "item": item,
        "consequence": _consequence(actor, case, item),
        "reason": item.reason if item.status in UNANSWERED else "",
        "newest": newest,
        "rev": newest.number if newest else 0,
        "may_read_words": newest is not None and _may_read(actor, newest),
        "waiting": [(file, may_remove(actor, file)) for file in files if not file.is_sent],
        "sent": [file for file in files if file.is_sent],
        "original": [] if actor.grant else _original(case, item.about),
        "contact": contact(case),
    }


def _consequence(actor: Actor, case: Case, item: CompletionItem) -> str:
    """Return what the letter says of no answer. It is about all that the letter asks for: who
    helps reads it when she may know of all that."""
    if actor.grant is not None:
        asked = list(item.request.items.all())
        if len(open_items(actor, case, asked)) < len(asked):
            return ""
    return item.request.content["consequence"]


def _may_read(actor: Actor, reply: CompletionReply) -> bool:
    """Own words are for the person and the caseworkers; a helper reads those she has written."""
    return actor.grant is None or reply.by_id == actor.user.pk


def _original(case: Case, about: str) -> list[dict[str, Any]]:
    """Return the rows of what she answered in the application, for herself."""
    content = content_for_owner(case.content)
    steps = (step for part in content["sections"] for step in part["steps"])
    return next((step["rows"] for step in steps if step["key"] == about), [])
