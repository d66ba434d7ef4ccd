"""A one-time code by letter to the person herself: whoever she gives it to may help her.

The code is made by the task worker and stands in clear in the printed letter alone: neither
the queue nor the database ever holds more than its fingerprint. A worker that dies in the
middle makes a new code and a new letter, and the first one opens nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from applications import notifications
from applications.access import Actor, Verb
from applications.actions.grants import locked_grant
from applications.actions.invitations import LASTS, invite
from applications.actions.tasks import ask_unit
from applications.actions.units import unit_of
from applications.errors import NotPossible
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import ContactChoice, Grant, GrantEvent, GrantPower, Invitation
from applications.notice_kinds import Channel, TaskKind
from applications.powers import GivenWay
from eservice import clock
from eservice.codes import Code
from eservice.files import write_whole
from eservice.languages import in_swedish
from eservice.municipality import municipality
from eservice.pdf import render_pdf
from eservice.people.models import Person
from eservice.ui.swedish import format_date

TEMPLATE = "letters/help_code/2026-11-22.html"
AT_ONCE = 100
GIVEN_UP = timedelta(days=7)
ORDERS = (GrantEventKind.REGISTERED, GrantEventKind.CODE_ORDERED)


def letter_address(person: Person) -> list[str]:
    """Return the lines of the address that she herself has given, if a letter is safe there.

    Empty when she hasn't, when somebody else may open it, or when her identity is protected.
    """
    stored = ContactChoice.objects.filter(person=person).first()
    choice = {**stored.choice, "ways": ["letter"]} if stored else None
    by_letter = notifications.way_to(person, choice) == Channel.LETTER
    return list(choice["address"]) if by_letter else []


def order_letter(grant: Grant) -> None:
    """Queue the letter, in the transaction of the event that orders it."""
    print_code_letter.enqueue(str(grant.pk), grant.event_count)


def order_new_code(actor: Actor, *, grant_id: UUID) -> None:
    """Order a letter with a new code; the one before opens nothing from now on.

    Raises NotPossible when nobody waits for one, or there is no safe address.
    """
    with locked_grant(actor, Verb.VERIFY_GRANT, grant_id) as grant:
        if not _waits(grant):
            raise NotPossible("answered")
        if not letter_address(grant.grantor):
            raise NotPossible("no_address")
        unused = Invitation.objects.filter(grant=grant, used_at=None, cancelled_at=None)
        unused.update(cancelled_at=clock.now())
        append_event(grant, GrantEventKind.CODE_ORDERED, actor)
        order_letter(grant)


def order_missing_letters(*, older_than: timedelta) -> int:
    """Queue letters whose printing failed, when the queue is empty; returns how many."""
    if DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists():
        return 0
    steps = GrantEvent.objects.filter(
        grant=OuterRef("pk"), kind__in=(*ORDERS, GrantEventKind.CODE_PRINTED)
    ).order_by("-seq")
    now = clock.now()
    waiting = Grant.objects.filter(
        Exists(GrantPower.objects.active().filter(grant=OuterRef("pk"))),
        way=GivenWay.LETTER_CODE,
        accepted_at=None,
        declined_at=None,
        refused_at=None,
    )
    late = waiting.annotate(
        step=Subquery(steps.values("kind")[:1]),
        step_at=Subquery(steps.values("at")[:1]),
        step_seq=Subquery(steps.values("seq")[:1]),
    ).filter(step__in=ORDERS, step_at__range=(now - GIVEN_UP, now - older_than))
    found = list(late.values_list("pk", "step_seq")[:AT_ONCE])
    for pk, seq in found:
        print_code_letter.enqueue(str(pk), seq)
    return len(found)


@task()
@in_swedish()
def print_code_letter(grant_id: str, order: int) -> None:
    """Make a code and print it, once for each order (its place in the grant's log)."""
    with _printable(grant_id, order) as grant:
        if grant is None:
            return
        address = letter_address(grant.grantor)
        if not address:
            _tell_unit(grant, order)
            return
        context = _context(grant, address, invite(grant=grant))
    pdf = render_pdf(render_to_string(TEMPLATE, context))
    write_whole(settings.PRINT_DIR / f"{grant_id}.pdf", pdf)
    with transaction.atomic():
        printed = Grant.objects.select_for_update(no_key=True).get(pk=grant_id)
        append_event(printed, GrantEventKind.CODE_PRINTED, None)


@contextmanager
def _printable(grant_id: str, order: int) -> Iterator[Grant | None]:
    """Hold a grant whose letter is still to be printed; None when there is nothing to do."""
    with transaction.atomic():
        rows = Grant.objects.select_related("grantor", "organisation")
        grant = rows.select_for_update(of=("self",), no_key=True).get(pk=grant_id)
        printed = grant.events.filter(kind=GrantEventKind.CODE_PRINTED, seq__gt=order)
        yield grant if _waits(grant) and not printed.exists() else None


def _waits(grant: Grant) -> bool:
    """True while a code could still be answered."""
    is_answered = grant.accepted_at or grant.declined_at or grant.refused_at
    is_over = grant.valid_to is not None and grant.valid_to < clock.today()
    is_by_code = grant.way == GivenWay.LETTER_CODE
    return is_by_code and not is_answered and not is_over and grant.powers.active().exists()


def _tell_unit(grant: Grant, order: int) -> None:
    """Her address went, or is no longer safe: a caseworker finds another way."""
    unit, case = unit_of(grant.grantor)
    about = {"unit": unit, "person": grant.grantor, "case": case, "grant": grant}
    ask_unit(TaskKind.NOTICE_FAILED, once=f"code letter {grant.pk} {order}", **about)


def _context(grant: Grant, address: list[str], code: Code) -> dict[str, Any]:
    city = municipality()
    return {
        "municipality": city.name,
        "phone": city.phone_display,
        "phone_hours": city.phone_hours,
        "name": grant.grantor.name,
        "address": address,
        "date": format_date(clock.today()),
        "helper": grant.name,
        "is_organisation": grant.organisation_id is not None,
        "consent": grant.consent,
        "code": code.shown,
        "code_until": format_date(timezone.localdate(clock.now() + LASTS)),
        "login_address": settings.SERVICE_URL.partition("://")[2].rstrip("/"),
    }
