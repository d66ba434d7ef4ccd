"""Sending the rest after the most important: a part at a time, in any order."""

from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.drafts import draft_for_update
from applications.actions.household import record_household
from applications.actions.sending_documents import send_documents
from applications.actions.waiting import recount_waiting
from applications.errors import AlreadySent, Incomplete
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, Draft, SentSection
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.flow import Section
from applications.questions.freezing import frozen_sections, revalidate
from applications.questions.papers import BY_KEY
from applications.questions.progress import Progress, facts_of
from applications.questions.rest import rest_of
from applications.rest import rest_case, sent_keys


def send_section(actor: Actor, *, draft_id: UUID, section: Section) -> bool:
    """Send one part of the rest. Returns True while there is more to answer.

    Sent twice, it is sent once. Raises Draft.DoesNotExist, NotAllowed, Incomplete (with the first
    step that needs an answer), and AlreadySent when nothing more is asked.
    """
    with transaction.atomic():
        acting, draft = draft_for_update(actor, draft_id)
        case = rest_case(draft)
        if case is None:
            raise AlreadySent(draft.pk)
        require(acting, Verb.SEND_SECTION, case)
        case = (
            Case.objects.select_for_update(of=("self",))
            .select_related("application")
            .get(pk=case.pk)
        )
        return _sent(acting, draft, case, section)


def _sent(acting: Actor, draft: Draft, case: Case, section: Section) -> bool:
    progress = Progress(FLOW, answers_of(draft), facts_of(draft))
    known = sent_keys(case)
    asked = {found.section.key: found for found in rest_of(progress, known)}
    if section.key in asked:
        missing = asked[section.key].missing
        if missing:
            raise Incomplete(missing[0].key)
        revalidate(progress, only=section)
        _write(acting, draft, case, progress, section, known)
        del asked[section.key]
    case.asks_rest = bool(asked)
    case.save(update_fields=["asks_rest"])
    recount_waiting(case, has_answered=True)
    return case.asks_rest


def _write(
    acting: Actor,
    draft: Draft,
    case: Case,
    progress: Progress,
    section: Section,
    known: frozenset[str],
) -> None:
    content = next(part for part in frozen_sections(progress) if part["key"] == section.key)
    row = SentSection.objects.create(
        case=case, section=section.key, content=content, by=acting.user, grant=acting.grant
    )
    kinds = [BY_KEY[step["key"]].key for step in content["steps"] if step["key"] in BY_KEY]
    send_documents(draft, kinds)
    record_household(case, progress, only=_new(content, known))
    code = content_code("section", row.pk, content)
    append_event(case, EventKind.SECTION_SENT, acting, sent=str(row.pk), code=code)


def _new(content: dict, known: frozenset[str]) -> frozenset[str]:
    return frozenset(step["key"] for step in content["steps"]) - known
