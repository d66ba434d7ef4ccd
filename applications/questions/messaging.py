"""Messages between the person, or who helps her, and the caseworker, as one reader sees them.

A message that is for the applicant alone (``hers_alone``) is not there for who helps her, and of
what others have quoted a helper sees nothing: the words may be from a page that she can't open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from applications.actors import Actor
from applications.document_kinds import message_kind
from applications.models import Case, Document, Grant, GrantPower, Message, MessageRead
from applications.paging import PAGE_SIZE, Cursor
from applications.powers import Power
from eservice.municipality import municipality
from eservice.people.models import User
from eservice.workdays import working_days_after


@dataclass(frozen=True, kw_only=True)
class MessageRow:
    """A message with its files and who has read it. ``is_new``: it waits for the reader."""

    message: Message
    documents: list[Document]
    reads: list[MessageRead]
    is_mine: bool
    is_new: bool
    quote: str

    @property
    def text(self) -> str:
        return self.message.content["text"]

    @property
    def is_hers_alone(self) -> bool:
        return is_hers_alone(self.message)


@dataclass(frozen=True, kw_only=True)
class MessagesPage:
    """One page, newest first; ``next`` is None on the last. ``waiting``: files not sent yet.

    ``answer_by`` is the promised day for the oldest message on the page that nobody has answered.
    """

    rows: list[MessageRow]
    next: Cursor | None
    seen: int
    waiting: list[Document]
    answer_by: date | None

    @property
    def new(self) -> list[MessageRow]:
        return [row for row in self.rows if row.is_new]

    @property
    def known(self) -> list[MessageRow]:
        return [row for row in self.rows if not row.is_new]

    @property
    def newest(self) -> UUID | None:
        return self.rows[0].message.pk if self.rows else None


def message_id(case_id: UUID, user: User, number: int) -> UUID:
    """Return the id of a writer's message in a case: the first is number 0."""
    return uuid5(case_id, f"message {user.pk} {number}")


def written_by(case_id: UUID, user: User) -> int:
    """Return how many messages somebody has written in a case, which is her next one's number."""
    return Message.objects.filter(case=case_id, by=user).count()


def next_kind(case_id: UUID, user: User) -> str:
    """Return the kind of the files that wait for somebody's next message."""
    return message_kind(message_id(case_id, user, written_by(case_id, user)))


def is_hers_alone(message: Message) -> bool:
    """True for a message that is not there for who helps the applicant."""
    return bool(message.content.get("hers_alone"))


def is_shown(reader: Actor, message: Message) -> bool:
    return reader.grant is None or not is_hers_alone(message)


def messages_page(
    reader: Actor, case: Case, after: Cursor | None = None, *, seen: int | None = None
) -> MessagesPage:
    """Return the messages that come after a place, by walking an index, in three queries.

    ``seen`` is how many the reader had written when she opened the page; now, unless given.
    """
    found = list(_from(reader, case, after)[: PAGE_SIZE + 1])
    on_page = found[:PAGE_SIZE]
    number = found[0].mine if found else 0
    waiting = message_kind(message_id(case.pk, reader.user, number))
    files = _files(case, [waiting, *(message_kind(each.pk) for each in on_page)])
    rows = [_row(reader, each, files) for each in on_page if is_shown(reader, each)]
    last = on_page[-1] if len(found) > PAGE_SIZE else None
    return MessagesPage(
        rows=rows,
        next=Cursor(last.at, last.pk) if last else None,
        seen=number if seen is None else seen,
        waiting=files.get(waiting, []),
        answer_by=None if after else _answer_by(rows),
    )


def _from(reader: Actor, case: Case, after: Cursor | None) -> QuerySet[Message]:
    """Return the messages, and with each how many the reader has written."""
    written = Message.objects.filter(case=case, by=reader.user).order_by().values("case")
    mine = Coalesce(Subquery(written.annotate(count=Count("pk")).values("count")), 0)
    reads = MessageRead.objects.select_related("by__person").order_by("at", "pk")
    rows = case.messages.select_related("by__person").prefetch_related(Prefetch("reads", reads))
    rows = rows.annotate(mine=mine)
    if after:
        rows = rows.filter(Q(at__lt=after.at) | Q(at=after.at, id__lt=after.id))
    return rows.order_by("-at", "-id")


def _files(case: Case, kinds: list[str]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in Document.objects.filter(draft=case.pk, kind__in=kinds).order_by("number"):
        found.setdefault(document.kind, []).append(document)
    return found


def _row(reader: Actor, message: Message, files: dict[str, list[Document]]) -> MessageRow:
    is_mine = message.by_id == reader.user.pk
    reads = list(message.reads.all())
    sent = [file for file in files.get(message_kind(message.pk), []) if file.is_sent]
    quote = message.content.get("quote", "")
    return MessageRow(
        message=message,
        documents=sent,
        reads=reads,
        is_mine=is_mine,
        is_new=_is_new(reader, message, reads),
        quote=quote if reader.grant is None or is_mine else "",
    )


def _is_new(reader: Actor, message: Message, reads: Iterable[MessageRead]) -> bool:
    """For the office a message is new until one of them has read it; for the others until the
    reader herself has, also when who helps her wrote it."""
    if reader.user.is_staff_member:
        return not message.is_from_office and not any(each.by.is_staff_member for each in reads)
    is_read = any(each.by_id == reader.user.pk for each in reads)
    return message.by_id != reader.user.pk and not is_read


def _answer_by(rows: list[MessageRow]) -> date | None:
    unanswered = None
    for row in rows:
        if row.message.is_from_office:
            break
        unanswered = row.message
    return answer_day(unanswered) if unanswered else None


def answer_day(message: Message) -> date:
    """Return the day by which the municipality promises to answer a message."""
    days = municipality().casework.answer_working_days
    return working_days_after(timezone.localdate(message.at), days)


def unread_by(user: User, messages: QuerySet[Message]) -> QuerySet[Message]:
    """Return those of the messages that somebody has neither written nor marked as read."""
    mine = MessageRead.objects.filter(message=OuterRef("pk"), by=user)
    return messages.exclude(by=user).exclude(Exists(mine))


def with_unread_messages(cases: QuerySet[Case], user: User) -> QuerySet[Case]:
    """Add ``unread_messages`` to cases of the user's own: how many wait for her, in their query.

    Not for a helper's list: some are for the applicant alone. Ask ``unread_messages`` there.
    """
    unread = unread_by(user, Message.objects.filter(case=OuterRef("pk"))).order_by()
    count = unread.values("case").annotate(count=Count("pk")).values("count")
    return cases.annotate(unread_messages=Coalesce(Subquery(count), 0))


def unread_messages(reader: Actor, case: Case) -> int:
    """Return how many messages of a case wait for the reader, in one query."""
    rows = unread_by(reader.user, case.messages.all())
    return sum(is_shown(reader, message) for message in rows)


def helpers_who_read(case: Case) -> list[Grant]:
    """Return the help under which somebody else can read the applicant's messages now."""
    powers = GrantPower.objects.active().over([case.pk]).filter(power=Power.MESSAGE)
    grants = Grant.objects.in_force().filter(grantor=case.person_id)
    grants = grants.filter(Exists(powers.filter(grant=OuterRef("pk"))))
    return list(grants.select_related("grantee", "organisation").order_by("created_at"))


def names_of(grants: Iterable[Grant]) -> list[str]:
    """Return what those who help are called, each name once."""
    names = (grant.grantee or grant.organisation for grant in grants)
    return list(dict.fromkeys(str(each.name) for each in names if each))


def content_of(text: str, *, quote: Any = None, hers_alone: bool = False) -> dict[str, Any]:
    """Return what the column of a message keeps. ``quote`` is what it asks about."""
    about = {"quote": quote.words, "about": quote.about} if quote else {"quote": "", "about": ""}
    is_alone = hers_alone or bool(quote and quote.is_hers_alone)
    return {"text": text, **about} | ({"hers_alone": True} if is_alone else {})
