"""What a caseworker does with an answer, or with an item that has none. Twice changes nothing."""

from datetime import date
from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.completions import held_item, move_item, require_asking, tell
from applications.actions.waiting import recount_waiting
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import CompletionItem
from applications.notice_kinds import NoticeKind
from applications.statuses import UNANSWERED, CompletionStatus
from eservice import clock

JUDGE = Verb.JUDGE_COMPLETION


def accept_reply(actor: Actor, *, case_id: UUID, item_id: UUID, seen: int) -> CompletionItem:
    """Say that we have what we need. ``seen`` is the number of the reply that was read.

    Raises EditConflict when a newer one has come, NotAllowed and TransitionNotAllowed.
    """
    with held_item(actor, JUDGE, case_id=case_id, item_id=item_id) as (acting, case, item):
        if item.status != CompletionStatus.ACCEPTED:
            require_asking(case)
            _require_seen(item, seen)
            move_item(item, CompletionStatus.ACCEPTED)
            recount_waiting(case)
            append_event(case, EventKind.COMPLETION_ACCEPTED, acting, item=str(item.pk))
        return item


def return_reply(
    actor: Actor, *, case_id: UUID, item_id: UUID, seen: int, reason: str, due_on: date
) -> CompletionItem:
    """Say what is still missing, and until when. Raises as ``accept_reply``; NotPossible
    (``reason``, ``past``)."""
    with held_item(actor, JUDGE, case_id=case_id, item_id=item_id) as (acting, case, item):
        given = (CompletionStatus.RETURNED, reason, due_on)
        if (item.status, item.reason, item.due_on) == given:
            return item
        require_asking(case)
        _require_seen(item, seen)
        if not reason:
            raise NotPossible("reason")
        _require_ahead(due_on)
        values = {"reason": reason, "due_on": due_on, "reminded_at": None}
        move_item(item, CompletionStatus.RETURNED, **values)
        recount_waiting(case)
        append_event(case, EventKind.COMPLETION_RETURNED, acting, item=str(item.pk))
        tell(case, NoticeKind.COMPLETION_RETURNED, once=f"returned:{item.pk}:{seen}")
        return item


def extend_time(
    actor: Actor, *, case_id: UUID, item_id: UUID, due_on: date, seen_due: date | None
) -> CompletionItem:
    """Give more time to answer. ``seen_due`` is the day that the page showed.

    Raises EditConflict when a colleague has moved the day, NotPossible (``past``: the new day
    must come after today and after the old one), NotAllowed and TransitionNotAllowed.
    """
    with held_item(actor, JUDGE, case_id=case_id, item_id=item_id) as (acting, case, item):
        if item.due_on == due_on and item.status in UNANSWERED:
            return item
        require_asking(case)
        if item.status not in UNANSWERED:
            raise TransitionNotAllowed(f"the item is {item.status}")
        if item.due_on != seen_due:
            raise EditConflict(item)
        _require_ahead(due_on, item.due_on)
        item.due_on, item.reminded_at = due_on, None
        item.save(update_fields=["due_on", "reminded_at"])
        if item.status == CompletionStatus.EXPIRED:
            move_item(item, CompletionStatus.OPEN)
        facts = {"item": str(item.pk), "due_on": str(due_on)}
        append_event(case, EventKind.COMPLETION_EXTENDED, acting, **facts)
        tell(case, NoticeKind.COMPLETION_CHANGED, once=f"extended:{item.pk}:{due_on}")
        return item


def waive_item(actor: Actor, *, case_id: UUID, item_id: UUID) -> CompletionItem:
    """Say that we don't need it any more. Raises NotAllowed, and TransitionNotAllowed when an
    answer has come: that is read first."""
    with held_item(actor, JUDGE, case_id=case_id, item_id=item_id) as (acting, case, item):
        if item.status != CompletionStatus.WAIVED:
            require_asking(case)
            move_item(item, CompletionStatus.WAIVED)
            recount_waiting(case)
            append_event(case, EventKind.COMPLETION_WAIVED, acting, item=str(item.pk))
            tell(case, NoticeKind.COMPLETION_CHANGED, once=f"waived:{item.pk}")
        return item


def _require_seen(item: CompletionItem, seen: int) -> None:
    newest = item.replies.order_by("-number").first()
    if newest is not None and newest.number != seen:
        raise EditConflict(newest)


def _require_ahead(due_on: date, after: date | None = None) -> None:
    today = clock.today()
    if due_on <= max(today, after or today):
        raise NotPossible("past")
