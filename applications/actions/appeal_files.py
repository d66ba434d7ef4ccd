"""Files that go with an appeal: stored at once, seen and removed until the appeal is sent."""

from collections.abc import Sequence
from uuid import UUID

from applications.access import Actor, Verb, require
from applications.actions.answering_completions import may_remove
from applications.actions.completions import held_case
from applications.actions.documents import Added, delete_file, write_rows
from applications.actions.message_files import sent_before
from applications.document_kinds import appeal_kind
from applications.documents.preparing import SentFile, discard, prepare
from applications.documents.room import Room
from applications.errors import DomainError, NotAllowed
from applications.models import Case, Decision, Document
from applications.queries import acting_on
from applications.questions.appealing import in_the_way, waiting_files


def add_appeal_files(
    actor: Actor, *, case_id: UUID, decision_id: UUID, seen: int, files: Sequence[SentFile]
) -> Added:
    """Store files for the next appeal of a decision; the good ones stay although others are
    refused. Also when a newer decision holds instead: they go with the appeal of that one.

    ``seen``: see ``appeal_decision``. The same file twice is one. Raises Case.DoesNotExist,
    Decision.DoesNotExist, NotAllowed, and EditConflict when the page's appeal was sent without
    these files; nothing is stored then.
    """
    _require_before_reading(actor, case_id, decision_id)
    kind = appeal_kind(decision_id, seen)
    prepared = prepare(files, draft_id=case_id, kind=kind, user=actor.user)
    if not prepared.documents:
        return Added(stored=[], refused=prepared.refused)
    try:
        with held_case(actor, Verb.APPEAL, case_id) as (acting, case):
            require(acting, Verb.UPLOAD_TO_CASE, case)
            decision = case.decisions.get(pk=decision_id)
            room = Room(list(Document.objects.filter(draft=case.pk)), kind, leaving=None)
            if in_the_way(decision, seen) is not None:
                added = sent_before(room, prepared)
            else:
                for document in prepared.documents:
                    document.grant = acting.grant
                added = write_rows(room, prepared)
    except (DomainError, Case.DoesNotExist, Decision.DoesNotExist):
        discard(prepared.documents)
        raise
    discard(document for document in prepared.documents if document not in added.stored)
    return added


def _require_before_reading(actor: Actor, case_id: UUID, decision_id: UUID) -> None:
    """Read nobody's files for nothing: the same is asked again when the case is held."""
    case = Case.objects.select_related("person").get(pk=case_id)
    acting = acting_on(actor, case)
    require(acting, Verb.APPEAL, case)
    require(acting, Verb.UPLOAD_TO_CASE, case)
    case.decisions.only("pk").get(pk=decision_id)


def remove_appeal_file(actor: Actor, *, case_id: UUID, document_id: UUID) -> None:
    """Remove a file that waits for the next appeal. One that is gone already is removed; a helper
    removes those that she has sent herself. Raises Case.DoesNotExist and NotAllowed."""
    with held_case(actor, Verb.APPEAL, case_id) as (acting, case):
        require(acting, Verb.UPLOAD_TO_CASE, case)
        document = waiting_files(case.pk).filter(pk=document_id).first()
        if document is None:
            return
        if not may_remove(acting, document):
            raise NotAllowed("the file is the person's own")
        delete_file(document)
