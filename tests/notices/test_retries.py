"""What does not go at once goes later; what never goes becomes a caseworker's task."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from applications.actions import notices
from applications.actions.notices import BORROWED, MOST_TRIES, RETRY_AFTER, deliver_notice
from applications.models import Notice, UnitTask
from eservice import clock, mail
from tests.notices.making import reached, tell, tick_and_work, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(mail_server):
    return reached()


def wait(noon, time: timedelta) -> None:
    noon.move_to(clock.now() + time, tick=False)


def test_a_server_that_says_later_gets_it_later(user, mail_server, noon):
    mail_server.answers.append("451 4.7.1 Come back")
    notice = tell(user)

    work()
    assert mail_server.messages == []
    row = Notice.objects.get(pk=notice.pk)
    assert (row.sent_at, row.failed_at) == (None, None)
    assert row.next_try_at == clock.now() + timedelta(minutes=5)

    wait(noon, timedelta(minutes=4, seconds=59))
    tick_and_work()
    assert mail_server.messages == []

    wait(noon, timedelta(seconds=1))
    tick_and_work()
    assert mail_server.ids == [f"<{notice.pk}@example.se>"]
    row.refresh_from_db()
    assert (row.sent_at, row.next_try_at, row.attempts) == (clock.now(), None, 2)

    wait(noon, timedelta(days=30))
    tick_and_work()
    assert len(mail_server.messages) == 1
    assert not UnitTask.objects.exists()


def test_the_waits_grow_and_then_it_becomes_a_task(user, settings, noon):
    # Nobody listens on port 1 of this machine.
    settings.MAILERS = {"default": {"OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1}}}
    notice = tell(user)
    work()

    waits = []
    while (due := Notice.objects.get(pk=notice.pk).next_try_at) is not None:
        waits.append(due - clock.now())
        assert not UnitTask.objects.exists()
        wait(noon, waits[-1])
        tick_and_work()

    assert waits == list(RETRY_AFTER) == sorted(waits)
    row = Notice.objects.get(pk=notice.pk)
    assert (row.attempts, row.sent_at, row.failed_at) == (MOST_TRIES, None, clock.now())
    assert UnitTask.objects.get().person == user.person
    wait(noon, timedelta(days=30))
    tick_and_work()
    assert UnitTask.objects.count() == 1


def test_an_address_that_is_refused_for_good_becomes_a_task_at_once(user, mail_server, noon):
    mail_server.answers.append("550 5.1.1 No such user")
    notice = tell(user)

    work()

    row = Notice.objects.get(pk=notice.pk)
    assert (row.failed_at, row.next_try_at, row.attempts) == (clock.now(), None, 1)
    assert UnitTask.objects.get().once == f"notice:{notice.pk}"
    wait(noon, timedelta(days=30))
    tick_and_work()
    assert mail_server.messages == []


@pytest.mark.parametrize(
    "email", ["åsa@exempel.se", "a@b@exempel.se", "anna@exempel.se\nBcc: x@y.se"]
)
def test_what_is_no_address_is_never_tried_again(mail_server, email):
    notice = tell(reached(email=email))

    work()

    assert Notice.objects.get(pk=notice.pk).failed_at
    assert UnitTask.objects.count() == 1
    assert mail_server.messages == []


def test_an_address_with_swedish_letters_in_its_domain_gets_mail(mail_server):
    tell(reached(email="anna@påhitt.example"))

    work()

    assert mail_server.recipients == ["anna@xn--phitt-mra.example"]


def test_a_crash_between_the_mail_server_and_us_sends_the_same_message_again(
    user, mail_server, noon, monkeypatch
):
    def send_and_die(**message):
        really_send(**message)
        raise SystemExit

    really_send = mail.send
    monkeypatch.setattr(notices.mail, "send", send_and_die)
    notice = tell(user)
    work(failing=1)
    assert len(mail_server.messages) == 1
    assert Notice.objects.get(pk=notice.pk).sent_at is None

    monkeypatch.setattr(notices.mail, "send", really_send)
    tick_and_work(failing=1)
    assert len(mail_server.messages) == 1

    wait(noon, BORROWED)
    tick_and_work(failing=1)
    assert mail_server.ids == [f"<{notice.pk}@example.se>"] * 2
    assert mail_server.messages[0].get_content() == mail_server.messages[1].get_content()
    assert Notice.objects.get(pk=notice.pk).sent_at == clock.now()


def test_deliveries_that_always_break_off_end_as_a_task(user, noon, monkeypatch):
    def die(**_message):
        raise SystemExit

    monkeypatch.setattr(notices.mail, "send", die)
    notice = tell(user)
    work(failing=1)
    for time in range(1, MOST_TRIES):
        wait(noon, BORROWED)
        tick_and_work(failing=time + 1)
    assert not UnitTask.objects.exists()

    wait(noon, BORROWED)
    tick_and_work(failing=MOST_TRIES)

    assert Notice.objects.get(pk=notice.pk).failed_at == clock.now()
    assert UnitTask.objects.count() == 1


def test_a_letter_that_can_not_be_written_is_written_later(print_dir, noon):
    print_dir.write_text("in the way")
    notice = tell(reached("letter"))
    work()
    assert Notice.objects.get(pk=notice.pk).sent_at is None

    print_dir.unlink()
    wait(noon, RETRY_AFTER[0])
    tick_and_work()

    assert [path.name for path in print_dir.iterdir()] == [f"{notice.pk}.pdf"]
    assert Notice.objects.get(pk=notice.pk).sent_at == clock.now()


def test_a_half_written_letter_leaves_nothing_that_is_printed(print_dir, noon, monkeypatch):
    def full(_descriptor):
        raise OSError("no space left")

    monkeypatch.setattr("eservice.files.os.fsync", full)
    tell(reached("letter"))
    work()
    assert list(print_dir.iterdir()) == []


def test_a_notice_whose_wake_up_was_lost_is_found(user, mail_server):
    tell(user)
    DBTaskResult.objects.all().delete()

    tick_and_work()

    assert len(mail_server.messages) == 1


def test_a_slow_queue_does_not_grow(user, noon):
    tell(user)
    for _time in range(3):
        notices.send_due_notices()
        wait(noon, timedelta(minutes=5))

    assert DBTaskResult.objects.filter(task_path=deliver_notice.module_path).count() == 1
