"""``verify_events`` finds every change in the logs, and nothing where nothing was changed."""

import json
import os
from datetime import timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from log_tampering import WAYS, without_guards

from applications import append_only
from applications.access import Actor
from applications.event_kinds import AccessKind
from applications.ledger import log_access
from applications.management import verification
from applications.models import AccessLog, AccessSeal, Application, Case, CaseEvent
from applications.seals import anchor_events, seal_access_log
from eservice import clock

# In docs/figures.md a thousand.
TAMPERINGS = int(os.environ.get("TAMPERINGS", "100"))


def verified(capsys):
    call_command("verify_events")
    return capsys.readouterr().out


@pytest.fixture
def settled(handled_cases):
    """Cases whose readings are sealed and whose events are anchored."""
    assert seal_access_log() == 6
    assert anchor_events()
    return handled_cases


def test_untouched_logs_are_whole(settled, capsys):
    assert verified(capsys) == "whole: 3 cases, 0 grants, 9 events, 6 sealed readings, 1 anchors\n"


def test_an_empty_service_is_whole(db, capsys):
    assert verified(capsys) == "whole: 0 cases, 0 grants, 0 events, 0 sealed readings, 0 anchors\n"


def test_quiet_says_nothing_when_all_is_whole(settled, capsys):
    call_command("verify_events", quiet=True)
    assert capsys.readouterr().out == ""


def test_the_program_ends_with_one_and_names_the_fault(settled, capsys):
    with without_guards():
        CaseEvent.objects.filter(case=settled[1], seq=2).update(role="applicant")
    with pytest.raises(CommandError, match=f"case {settled[1].pk}: event 2") as fault:
        call_command("verify_events", quiet=True)
    assert fault.value.returncode == 1


def found_after(tamper, random: Random) -> bool:
    """Bend the logs, ask, and put everything back."""
    found = False
    with transaction.atomic():
        with without_guards():
            tamper(random)
        try:
            call_command("verify_events", quiet=True)
        except CommandError:
            found = True
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("tamper", WAYS)
def test_each_way_of_tampering_is_found(settled, random, tamper):
    assert found_after(tamper, random)


def test_a_hundred_random_tamperings_are_found(settled, random, capsys):
    missed = [
        tamper.__name__
        for tamper in random.choices(WAYS, k=TAMPERINGS)
        if not found_after(tamper, random)
    ]
    assert missed == []
    assert "3 cases" in verified(capsys)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: AccessLog.objects.order_by("pk")[1].delete(),
        lambda: AccessLog.objects.order_by("-pk")[0].delete(),
        lambda: AccessLog.objects.filter(case__isnull=True).update(kind="log"),
        lambda: AccessLog.objects.filter(case__isnull=False).update(case=None),
        lambda: AccessSeal.objects.update(count=5),
        lambda: AccessSeal.objects.update(key_id="gone"),
    ],
)
def test_a_changed_reading_is_found(settled, tamper):
    with without_guards():
        tamper()
    with pytest.raises(CommandError):
        call_command("verify_events")


def test_a_key_that_is_gone_is_a_fault(settled, settings):
    settings.LEDGER_KEYS = {"l2": "another-ledger-key-" * 3}
    with pytest.raises(CommandError, match="not in the ring"):
        call_command("verify_events")


def test_old_ledger_keys_still_verify(settled, settings, capsys):
    settings.LEDGER_KEYS = {"l2": "another-ledger-key-" * 3, **settings.LEDGER_KEYS}
    assert "9 events" in verified(capsys)


def test_content_that_does_not_open_is_a_fault(settled):
    with without_guards(), connection.cursor() as cursor:
        cursor.execute("UPDATE applications_application SET content = %s", [b"nonsense"])
    with pytest.raises(CommandError, match="case"):
        call_command("verify_events")


@pytest.mark.parametrize("line", ["{", '{"on": "2026-11-22"'])
def test_an_anchor_file_that_was_bent_is_a_fault(settled, anchor_file, line):
    with anchor_file.open("a") as file:
        file.write(line)
    with pytest.raises(CommandError, match="anchors"):
        call_command("verify_events")


def test_an_anchor_with_another_code_is_a_fault(settled, anchor_file):
    anchor = json.loads(anchor_file.read_text())
    anchor_file.write_text(json.dumps(anchor | {"code": "00" * 32}) + "\n")
    with pytest.raises(CommandError, match="anchor"):
        call_command("verify_events")


def test_cases_are_read_in_batches(settled, monkeypatch, capsys, django_assert_max_num_queries):
    monkeypatch.setattr(verification, "CASES_IN_A_BATCH", 2)
    assert "3 cases, 0 grants, 9 events" in verified(capsys)
    monkeypatch.setattr(verification, "CASES_IN_A_BATCH", 200)
    # One for each kind of row, whatever the number of cases, and one that notes that it was done.
    with django_assert_max_num_queries(30):
        call_command("verify_events", quiet=True)


def test_a_case_that_changes_meanwhile_is_no_fault(settled, monkeypatch, capsys):
    """The batch was read before an event was added: read again under its lock, it is whole."""
    verify_chain, stale = verification.verify_chain, []

    def first_time_stale(case, events):
        if not stale:
            stale.append(case.pk)
            case.event_count -= 1
        verify_chain(case, events)

    monkeypatch.setattr(verification, "verify_chain", first_time_stale)
    assert "9 events" in verified(capsys)
    assert stale


def test_every_case_has_an_application_with_the_same_digest(settled):
    for case in Case.objects.all():
        first = case.events.get(seq=1)
        assert first.data["digest"] == Application.objects.get(pk=case.pk).content_digest


@pytest.mark.parametrize("cut", ["", None], ids=["emptied", "removed"])
def test_anchors_that_were_cut_off_are_missed(settled, anchor_file, time_machine, cut):
    time_machine.move_to(clock.now() + timedelta(days=3))
    if cut is None:
        anchor_file.unlink()
    else:
        anchor_file.write_text(cut)

    with pytest.raises(CommandError, match="no anchor since the beginning"):
        call_command("verify_events")


def test_readings_on_a_day_without_events_get_an_anchor_of_their_own(settled, time_machine, maja):
    case = Case.objects.first()
    time_machine.move_to(clock.now() + timedelta(days=1))
    log_access(Actor(maja), AccessKind.CASE, case)
    time_machine.move_to(clock.now() + timedelta(hours=1))
    seal_access_log()
    assert anchor_events()

    append_only.drop(append_only.GUARDS)
    newest = AccessSeal.objects.latest("last_id")
    AccessLog.objects.filter(pk__gte=newest.first_id).delete()
    newest.delete()

    with pytest.raises(CommandError, match="readings do not fit the anchor"):
        call_command("verify_events")
