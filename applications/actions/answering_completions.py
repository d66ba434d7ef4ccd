"""The person, or who helps her, answers what we have asked for: files, words, or "I can't".

Files are stored before they are sent, so that they can be seen and removed. A reply takes with
it all files that wait on its item, and is never changed: a new answer is a new reply.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from applications.access import Actor, Verb, require
from applications.actions.completions import held_item, is_asking, move_item
from applications.actions.documents import Added, delete_file, write_rows
from applications.actions.waiting import recount_waiting
from applications.document_kinds import item_kind
from applications.documents.preparing import SentFile, discard, prepare
from applications.documents.room import Room
from applications.errors import (
    DomainError,
    EditConflict,
    NotAllowed,
    NotPossible,
    TransitionNotAllowed,
)
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, CompletionItem, CompletionReply, Document
from applications.queries import acting_on
from applications.questions.open_papers import is_open_item
from applications.statuses import COMPLETION_TRANSITIONS, CompletionStatus
from eservice import clock


def answer_item(
    actor: Actor, *, case_id: UUID, item_id: UUID, text: str, cannot: bool, seen: int
) -> CompletionReply:
    """Send an answer with all files that wait. Also after the day, until it is accepted.

    ``cannot``: she can't get hold of it, and ``text`` is why. ``seen`` is the number of the
    newest reply on the page, 0 for none. The same page sent twice is one reply. Raises
    NotAllowed, CompletionItem.DoesNotExist, TransitionNotAllowed when it is no longer needed,
    EditConflict when another answer came first, NotPossible (``nothing``, ``why``).
    """
    verb, content = Verb.ANSWER_COMPLETION, {"text": text, "cannot": cannot}
    with held_item(actor, verb, case_id=case_id, item_id=item_id) as (acting, case, item):
        newest = item.replies.order_by("-number").first()
        files = list(waiting_files(case.pk, item.pk))
        if not files and _is_same(newest, actor, content, seen):
            return newest
        require_answerable(case, item)
        if newest is not None and newest.number != seen:
            raise EditConflict(newest)
        _check(text, cannot, files)
        number = newest.number + 1 if newest else 1
        reply = CompletionReply.objects.create(
            item=item, number=number, content=content, by=actor.user, grant=acting.grant
        )
        reply.documents.set(files)
        Document.objects.filter(pk__in=[file.pk for file in files]).update(is_sent=True)
        move_item(item, CompletionStatus.ANSWERED, answered_at=clock.now())
        recount_waiting(case, has_answered=True)
        code = content_code("reply", reply.pk, content)
        facts = {"item": str(item.pk), "reply": str(reply.pk), "code": code}
        append_event(case, EventKind.COMPLETION_ANSWERED, acting, **facts)
        return reply


def _is_same(
    newest: CompletionReply | None, actor: Actor, content: dict[str, Any], seen: int
) -> bool:
    """True when this very page has been sent already."""
    given = (actor.user.pk, content, seen + 1)
    return newest is not None and (newest.by_id, newest.content, newest.number) == given


def waiting_files(case_id: UUID, item_id: UUID) -> QuerySet[Document]:
    """Return the files that are stored for an item and not sent."""
    mine = Document.objects.filter(draft=case_id, kind=item_kind(item_id), is_sent=False)
    return mine.order_by("number")


def has_files(files: Iterable[Document]) -> bool:
    """True with a file that says anything: of one that held a virus nothing is left."""
    return any(not file.is_refused for file in files)


def can_answer(case: Case, item: CompletionItem) -> bool:
    """True until the answer is accepted, the item waived, or the case no longer investigated."""
    open_to = COMPLETION_TRANSITIONS[CompletionStatus(item.status)]
    return is_asking(case) and CompletionStatus.ANSWERED in open_to


def require_answerable(case: Case, item: CompletionItem) -> None:
    if not can_answer(case, item):
        raise TransitionNotAllowed(f"the case is {case.stage}, the item {item.status}")


def _check(text: str, cannot: bool, files: list[Document]) -> None:
    if cannot and not text:
        raise NotPossible("why")
    if not (text or has_files(files)):
        raise NotPossible("nothing")


def add_item_files(
    actor: Actor, *, case_id: UUID, item_id: UUID, files: Sequence[SentFile]
) -> Added:
    """Store files for an answer that is not sent; the good ones stay although others are refused.

    The same file twice on an item is one. Raises as ``answer_item``; nothing is stored then.
    """
    _require_before_reading(actor, case_id, item_id)
    kind = item_kind(item_id)
    prepared = prepare(files, draft_id=case_id, kind=kind, user=actor.user)
    if not prepared.documents:
        return Added(stored=[], refused=prepared.refused)
    verb = Verb.UPLOAD_TO_CASE
    try:
        with held_item(actor, verb, case_id=case_id, item_id=item_id) as (acting, case, item):
            require_answerable(case, item)
            for document in prepared.documents:
                document.grant = acting.grant
            rows = list(Document.objects.filter(draft=case.pk))
            added = write_rows(Room(rows, kind, leaving=None), prepared)
    except (DomainError, Case.DoesNotExist, CompletionItem.DoesNotExist):
        discard(prepared.documents)
        raise
    discard(document for document in prepared.documents if document not in added.stored)
    return added


def _require_before_reading(actor: Actor, case_id: UUID, item_id: UUID) -> None:
    """Read nobody's files for nothing: the same is asked again when the case is held."""
    items = CompletionItem.objects.select_related("case__application", "case__person")
    item = items.get(case=case_id, pk=item_id)
    acting = acting_on(actor, item.case)
    require(acting, Verb.UPLOAD_TO_CASE, item.case)
    if not is_open_item(acting, item.case, item):
        raise CompletionItem.DoesNotExist
    require_answerable(item.case, item)


def remove_item_file(actor: Actor, *, case_id: UUID, item_id: UUID, document_id: UUID) -> None:
    """Remove a file that is not sent. One that is gone already is removed; a helper removes
    those that she has sent herself. Raises as ``add_item_files``."""
    verb = Verb.UPLOAD_TO_CASE
    with held_item(actor, verb, case_id=case_id, item_id=item_id) as (acting, case, item):
        document = waiting_files(case.pk, item.pk).filter(pk=document_id).first()
        if document is None:
            return
        if not may_remove(acting, document):
            raise NotAllowed("the file is the person's own")
        delete_file(document)


def may_remove(acting: Actor, document: Document) -> bool:
    """The owner removes any file that waits, a helper those that she has sent herself."""
    return acting.grant is None or document.uploaded_by_id == acting.user.pk
