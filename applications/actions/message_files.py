"""Files that go with a message: stored at once, seen and removed until the message is sent."""

from collections.abc import Sequence
from uuid import UUID

from applications.access import Actor, Verb, require
from applications.actions.completions import held_case
from applications.actions.documents import Added, delete_file, write_rows
from applications.actions.messages import require_open, waiting_files
from applications.document_kinds import message_kind
from applications.documents.preparing import Prepared, SentFile, discard, prepare
from applications.documents.room import Room
from applications.errors import DomainError, EditConflict
from applications.models import Case, Document
from applications.queries import acting_on
from applications.questions.messaging import message_id, written_by

UPLOAD = Verb.UPLOAD_TO_CASE


def add_message_files(
    actor: Actor, *, case_id: UUID, seen: int, files: Sequence[SentFile]
) -> Added:
    """Store files for the writer's next message; the good ones stay although others are refused.

    The same file twice is one. Raises Case.DoesNotExist, NotAllowed, NotPossible (``closed``),
    and EditConflict when the page's message was sent without these files; nothing is stored then.
    """
    _require_before_reading(actor, case_id)
    kind = message_kind(message_id(case_id, actor.user, seen))
    prepared = prepare(files, draft_id=case_id, kind=kind, user=actor.user)
    if not prepared.documents:
        return Added(stored=[], refused=prepared.refused)
    try:
        with held_case(actor, UPLOAD, case_id) as (acting, case):
            require(acting, Verb.WRITE_MESSAGE, case)
            require_open(case)
            rows = list(Document.objects.filter(draft=case.pk))
            room = Room(rows, kind, leaving=None)
            if seen != written_by(case.pk, actor.user):
                added = sent_before(room, prepared)
            else:
                for document in prepared.documents:
                    document.grant = acting.grant
                added = write_rows(room, prepared)
    except (DomainError, Case.DoesNotExist):
        discard(prepared.documents)
        raise
    discard(document for document in prepared.documents if document not in added.stored)
    return added


def sent_before(room: Room, prepared: Prepared) -> Added:
    """Return the files that went with the page when it was sent the first time.

    Raises EditConflict for one that did not.
    """
    stored = [room.known(document) for document in prepared.documents]
    if None in stored:
        raise EditConflict(None)
    return Added(stored=stored, refused=list(prepared.refused))


def _require_before_reading(actor: Actor, case_id: UUID) -> None:
    """Read nobody's files for nothing: the same is asked again when the case is held."""
    case = Case.objects.select_related("person").get(pk=case_id)
    acting = acting_on(actor, case)
    require(acting, UPLOAD, case)
    require(acting, Verb.WRITE_MESSAGE, case)
    require_open(case)


def remove_message_file(actor: Actor, *, case_id: UUID, document_id: UUID) -> None:
    """Remove a file that waits for one's next message. One that is gone already is removed.

    Raises Case.DoesNotExist and NotAllowed.
    """
    with held_case(actor, UPLOAD, case_id) as (_acting, case):
        number = written_by(case.pk, actor.user)
        document = waiting_files(case.pk, actor.user, number).filter(pk=document_id).first()
        if document is not None:
            delete_file(document)
