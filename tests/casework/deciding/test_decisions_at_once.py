"""Several at once, and workers that are killed: one decision and exactly one letter."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from applications.actions.letters import render_letter
from applications.models import CaseEvent, Decision, Letter, Notice
from eservice import clock
from tests.casework.deciding.making import draft_of, issue
from tests.notices.test_at_once import at_once
from tests.races.test_races import database_url

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parent.parent.parent.parent


def test_one_decision_made_by_several_at_once_is_one(case, maja):
    draft = draft_of(case, maja)

    made = at_once(*[lambda: issue(draft, maja).pk] * 4)

    assert len(set(made)) == Decision.objects.count() == 1
    assert Letter.objects.filter(kind="decision").count() == 1
    assert CaseEvent.objects.filter(kind="decided").count() == 1
    assert Notice.objects.filter(kind="decided").count() == 1


def test_a_worker_killed_before_the_letter_is_stored_leaves_one_letter(case, maja):
    letter = issue(draft_of(case, maja), maja).letter
    env = {**os.environ, "DATABASE_URL": database_url(), "PYTHONWARNINGS": "ignore"}
    connection.close()
    command = [sys.executable, "-m", "tests.casework.deciding.mortal_worker", str(letter.pk)]
    assert subprocess.run(command, cwd=ROOT, env=env).returncode == -signal.SIGKILL
    letter.refresh_from_db()
    assert letter.rendered_at is None

    DBTaskResult.objects.update(status="FAILED")
    with clock.at(clock.now() + timedelta(hours=1)):
        call_command("tick")
    again = DBTaskResult.objects.filter(status="READY", task_path=render_letter.module_path)
    assert str(letter.pk) in [row.args_kwargs["args"][0] for row in again]
    at_once(*[lambda: render_letter.func(str(letter.pk))] * 3)

    letter.refresh_from_db()
    assert bytes(letter.pdf).startswith(b"%PDF-")
    assert Letter.objects.filter(kind="decision").count() == 1
    assert CaseEvent.objects.filter(kind="letter_ready").count() == 1
    call_command("verify_events")
