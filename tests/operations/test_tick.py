"""``tick``: everything periodic, again and again, also twice at once."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from applications.management.turns import turn
from applications.models import AccessLog, AccessSeal
from eservice import clock
from tests.factories import make_case

NOTHING = (
    "readings sealed: 0, anchors written: 0, tasks requeued: 0, logins ended: 0,"
    " task results pruned: 0, lost files removed: 0, endings reminded of: 0,"
    " completions reminded of: 0, completions expired: 0, cases released: 0,"
    " renewals reminded of: 0, drafts warned of: 0, drafts deleted: 0, notices queued: 0,"
    " completions counted anew: 0, figures set: 0, scans queued: 0, copies queued: 0,"
    " paper forms queued: 0, days of uploads forgotten: 0, copies of own data queued: 0,"
    " and deleted: 0\n"
)


def tick(capsys):
    call_command("tick")
    return capsys.readouterr().out


def test_it_seals_and_anchors_once(handled_cases, anchor_file, capsys):
    assert tick(capsys).startswith("readings sealed: 6, anchors written: 1,")
    assert tick(capsys) == NOTHING
    assert AccessSeal.objects.count() == 1
    assert len(anchor_file.read_text().splitlines()) == 1
    call_command("verify_events", quiet=True)


def test_it_has_nothing_to_do_in_an_empty_service(db, anchor_file, capsys):
    assert tick(capsys) == NOTHING
    assert not anchor_file.exists()


def test_there_is_an_anchor_a_day(handled_cases, anchor_file, capsys):
    tick(capsys)
    tomorrow = clock.now() + timedelta(days=1)
    with clock.at(tomorrow):
        assert "anchors written: 0" in tick(capsys)
        make_case()
    with clock.at(tomorrow + timedelta(minutes=6)):
        assert "anchors written: 1" in tick(capsys)
        assert "anchors written: 0" in tick(capsys)
    call_command("verify_events", quiet=True)


def test_a_reading_that_is_too_young_waits_and_no_row_is_left_behind(handled_cases, capsys):
    """Ids and times need not come in the same order: a row is never sealed past a younger one."""
    old = AccessLog.objects.order_by("-pk").first()
    young = {"kind": old.kind, "by": old.by, "role": old.role, "case": old.case}
    AccessLog.objects.create(at=clock.now(), **young)
    AccessLog.objects.create(at=old.at, **young)
    assert "readings sealed: 6," in tick(capsys)
    call_command("verify_events", quiet=True)
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert "readings sealed: 2," in tick(capsys)
    call_command("verify_events", quiet=True)


def test_a_task_whose_worker_died_is_put_back(db, capsys):
    make_case()
    lost = DBTaskResult.objects.get()
    lost.claim("a worker that was killed")
    DBTaskResult.objects.update(started_at=clock.now() - timedelta(minutes=11))
    assert "tasks requeued: 1," in tick(capsys)
    lost.refresh_from_db()
    assert lost.started_at is None
    assert DBTaskResult.objects.ready().get() == lost
    assert "tasks requeued: 0," in tick(capsys)


def test_a_task_that_is_still_running_is_left_alone(db, capsys):
    make_case()
    DBTaskResult.objects.get().claim("a worker")
    assert "tasks requeued: 0," in tick(capsys)
    assert DBTaskResult.objects.running().count() == 1


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_old_results_are_pruned(db, capsys, days, left):
    make_case()
    DBTaskResult.objects.get().set_successful(None)
    DBTaskResult.objects.update(finished_at=clock.now() - timedelta(days=days))
    tick(capsys)
    assert DBTaskResult.objects.count() == left


def test_a_waiting_task_is_never_pruned(db, capsys):
    make_case()
    DBTaskResult.objects.update(enqueued_at=clock.now() - timedelta(days=90))
    tick(capsys)
    assert DBTaskResult.objects.count() == 1


def test_logins_that_have_ended_are_cleared(db, capsys):
    for name, hours in (("ended", -1), ("alive", 1)):
        expire_date = clock.now() + timedelta(hours=hours)
        Session.objects.create(session_key=name, session_data="", expire_date=expire_date)
    assert "logins ended: 1," in tick(capsys)
    assert Session.objects.get().session_key == "alive"


def test_a_bent_anchor_file_stops_it(handled_cases, anchor_file):
    anchor_file.write_text("{\n")
    with pytest.raises(CommandError, match="anchors"):
        call_command("tick")


@pytest.fixture
def someone_elses_tick(db):
    """Another connection that is in the middle of its tick."""
    holding, done = Event(), Event()

    def hold():
        with turn("tick") as is_ours:
            assert is_ours
            holding.set()
            done.wait(20)
        connection.close()

    thread = Thread(target=hold)
    thread.start()
    assert holding.wait(20)
    yield
    done.set()
    thread.join()


def test_two_at_once_are_safe(handled_cases, someone_elses_tick, anchor_file, capsys):
    assert tick(capsys) == "Another tick is running.\n"
    assert not AccessSeal.objects.exists()
    assert not anchor_file.exists()


def test_the_turn_is_free_again_afterwards(db, capsys):
    for _time in range(3):
        with turn("tick") as is_ours:
            assert is_ours
    with pytest.raises(RuntimeError), turn("tick"):
        raise RuntimeError
    assert tick(capsys) == NOTHING
