"""What a helper does beside filling in: saying that it is ready; and what the person does with
what was changed: seeing it, and taking a change back."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.drafts import locked_draft
from applications.actions.notices import notify
from applications.actions.saving_answers import remove_answers, save_answer
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Draft
from applications.notice_kinds import NoticeKind
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.changes import Change, changes_of, typed_before
from applications.questions.progress import Progress, facts_of
from eservice import clock


def say_ready(actor: Actor, *, draft_id: UUID) -> None:
    """Tell the person that her application is ready to read and send. Twice changes nothing."""
    with locked_draft(actor, draft_id=draft_id, verb=Verb.SAY_READY) as (acting, draft):
        draft.handed_at, draft.handed_by = clock.now(), acting.user
        draft.save(update_fields=["handed_at", "handed_by"])
        append_event(acting.grant, GrantEventKind.HANDED, acting, draft=str(draft.pk))
        once = f"ready:{draft.pk}:{acting.grant.event_count}"
        notify(draft.person, NoticeKind.READY_TO_SEND, once=once, draft=draft)


def mark_seen(actor: Actor, *, draft_id: UUID) -> None:
    """Say that the owner has seen what others changed. Only she can."""
    with locked_draft(actor, draft_id=draft_id, verb=Verb.DELETE_DRAFT) as (_acting, draft):
        draft.seen_at = clock.now()
        draft.save(update_fields=["seen_at"])


def take_change_back(actor: Actor, *, draft_id: UUID, step: str, seen_rev: int | None) -> bool:
    """Let the answer be what it was before a helper changed it; only the owner can.

    ``seen_rev`` is the version the page showed, None for an answer that was taken away. Returns
    False when it has changed since, is the same answer, or is no change any more: then nothing is
    done.
    """
    with locked_draft(actor, draft_id=draft_id, verb=Verb.DELETE_DRAFT) as (acting, draft):
        change = next((c for c in changes_of(FLOW, draft) if c.step.key == step), None)
        rev = change.now.rev if change and change.now else None
        if change is None or change.is_same or rev != seen_rev:
            return False
        if change.before is None:
            remove_answers(acting, draft=draft, answers=[change.now])
            return True
        _restore(acting, draft, change)
        return True


def _restore(actor: Actor, draft: Draft, change: Change) -> None:
    rows = answers_of(draft)
    progress = Progress(FLOW, rows, facts_of(draft), change.step)
    form = change.step.form(data=typed_before(change), **progress.form_words(change.step))
    save_answer(
        actor,
        draft=draft,
        step=change.step.key,
        stored=rows.get(change.step.key),
        raw=change.before.raw,
        cleaned=form.stored() if form.is_valid() else None,
        seen_rev=change.now.rev if change.now else None,
    )
