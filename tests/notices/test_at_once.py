"""Several at once, and workers that are killed: exactly one notice, and none is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from applications.actions.notices import (
    BORROWED,
    deliver_notice,
    notify,
    send_due_notices,
)
from applications.actions.reminders import remind_of_endings
from applications.models import GrantEvent, Notice
from applications.notice_kinds import NoticeKind
from eservice import clock
from tests.notices.making import gives_help, reached, tell
from tests.races.test_races import database_url

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], object]) -> list:
    """Do everything at the same moment, each in a thread with its own connection."""
    barrier, results = Barrier(len(acts)), []

    def run(act):
        barrier.wait(20)
        try:
            results.append(act())
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == len(acts)
    return results


def test_one_event_written_from_everywhere_is_one_notice(mail_server):
    person = reached().person

    def happen():
        with transaction.atomic():
            return notify(person, NoticeKind.PARTNER_SIGNED, once="the same").pk

    assert len(set(at_once(*[happen] * 6))) == 1
    assert Notice.objects.count() == DBTaskResult.objects.count() == 1


def test_one_notice_that_several_workers_deliver_goes_once(mail_server):
    notice = tell(reached())

    at_once(*[lambda: deliver_notice.func(str(notice.pk))] * 6)

    assert len(mail_server.messages) == 1
    row = Notice.objects.get()
    assert (row.attempts, row.next_try_at, bool(row.sent_at)) == (1, None, True)


def test_two_that_remind_at_once_remind_once(mail_server):
    anna, helper = reached(), reached()
    for _grant in range(3):
        gives_help(anna, helper, days=30)

    reminded = at_once(*[remind_of_endings] * 3)
    at_once(*[send_due_notices] * 3)
    for row in DBTaskResult.objects.all():
        deliver_notice.func(*row.args_kwargs["args"])

    assert sum(reminded) == GrantEvent.objects.count() == 3
    assert Notice.objects.count() == len(mail_server.messages) == len(set(mail_server.ids)) == 6


@pytest.mark.parametrize("way", ["email", "sms"])
def test_a_worker_killed_while_the_receiver_answers_sends_the_same_message_again(
    mail_server, sms_gateway, way
):
    receiver = {"email": mail_server, "sms": sms_gateway}[way]
    notice = tell(reached(way))
    command = [sys.executable, "-m", "tests.notices.mortal_worker"]
    root = Path(__file__).resolve().parent.parent.parent
    env = {**os.environ, "DATABASE_URL": database_url(), "PYTHONWARNINGS": "ignore"}
    connection.close()
    given = [str(each) for each in (mail_server.port, sms_gateway.port, notice.pk)]
    worker = subprocess.Popen([*command, *given], cwd=root, env=env)
    receiver.when_taken = worker.kill

    assert worker.wait(60) == -signal.SIGKILL
    assert len(receiver.messages) == 1
    assert Notice.objects.get().sent_at is None

    receiver.when_taken = lambda: None
    deliver_notice.func(str(notice.pk))
    assert len(receiver.messages) == 1
    with clock.at(clock.now() + BORROWED + timedelta(seconds=1)):
        deliver_notice.func(str(notice.pk))
    whole = f"<{notice.pk}@example.se>" if way == "email" else str(notice.pk)
    assert receiver.ids == [whole] * 2
    assert Notice.objects.get().sent_at
