"""The pages of a paper in a draft: their order, and which way is up.

Both are said by the rows. The files stay as they came to be, so nothing is lost by a wrong press.
"""

from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from applications.access import Actor, Verb, require
from applications.actions.drafts import locked_draft
from applications.models import Document
from applications.queries import visible_documents
from applications.questions.open_papers import is_open_paper

QUARTER, WHOLE = 90, 360


class Change(StrEnum):
    """What one press does with a page, as the address says it."""

    TURN = "vrid"
    UP = "upp"
    DOWN = "ner"


def change_page(actor: Actor, *, draft_id: UUID, document_id: UUID, change: Change) -> str | None:
    """Turn a file of an unsent draft a quarter clockwise, or move it one step; return its kind.

    None when it is gone. The first can't go up, and the last not down: nothing happens then.
    Raises Draft.DoesNotExist, NotAllowed, and AlreadySent.
    """
    verb = Verb.UPLOAD_DOCUMENT
    with locked_draft(actor, draft_id=draft_id, verb=verb, also_rest=True) as (acting, draft):
        seen = visible_documents(actor).filter(draft=draft)
        document = seen.filter(pk=document_id).first()
        if document is None or not is_open_paper(acting, draft, document.kind):
            return None
        document.draft = draft
        require(acting, Verb.REMOVE_DOCUMENT, document)
        if change is Change.TURN:
            _turn(document)
        else:
            _move(document, seen, -1 if change is Change.UP else 1)
        return document.kind


def _turn(document: Document) -> None:
    document.turned = (document.turned + QUARTER) % WHOLE
    document.save(update_fields=["turned"])


def _move(document: Document, seen: QuerySet[Document], step: int) -> None:
    """Let it change places with the next one that the actor sees, among all of the paper."""
    files = list(Document.objects.filter(draft=document.draft_id, kind=document.kind).in_order())
    shown = set(seen.values_list("pk", flat=True))
    places = [place for place, each in enumerate(files) if each.pk in shown]
    here = next(place for place, each in enumerate(files) if each.pk == document.pk)
    there = places.index(here) + step
    if not 0 <= there < len(places):
        return
    other = places[there]
    files[here], files[other] = files[other], files[here]
    for place, each in enumerate(files, start=1):
        each.place = place
    Document.objects.bulk_update(files, ["place"])
