"""People who want to hear in their own ways, help that is given, and the worker that delivers."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from applications.access import Actor
from applications.actions.contact_choices import choose_contact
from applications.actions.notices import deliver_notice, notify
from applications.models import Grant, GrantPower, Notice
from applications.notice_kinds import NoticeKind
from applications.powers import GivenWay, GrantKind, Power
from eservice import clock
from eservice.people.models import User
from tests.factories import make_applicant

# PTS keeps 070-174 06 05 to 070-174 06 99 for numbers that are made up.
MOBILE, E164 = "0701740605", "+46701740605"
ADDRESS = ["Påhittade gatan 1", "000\u00a000 Exempelstad"]


def chooses(user: User, *ways: str, **values: Any) -> User:
    """Let the person choose how she is reached: by e-mail, unless said otherwise."""
    choice = {
        "ways": list(ways or ("email",)),
        "email": f"person{user.pk}@exempel.se",
        "mobile": MOBILE,
        "address": ADDRESS,
        "safe": "safe",
    }
    choose_contact(Actor(user), **choice | values)
    return user


def reached(*ways: str, **values: Any) -> User:
    """Someone who can apply and wants to be told, by e-mail unless said otherwise."""
    person = {name: values.pop(name) for name in ("is_protected", "given_name") if name in values}
    return chooses(make_applicant(**person), *ways, **values)


def tell(user: User, kind: NoticeKind = NoticeKind.PARTNER_SIGNED, **values: Any) -> Notice:
    """Let something happen that the person is told of; the commit wakes the worker."""
    once = values.pop("once", f"test:{user.pk}:{kind}")
    with TestCase.captureOnCommitCallbacks(execute=True), transaction.atomic():
        return notify(user.person, kind, once=once, **values)


def work(*, failing: int = 0) -> None:
    """Deliver what is queued, as the task worker does it; so many deliveries break off."""
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="a test",
        excluded_queue_names=[],
    )
    deliveries = DBTaskResult.objects.filter(task_path=deliver_notice.module_path)
    while (row := deliveries.ready().first()) is not None:
        row.claim(worker.worker_id)
        worker.run_task(row)
    assert deliveries.failed().count() == failing


def tick_and_work(*, failing: int = 0) -> None:
    """What happens every few minutes."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("tick")
    work(failing=failing)


def gives_help(grantor: User, helper: User, *, days: int = 90, **values: Any) -> Grant:
    """Help that holds from now on and ends in so many days; ``values`` say otherwise."""
    now, today = clock.now(), clock.today()
    whole = {
        "grantor": grantor.person,
        "grantee": None if "organisation" in values else helper.person,
        "name": "Den som hjälper",
        "kind": GrantKind.SUPPORTER,
        "way": GivenWay.E_ID,
        "valid_from": today,
        "valid_to": today + timedelta(days=days),
        "language": "sv",
        "consent": {"title": "Samtycke", "lines": []},
        "consent_digest": "0" * 64,
        "consent_version": "1",
        "created_by": grantor,
        "accepted_at": now,
        "accepted_by": helper,
        "confirmed_at": now,
    }
    grant = Grant.objects.create(**whole | values)
    GrantPower.objects.create(grant=grant, power=Power.READ_ANSWERS)
    return grant


def moment(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """Return a time by the clocks of Sweden, in November 2026 unless said otherwise."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Stockholm"))


def digest() -> Notice:
    """Return the one digest there is."""
    return Notice.objects.get(kind=NoticeKind.DIGEST)
