"""Notices: written with what they tell of, delivered by the task worker until one has arrived.

The outbox is the truth. A delivery first borrows its row for a while, then sends without holding
anything, and then writes that it went. A worker that dies in between leaves a row that is due
again, and the same message with the same id goes once more.
"""

import logging
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.tasks import task
from django.template.loader import render_to_string

from applications import notifications
from applications.actions import gathering
from applications.models import Case, ContactChoice, Draft, Grant, Notice, UnitTask
from applications.notice_kinds import MUST_ARRIVE, Channel, NoticeKind, TaskKind
from eservice import clock, mail, sms
from eservice.files import write_whole
from eservice.language_choice import speaking
from eservice.languages import SWEDISH
from eservice.municipality import municipality
from eservice.pdf import render_pdf
from eservice.people.models import Person
from eservice.tasks import queue_due

logger = logging.getLogger(__name__)

# Longer than any delivery takes: until then nobody else tries.
BORROWED = timedelta(minutes=10)
RETRY_AFTER = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
MOST_TRIES = len(RETRY_AFTER) + 1


def notify(
    person: Person,
    kind: NoticeKind,
    *,
    once: str,
    draft: Draft | None = None,
    grant: Grant | None = None,
) -> Notice:
    """Write a notice in the transaction of what it tells of; the same ``once`` is the same one.

    The commit wakes the worker. Should that fail, ``send_due_notices`` finds the notice.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a notice is written in the transaction of what it tells of")
    values = {"person": person, "kind": kind, "draft": draft, "grant": grant}
    notice, is_new = Notice.objects.get_or_create(once=once, defaults=values)
    if is_new:
        wake = partial(deliver_notice.enqueue, str(notice.pk))
        transaction.on_commit(wake, robust=True)
    return notice


def send_due_notices() -> int:
    """Queue the notices that are due and not queued already; returns how many."""
    due = Notice.objects.filter(next_try_at__lte=clock.now()).order_by("next_try_at", "pk")
    return queue_due(deliver_notice, due)


@task()
def deliver_notice(notice_id: str) -> None:
    """Deliver a notice that is due, in the way its person wants now. Again changes nothing."""
    borrowed = _borrow(notice_id)
    if borrowed is None:
        return
    notice, choice = borrowed
    try:
        _send(notice, choice)
    except (mail.Refused, sms.Refused) as error:
        logger.warning("notice %s was refused: %s", notice.pk, error)
        _give_up(notice)
    except (mail.NotSent, sms.NotSent, OSError) as error:
        why = type(error).__name__ if isinstance(error, OSError) else error
        logger.warning("notice %s did not go, try %d: %s", notice.pk, notice.attempts, why)
        _put_off(notice)
    else:
        _arrived(notice)


@transaction.atomic
def _borrow(notice_id: str) -> tuple[Notice, dict[str, Any]] | None:
    """Return a notice that is ours to send now, and her choice; None when there is none to send.

    It may be the digest that the one asked for goes in. Her choice is locked first, so that two
    who gather do it one after the other.
    """
    receiver = Notice.objects.filter(pk=notice_id).values("person_id")
    stored = ContactChoice.objects.select_for_update().filter(person_id__in=receiver).first()
    choice = stored.choice if stored else None
    notice = _locked_due(notice_id)
    if notice is None:
        return None
    if notice.attempts >= MOST_TRIES:
        _give_up(notice)
        return None
    is_held = notifications.holds(notice)
    notice.channel = notifications.way_to(notice.person, choice) if is_held else Channel.NONE
    if notice.channel == Channel.NONE:
        _end_without(notice)
        return None
    if gathering.is_for_digest(notice, choice):
        notice = gathering.gather(notice)
        if notice is None:
            return None
    notice.attempts += 1
    notice.next_try_at = clock.now() + BORROWED
    notice.save(update_fields=["channel", "attempts", "next_try_at"])
    return notice, choice


def _locked_due(notice_id: str) -> Notice | None:
    """Return the locked row when something is to be done with it now.

    The first try is always due, so that two machines' clocks need not agree.
    """
    rows = Notice.objects.select_related("person", "draft", "grant")
    notice = rows.select_for_update(of=("self",)).filter(pk=notice_id).first()
    if notice is None or notice.next_try_at is None:
        return None
    is_waiting = notice.attempts and notice.next_try_at > clock.now()
    return None if is_waiting else notice


def _end_without(notice: Notice) -> None:
    """No way to her is open, and that is her own choice: only what must arrive goes further."""
    notice.next_try_at = None
    notice.save(update_fields=["channel", "next_try_at"])
    notice.gathered.update(channel=notice.channel)
    for told in _told_of(notice):
        if told.kind in MUST_ARRIVE:
            _order_task(told)


def _send(notice: Notice, choice: dict[str, Any]) -> None:
    name, language = str(notice.pk), choice.get("language", SWEDISH)
    if notice.channel == Channel.EMAIL:
        with speaking(language):
            subject, body = notifications.email_text(notice)
        mail.send(to=choice["email"], subject=subject, body=body, name=name)
        return
    if notice.channel == Channel.SMS:
        with speaking(language):
            text = notifications.sms_text(notice)
        sms.send(to=notifications.sms_number(choice), text=text, name=name)
        return
    context = notifications.letter_context(notice, choice["address"])
    pdf = render_pdf(render_to_string(notifications.LETTER_TEMPLATE, context))
    write_whole(settings.PRINT_DIR / f"{name}.pdf", pdf)


def _unfinished(notice: Notice) -> QuerySet[Notice]:
    return Notice.objects.filter(pk=notice.pk, next_try_at__isnull=False)


def _told_of(notice: Notice) -> list[Notice]:
    """Return what a message tells of: all that a digest has gathered, or itself."""
    return list(notice.gathered.select_related("person")) or [notice]


@transaction.atomic
def _arrived(notice: Notice) -> None:
    if _unfinished(notice).update(sent_at=clock.now(), next_try_at=None):
        notice.gathered.update(sent_at=clock.now())


def _put_off(notice: Notice) -> None:
    if notice.attempts >= MOST_TRIES:
        _give_up(notice)
        return
    later = clock.now() + RETRY_AFTER[notice.attempts - 1]
    _unfinished(notice).update(next_try_at=later)


@transaction.atomic
def _give_up(notice: Notice) -> None:
    if _unfinished(notice).update(failed_at=clock.now(), next_try_at=None):
        notice.gathered.update(failed_at=clock.now())
        for told in _told_of(notice):
            _order_task(told)


def _order_task(notice: Notice) -> None:
    """Let a caseworker of the case's unit reach her in some other way."""
    case = Case.objects.filter(pk=notice.draft_id).first()
    values = {
        "unit": case.unit if case else municipality().receiving_unit,
        "kind": TaskKind.NOTICE_FAILED,
        "person": notice.person,
        "case": case,
    }
    UnitTask.objects.get_or_create(once=f"notice:{notice.pk}", defaults=values)
