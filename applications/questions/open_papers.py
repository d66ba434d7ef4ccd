"""Which papers there are for a helper: those that the applicant's own answers call for."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from applications.access import Actor, Verb, can
from applications.document_kinds import APPEAL_KIND, ITEM_KIND, MESSAGE_KIND
from applications.models import Case, CompletionItem, Draft, Message
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.messaging import is_shown, next_kind
from applications.questions.papers import paper_key
from applications.questions.privacy import helper, is_kept_from_helpers
from applications.questions.progress import Progress, facts_of


def helpers_progress(actor: Actor, matter: Draft | Case, rows: Mapping[str, Any]) -> Progress:
    """Return the answers as a helper sees them; ``rows``: see Progress."""
    return Progress(FLOW, rows, facts_of(matter), reader=helper(actor.user.pk))


def sent_to_helper(actor: Actor, case: Case) -> set[str]:
    """Return the pages of what was sent that were there for a helper, by the answers in it."""
    rows = {
        step["key"]: SimpleNamespace(cleaned=step["cleaned"], is_valid=bool(step["rows"]))
        for part in case.content["sections"]
        for step in part["steps"]
    }
    return set(helpers_progress(actor, case, rows).path)


def is_open_paper(actor: Actor, draft: Draft, kind: str) -> bool:
    """True unless the actor is a helper and the paper is there because of the partner alone, or
    answers something that is not for her, or goes with a message or an appeal that she can't
    read."""
    if actor.grant is None:
        return True
    if kind.startswith(MESSAGE_KIND):
        return _goes_with_open_message(actor, draft, kind)
    if kind.startswith(APPEAL_KIND):
        case = Case.objects.filter(pk=draft.pk).first()
        return can(actor, Verb.APPEAL, case)
    if kind.startswith(ITEM_KIND):
        item = _item(draft, kind)
        return item is not None and is_open_item(actor, item.case, item)
    return paper_key(kind) in helpers_progress(actor, draft, answers_of(draft)).path


def _goes_with_open_message(actor: Actor, draft: Draft, kind: str) -> bool:
    """What waits for a message that is not sent is its writer's own."""
    case = Case.objects.filter(pk=draft.pk).first()
    if case is None or not can(actor, Verb.READ_MESSAGES, case):
        return False
    message = Message.objects.filter(case=case, pk=kind.removeprefix(MESSAGE_KIND)).first()
    return is_shown(actor, message) if message else kind == next_kind(case.pk, actor.user)


def _item(draft: Draft, kind: str) -> CompletionItem | None:
    items = CompletionItem.objects.select_related("case__application", "case__person")
    return items.filter(case=draft.pk, pk=kind.removeprefix(ITEM_KIND)).first()


def is_open_item(actor: Actor, case: Case, item: CompletionItem) -> bool:
    """True unless the actor is a helper and what we ask for is not for her.

    Nothing about safety, in own words or about the partner is; nor what the caseworker has marked
    (``private``), nor what the application asked because of the partner alone.
    """
    return item.pk in open_items(actor, case, [item])


def open_items(
    actor: Actor, case: Case, items: Iterable[CompletionItem]
) -> dict[UUID, CompletionItem]:
    """Return those of a case's items that the actor may know of, by id."""
    if actor.grant is None:
        return {item.pk: item for item in items}
    sent = {s["key"] for part in case.content["sections"] for s in part["steps"]}
    hidden = sent - sent_to_helper(actor, case)
    return {
        item.pk: item
        for item in items
        if not (item.content.get("private") or item.about in hidden or _is_hers(item.about))
    }


def _is_hers(about: str) -> bool:
    """True for a page that no helper is told of; also for one that we don't know any more."""
    if not about:
        return False
    base = about.partition(".")[0]
    return base not in FLOW.by_key or is_kept_from_helpers(FLOW.by_key[base])
