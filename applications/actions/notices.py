"""Notices: written with what they tell of, delivered by the task worker until one has arrived.

The outbox is the truth. A delivery first borrows its row for a while, then sends without holding
anything, and then writes that it went. A worker that dies in between leaves a row that is due
again, and the same message with the same Message-ID goes once more.
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
from django_tasks_db.models import DBTaskResult

from applications import notifications
from applications.access import Actor, Verb, require
from applications.models import (
    Case,
    CompletionItem,
    ContactChoice,
    Draft,
    Grant,
    GrantPower,
    Notice,
    UnitTask,
)
from applications.notice_kinds import ABOUT_LIVE_HELP, MUST_ARRIVE, Channel, NoticeKind, TaskKind
from applications.questions.answers import Answers
from applications.statuses import UNANSWERED
from eservice import clock, mail
from eservice.files import write_whole
from eservice.municipality import municipality
from eservice.pdf import render_pdf
from eservice.people.models import Person

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
AT_ONCE = 500
# Ways that are for talking with a caseworker, and no ways for notices.
CALLS = ("phone", "sms")
SELF = "self"


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
    waiting = DBTaskResult.objects.filter(
        task_path=deliver_notice.module_path, status__in=["READY", "RUNNING"]
    )
    queued = {given["args"][0] for given in waiting.values_list("args_kwargs", flat=True)}
    due = Notice.objects.filter(next_try_at__lte=clock.now()).order_by("next_try_at", "pk")
    found = [str(pk) for pk in due.values_list("pk", flat=True)[: AT_ONCE + len(queued)]]
    missing = [pk for pk in found if pk not in queued][:AT_ONCE]
    for pk in missing:
        deliver_notice.enqueue(pk)
    return len(missing)


@task()
def deliver_notice(notice_id: str) -> None:
    """Deliver a notice that is due, in the way its person wants now. Again changes nothing."""
    borrowed = _borrow(notice_id)
    if borrowed is None:
        return
    notice, choice = borrowed
    try:
        _send(notice, choice)
    except mail.Refused as error:
        logger.warning("notice %s was refused: %s", notice.pk, error)
        _give_up(notice)
    except (mail.NotSent, OSError) as error:
        why = error if isinstance(error, mail.NotSent) else type(error).__name__
        logger.warning("notice %s did not go, try %d: %s", notice.pk, notice.attempts, why)
        _put_off(notice)
    else:
        _unfinished(notice).update(sent_at=clock.now(), next_try_at=None)


@transaction.atomic
def _borrow(notice_id: str) -> tuple[Notice, dict[str, Any]] | None:
    """Return a notice that is ours to send now, and her choice; None when there is none to send.

    The first try is always due, so that two machines' clocks need not agree.
    """
    rows = Notice.objects.select_related("person", "draft", "grant")
    notice = rows.select_for_update(of=("self",)).filter(pk=notice_id).first()
    if notice is None or notice.next_try_at is None:
        return None
    if notice.attempts and notice.next_try_at > clock.now():
        return None
    if notice.attempts >= MOST_TRIES:
        _give_up(notice)
        return None
    stored = ContactChoice.objects.filter(person=notice.person_id).first()
    choice = stored.choice if stored else None
    notice.channel = notifications.way_to(notice.person, choice) if _holds(notice) else Channel.NONE
    if notice.channel == Channel.NONE:
        _end_without(notice)
        return None
    notice.attempts += 1
    notice.next_try_at = clock.now() + BORROWED
    notice.save(update_fields=["channel", "attempts", "next_try_at"])
    return notice, choice


def _holds(notice: Notice) -> bool:
    """False for what is over by now: help that has ended, or what is answered."""
    if notice.kind == NoticeKind.COMPLETION_REMINDER:
        return CompletionItem.objects.filter(case=notice.draft_id, status__in=UNANSWERED).exists()
    if notice.grant_id is None or notice.kind not in ABOUT_LIVE_HELP:
        return True
    if notice.grant.grantor_id == notice.person_id:
        held = GrantPower.objects.active().filter(grant__in=Grant.objects.in_force())
    else:
        held = GrantPower.objects.held_by(notice.person_id)
    return held.filter(grant=notice.grant_id).exists()


def _end_without(notice: Notice) -> None:
    """No way to her is open, and that is her own choice: only what must arrive goes further."""
    notice.next_try_at = None
    notice.save(update_fields=["channel", "next_try_at"])
    if notice.kind in MUST_ARRIVE:
        _order_task(notice)


def _send(notice: Notice, choice: dict[str, Any]) -> None:
    if notice.channel == Channel.EMAIL:
        subject, body = notifications.email_text(notice)
        mail.send(to=choice["email"], subject=subject, body=body, name=str(notice.pk))
        return
    context = notifications.letter_context(notice, choice["address"])
    pdf = render_pdf(render_to_string(notifications.LETTER_TEMPLATE, context))
    write_whole(settings.PRINT_DIR / f"{notice.pk}.pdf", pdf)


def _unfinished(notice: Notice) -> QuerySet[Notice]:
    return Notice.objects.filter(pk=notice.pk, next_try_at__isnull=False)


def _put_off(notice: Notice) -> None:
    if notice.attempts >= MOST_TRIES:
        _give_up(notice)
        return
    later = clock.now() + RETRY_AFTER[notice.attempts - 1]
    _unfinished(notice).update(next_try_at=later)


@transaction.atomic
def _give_up(notice: Notice) -> None:
    if _unfinished(notice).update(failed_at=clock.now(), next_try_at=None):
        _order_task(notice)


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


@transaction.atomic
def choose_contact(
    actor: Actor, *, ways: list[str], email: str, address: list[str], safe: str
) -> None:
    """Keep how the actor herself wants her notices. How a caseworker calls her stays as it was.

    ``ways`` are of email, letter and self, ``address`` the lines of an envelope. Without a word
    about ``safe`` what she said before holds.
    """
    require(actor, Verb.CHOOSE_CONTACT, actor.person)
    rows = ContactChoice.objects.select_for_update()
    stored = rows.filter(person=actor.person).first()
    before = stored.choice if stored else {}
    kept = [way for way in before.get("ways", ()) if way in CALLS]
    chosen = [*kept, *(way for way in ways if way != SELF)]
    _keep_choice(
        actor.person,
        ways=chosen or [SELF],
        email=email,
        phone=before.get("phone", ""),
        safe=safe or before.get("safe", ""),
        address=address,
    )


def copy_contact(person: Person, answers: Answers) -> None:
    """Let what a person has just sent about how to reach her hold for her notices too.

    Call it only when she sends herself. Where the application did not ask, nothing changes.
    """
    contact, where = answers.step("contact"), answers.step("address")
    if not contact:
        return
    parts = {name: where.get(name) or "" for name in ("street", "postcode", "city", "care_of")}
    _keep_choice(
        person,
        ways=list(contact["ways"]),
        email=contact.get("email") or "",
        phone=contact.get("phone") or "",
        safe=answers.get("safe_contact", default=""),
        address=notifications.address_lines(**parts) if where.get("where") == "address" else [],
    )


def _keep_choice(person: Person, **choice: Any) -> None:
    values = {"choice": choice, "changed_at": clock.now()}
    ContactChoice.objects.update_or_create(person=person, defaults=values)
