"""Writing messages, and saying that one has read them. A message is never changed.

A writer's messages in a case are numbered, and a page says how many there were when it was shown
(``seen``): the same page sent twice is one message, and files can wait for the next one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from applications.access import Actor, Verb
from applications.actions.completions import held_case, tell
from applications.actions.notices import notify
from applications.actions.waiting import recount_waiting
from applications.document_kinds import message_kind
from applications.errors import NotPossible
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, Document, Draft, GrantPower, Message, MessageRead
from applications.notice_kinds import NoticeKind
from applications.powers import Power
from applications.questions.messaging import (
    content_of,
    helpers_who_read,
    is_hers_alone,
    is_shown,
    message_id,
    unread_by,
    written_by,
)
from applications.questions.quoting import quote_of
from applications.statuses import CaseStage
from eservice.people.models import User

# Nobody has that much to say; a robot shall not fill the database.
MOST_MESSAGES = 1_000
# A page that was sent again was shown at most so many messages ago.
LOOKED_BACK = 20


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is typed. ``about`` is the code of the words it asks about. ``hers_alone``: for the
    applicant and the caseworkers, and not for who helps her. ``read_until`` is the newest message
    on the page: who answers has read it."""

    text: str
    about: str = ""
    hers_alone: bool = False
    read_until: UUID | None = None


def write_message(actor: Actor, *, case_id: UUID, words: Words, seen: int) -> Message:
    """Write to the office as the applicant or who helps her, with the files that wait.

    Raises Case.DoesNotExist, NotAllowed, and NotPossible: ``closed``, ``full``, and ``quote``
    when she can't read what she asks about (any more). What a helper writes is not for the
    applicant alone.
    """
    with held_case(actor, Verb.WRITE_MESSAGE, case_id) as (acting, case):
        known = _written_before(case, actor.user, words, seen)
        if known is not None:
            return known
        number = _next_number(case, actor.user)
        quote = quote_of(acting, case, words.about) if words.about else None
        if words.about and quote is None:
            raise NotPossible("quote")
        is_alone = words.hers_alone and acting.grant is None
        content = content_of(words.text, quote=quote, hers_alone=is_alone)
        message = _write(acting, case, number, content)
        _send_files(message)
        recount_waiting(case, has_answered=True)
        _mark(acting, case, words.read_until)
        return message


def answer_message(actor: Actor, *, case_id: UUID, words: Words, seen: int) -> Message:
    """Write to the applicant as a caseworker; she, and who may read it with her, is told.

    Raises Case.DoesNotExist, NotAllowed, and NotPossible: ``closed``, ``full``.
    """
    with held_case(actor, Verb.ANSWER_MESSAGE, case_id) as (acting, case):
        known = _written_before(case, actor.user, words, seen)
        if known is not None:
            return known
        number = _next_number(case, actor.user)
        content = content_of(words.text, hers_alone=words.hers_alone)
        message = _write(acting, case, number, content)
        _mark(acting, case, words.read_until)
        tell(case, NoticeKind.MESSAGE, once=f"message:{message.pk}")
        if not is_hers_alone(message):
            _tell_helpers(case, message)
        return message


def mark_read(
    actor: Actor, *, case_id: UUID, until: UUID | None, verb: Verb = Verb.READ_MESSAGES
) -> None:
    """Say that one has read the messages up to this one. Twice changes nothing.

    A caseworker's ``verb`` is to answer them. Raises Case.DoesNotExist and NotAllowed.
    """
    with held_case(actor, verb, case_id) as (acting, case):
        _mark(acting, case, until)


def is_open(case: Case) -> bool:
    """True until the case is closed: then one calls, or applies again."""
    return case.stage != CaseStage.CLOSED


def require_open(case: Case) -> None:
    if not is_open(case):
        raise NotPossible("closed")


def waiting_files(case_id: UUID, user: User, number: int) -> QuerySet[Document]:
    """Return the files that wait for somebody's message with this number."""
    kind = message_kind(message_id(case_id, user, number))
    return Document.objects.filter(draft=case_id, kind=kind, is_sent=False)


def _written_before(case: Case, user: User, words: Words, seen: int) -> Message | None:
    """Return the message that the page has already become, if it was sent before."""
    written = written_by(case.pk, user)
    numbers = range(max(seen, written - LOOKED_BACK), written)
    ids = [message_id(case.pk, user, number) for number in numbers]
    for message in Message.objects.filter(pk__in=ids) if ids else ():
        if (message.content["text"], message.content["about"]) == (words.text, words.about):
            return message
    return None


def _next_number(case: Case, user: User) -> int:
    require_open(case)
    number = written_by(case.pk, user)
    if number >= MOST_MESSAGES:
        raise NotPossible("full")
    return number


def _write(acting: Actor, case: Case, number: int, content: dict) -> Message:
    message = Message.objects.create(
        id=message_id(case.pk, acting.user, number),
        case=case,
        content=content,
        by=acting.user,
        role=acting.role,
        is_from_office=acting.user.is_staff_member,
        grant=acting.grant,
    )
    facts = {"message": str(message.pk), "code": content_code("message", message.pk, content)}
    append_event(case, EventKind.MESSAGE_WRITTEN, acting, **facts)
    return message


def _send_files(message: Message) -> None:
    """Let the files that waited go with the message."""
    kind = message_kind(message.pk)
    files = Document.objects.filter(draft=message.case_id, kind=kind, is_sent=False)
    message.documents.set(list(files))
    files.update(is_sent=True)


def _mark(acting: Actor, case: Case, until: UUID | None) -> None:
    newest = case.messages.filter(pk=until).first() if until else None
    if newest is None:
        return
    earlier = Q(at__lt=newest.at) | Q(at=newest.at, id__lte=newest.pk)
    rows: Iterable[Message] = unread_by(acting.user, case.messages.filter(earlier))
    if acting.user.is_staff_member:
        rows = rows.filter(is_from_office=False)
    seen = [message for message in rows if is_shown(acting, message)]
    MessageRead.objects.bulk_create(MessageRead(message=each, by=acting.user) for each in seen)


def _tell_helpers(case: Case, message: Message) -> None:
    """Let each person know who may read messages and wants to know when something happens."""
    draft = Draft.objects.filter(pk=case.pk).first()
    for grant in helpers_who_read(case):
        if grant.grantee is None:
            continue
        held = GrantPower.objects.held_by(grant.grantee_id).over([case.pk]).filter(grant=grant)
        if {Power.MESSAGE, Power.GET_NOTICES} <= set(held.values_list("power", flat=True)):
            once = f"message:{message.pk}:{grant.grantee_id}"
            notify(grant.grantee, NoticeKind.MESSAGE, once=once, draft=draft, grant=grant)
