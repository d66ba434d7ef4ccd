"""Starting, filling in and deleting a draft."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from applications.access import Actor, Verb, require
from applications.documents import vault
from applications.errors import AlreadySent, EditConflict, TooManyDrafts
from applications.models import Answer, AnswerRevision, Draft
from applications.queries import visible_drafts
from applications.questions.catalogue import FLOW
from applications.statuses import ApplicationKind
from eservice import clock

Raw = dict[str, list[str]]
MOST_DRAFTS = 10
# No person comes too late so often; a robot shall not fill the database.
MOST_LOST_TEXTS = 200


def start_draft(actor: Actor) -> Draft:
    """Start a new application for the actor herself. She may have several side by side.

    Raises TooManyDrafts when ``MOST_DRAFTS`` are open already.
    """
    require(actor, Verb.START_DRAFT, actor.person)
    if visible_drafts(actor).filter(sent_at__isnull=True).count() >= MOST_DRAFTS:
        raise TooManyDrafts
    return Draft.objects.create(
        person=actor.person, kind=ApplicationKind.FIRST, flow_version=FLOW.version
    )


@contextmanager
def locked_draft(actor: Actor, *, draft_id: UUID) -> Iterator[Draft]:
    """Hold a draft's row while its answers are read and saved.

    Raises Draft.DoesNotExist when the actor can't see it, NotAllowed when she may not write
    in it, and AlreadySent when it was sent before.
    """
    with transaction.atomic():
        drafts = visible_drafts(actor).select_related("person").select_for_update(of=("self",))
        draft = drafts.get(pk=draft_id)
        require(actor, Verb.EDIT_DRAFT, draft)
        if draft.sent_at:
            raise AlreadySent(draft.pk)
        yield draft


def save_answer(
    actor: Actor,
    *,
    draft: Draft,
    step: str,
    stored: Answer | None,
    raw: Raw,
    cleaned: dict[str, Any] | None,
    seen_rev: int | None,
    confirms: bool = False,
) -> Answer:
    """Keep what was typed on a step; the draft is locked by ``locked_draft``.

    ``stored`` is the answer that is there now, ``seen_rev`` the version that the page showed.
    ``cleaned`` is None when the text is incomplete. ``confirms`` says that the question has
    changed since: the same answer again then counts as given to it now. The version before is
    kept as a revision. A page that showed another version than the stored one raises
    EditConflict, and its text is kept too (``keep_losing_text``).
    """
    require(actor, Verb.EDIT_DRAFT, draft)
    if not connection.in_atomic_block:
        raise RuntimeError("an answer is saved inside locked_draft")
    values = {"raw": raw, "cleaned": cleaned, "is_valid": cleaned is not None, "by": actor.user}
    if stored is None:
        return Answer.objects.create(draft=draft, step=step, at=clock.now(), **values)
    if stored.raw == raw and stored.is_valid == (cleaned is not None):
        if confirms:
            stored.at = clock.now()
            stored.save(update_fields=["at"])
        return stored
    if seen_rev != stored.rev:
        raise EditConflict(stored)
    _keep(stored)
    for name, value in {**values, "at": clock.now(), "rev": stored.rev + 1}.items():
        setattr(stored, name, value)
    stored.save(update_fields=["raw", "cleaned", "is_valid", "by", "at", "rev"])
    return stored


def keep_losing_text(actor: Actor, *, draft: Draft, step: str, raw: Raw) -> None:
    """Keep the text of a page that came too late, so that nothing typed is ever lost."""
    require(actor, Verb.EDIT_DRAFT, draft)
    if draft.revisions.filter(rev__isnull=True).count() >= MOST_LOST_TEXTS:
        return
    AnswerRevision.objects.create(
        draft=draft, step=step, raw=raw, rev=None, by=actor.user, at=clock.now()
    )


def _keep(stored: Answer) -> None:
    AnswerRevision.objects.create(
        draft_id=stored.draft_id,
        step=stored.step,
        raw=stored.raw,
        rev=stored.rev,
        by_id=stored.by_id,
        at=stored.at,
    )


def remove_answers(actor: Actor, *, draft: Draft, answers: Iterable[Answer]) -> None:
    """Take answers away, such as all about one child; each is kept as a revision."""
    require(actor, Verb.EDIT_DRAFT, draft)
    if not connection.in_atomic_block:
        raise RuntimeError("answers are removed inside locked_draft")
    for answer in answers:
        _keep(answer)
        answer.delete()


def delete_draft(actor: Actor, *, draft_id: UUID) -> None:
    """Delete a draft that was never sent, with everything in it."""
    with locked_draft(actor, draft_id=draft_id) as draft:
        require(actor, Verb.DELETE_DRAFT, draft)
        names = list(draft.documents.values_list("stored_name", flat=True))
        draft.delete()
        transaction.on_commit(lambda: [vault.forget(name) for name in names])
