"""Asking for what is missing (begäran om komplettering, FL 20 §): one letter, several items."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.letters import order_letter
from applications.actions.notices import notify
from applications.actions.waiting import recount_waiting
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.letters import COMPLETION_TEMPLATE, completion_context
from applications.models import Case, CompletionItem, CompletionRequest, Draft, Letter
from applications.notice_kinds import NoticeKind
from applications.queries import acting_on
from applications.questions.open_papers import is_open_item
from applications.statuses import COMPLETION_TRANSITIONS, CaseStage, CompletionStatus
from eservice import clock

# While we investigate we may ask, and she may answer.
ASKING_STAGES = (CaseStage.UNDER_INVESTIGATION, CaseStage.COMMUNICATED)
MOST_ITEMS = 20


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing to ask for. ``is_private``: whoever helps the person is not told of it."""

    about: str
    section: str
    what: str
    why: str
    how: str
    due_on: date
    is_private: bool = False

    @property
    def content(self) -> dict[str, Any]:
        words = {"what": self.what, "why": self.why, "how": self.how}
        return words | ({"private": True} if self.is_private else {})


@contextmanager
def held_case(actor: Actor, verb: Verb, case_id: UUID) -> Iterator[tuple[Actor, Case]]:
    """Hold a case: gives the actor as she stands to it, and it.

    Raises Case.DoesNotExist, and NotAllowed when she may not do ``verb``.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        acting = acting_on(actor, case, is_held=True)
        require(acting, verb, case)
        yield acting, case


@contextmanager
def held_item(
    actor: Actor, verb: Verb, *, case_id: UUID, item_id: UUID
) -> Iterator[tuple[Actor, Case, CompletionItem]]:
    """Hold one item and its case. Raises also CompletionItem.DoesNotExist: for an item of
    another case, and for one that a helper may not know of."""
    with held_case(actor, verb, case_id) as (acting, case):
        item = CompletionItem.objects.select_for_update().get(case=case, pk=item_id)
        if not is_open_item(acting, case, item):
            raise CompletionItem.DoesNotExist
        yield acting, case, item


def is_asking(case: Case) -> bool:
    """True while we may ask for more, and she may answer."""
    return case.stage in ASKING_STAGES


def require_asking(case: Case) -> None:
    if not is_asking(case):
        raise TransitionNotAllowed(f"the case is {case.stage}")


def move_item(item: CompletionItem, status: CompletionStatus, **values: Any) -> None:
    """Give a held item its new status: the one place where one is assigned."""
    if status not in COMPLETION_TRANSITIONS[CompletionStatus(item.status)]:
        raise TransitionNotAllowed(f"{item.status} → {status}")
    values = {"status": status, "status_since": clock.now()} | values
    for name, value in values.items():
        setattr(item, name, value)
    item.save(update_fields=list(values))


def ask_completion(
    actor: Actor,
    *,
    case_id: UUID,
    items: Sequence[Asked],
    intro: str,
    consequence: str,
    page_id: UUID | None = None,
) -> CompletionRequest:
    """Ask for these things, in one letter.

    ``page_id`` is the id that the page gave the request: the same page sent twice asks once; one
    that was changed in between asks anew. Raises NotAllowed, TransitionNotAllowed when the case
    is not being investigated, and NotPossible (``nothing``, ``too_many``, ``past``).
    """
    content = {"intro": intro, "consequence": consequence}
    with held_case(actor, Verb.ASK_COMPLETION, case_id) as (acting, case):
        pk = _name(case, actor, page_id, [content, *(_plain(item) for item in items)])
        known = CompletionRequest.objects.filter(pk=pk).first()
        if known is not None:
            return known
        require_asking(case)
        _check(items)
        context = completion_context(case, content, items)
        letter = order_letter(case, Letter.Kind.COMPLETION, COMPLETION_TEMPLATE, context)
        request = CompletionRequest.objects.create(
            id=pk, case=case, content=content, letter=letter, by=acting.user
        )
        CompletionItem.objects.bulk_create(_rows(request, items))
        recount_waiting(case)
        append_event(case, EventKind.COMPLETION_ASKED, acting, request=str(pk), items=len(items))
        tell(case, NoticeKind.COMPLETION_ASKED, once=f"completion:{pk}")
        return request


def tell(case: Case, kind: NoticeKind, *, once: str) -> None:
    """Let the person know, in the transaction of what it is about."""
    draft = Draft.objects.filter(pk=case.pk).first()
    notify(case.person, kind, once=once, draft=draft)


def _plain(item: Asked) -> list[Any]:
    return [item.about, item.content, str(item.due_on)]


def _name(case: Case, actor: Actor, page_id: UUID | None, words: list[Any]) -> UUID:
    """Return an id that only the very same page has, sent by the same caseworker."""
    if page_id is None:
        return uuid4()
    return uuid5(case.pk, json.dumps([actor.user.pk, str(page_id), words], sort_keys=True))


def _check(items: Sequence[Asked]) -> None:
    if not items:
        raise NotPossible("nothing")
    if len(items) > MOST_ITEMS:
        raise NotPossible("too_many")
    if any(item.due_on <= clock.today() for item in items):
        raise NotPossible("past")


def _rows(request: CompletionRequest, items: Sequence[Asked]) -> list[CompletionItem]:
    return [
        CompletionItem(
            request=request,
            case=request.case,
            number=number,
            section=item.section,
            about=item.about,
            content=item.content,
            due_on=item.due_on,
        )
        for number, item in enumerate(items, start=1)
    ]
