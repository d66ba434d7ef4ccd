"""At most one message a day for whoever wants that: nothing is lost, doubled or too late for it."""

import pytest
from django_tasks_db.models import DBTaskResult

from applications.actions.notices import (
    send_due_notices,
)
from applications.models import Notice, UnitTask
from applications.notice_kinds import MUST_ARRIVE, WITH_LAST_DAY, Channel, NoticeKind
from eservice import clock
from tests.notices.making import (
    chooses,
    digest,
    moment,
    reached,
    tell,
    tick_and_work,
    work,
)

pytestmark = pytest.mark.django_db

SIGNED, MESSAGE, DELAYED = NoticeKind.PARTNER_SIGNED, NoticeKind.MESSAGE, NoticeKind.DELAYED
NEUTRAL = "Det finns något nytt på dina sidor. Logga in för att läsa: http://127.0.0.1:8000/"


def test_what_happened_goes_as_one_message_at_nine(daily, at, sms_gateway):
    told = [tell(daily, kind) for kind in (SIGNED, MESSAGE, DELAYED)]
    work()
    at(24, 8, 59)
    assert sms_gateway.messages == []

    at(24, 9)

    assert [message["text"] for message in sms_gateway.messages] == [NEUTRAL]
    assert sms_gateway.ids == [str(digest().pk)]
    rows = Notice.objects.filter(pk__in=[each.pk for each in told])
    assert {each.gathered_in for each in rows} == {digest()}
    assert {(each.sent_at, each.channel, each.attempts, each.next_try_at) for each in rows} == {
        (clock.now(), Channel.SMS, 0, None)
    }
    at(30, 9)
    assert len(sms_gateway.messages) == 1
    assert not UnitTask.objects.exists()


def test_the_next_day_has_its_own(daily, at, sms_gateway):
    tell(daily, SIGNED)
    at(24, 9)
    tell(daily, MESSAGE)
    at(24, 23)
    assert len(sms_gateway.messages) == 1
    at(25, 9)

    assert len(set(sms_gateway.ids)) == len(sms_gateway.messages) == 2


def test_what_happens_just_before_nine_goes_at_nine(daily, at, sms_gateway):
    at(24, 8, 59)
    tell(daily)
    work()
    assert sms_gateway.messages == []
    at(24, 9)

    assert len(sms_gateway.messages) == 1


def test_nobody_is_woken_when_the_worker_has_been_away(daily, at, sms_gateway, time_machine):
    tell(daily)
    time_machine.move_to(moment(26, 3), tick=False)
    tick_and_work()
    assert sms_gateway.messages == []
    at(26, 9)

    assert len(sms_gateway.messages) == 1


def test_nine_is_nine_also_when_the_clock_is_put_forward(daily, at, sms_gateway):
    at(27, 12, month=3)
    Notice.objects.all().delete()
    tell(daily)
    work()
    assert Notice.objects.get().next_try_at == moment(28, 9, month=3)
    at(28, 12, month=3)
    tell(daily, MESSAGE)
    work()
    assert Notice.objects.get(kind=MESSAGE).next_try_at == moment(29, 9, month=3)


@pytest.mark.parametrize("kind", sorted(WITH_LAST_DAY))
def test_what_has_a_last_day_goes_at_once(daily, sms_gateway, kind):
    assert kind in MUST_ARRIVE
    notice = tell(daily, kind)
    work()

    assert sms_gateway.ids == [str(notice.pk)]


CAN_WAIT = (
    set(NoticeKind)
    - WITH_LAST_DAY
    - {
        NoticeKind.DIGEST,
        NoticeKind.COMPLETION_REMINDER,
        NoticeKind.HELP_ENDS_SOON,
    }
)


@pytest.mark.parametrize("kind", sorted(CAN_WAIT))
def test_all_else_waits(daily, at, sms_gateway, kind):
    tell(daily, kind)
    work()
    assert sms_gateway.messages == []
    at(24, 9)

    assert len(sms_gateway.messages) == 1


def test_it_is_for_whoever_chose_it(at, sms_gateway):
    notice = tell(reached("sms"))
    work()

    assert sms_gateway.ids == [str(notice.pk)]


def test_two_peoples_news_never_meet(daily, at, sms_gateway):
    other = reached("email", is_daily=True)
    tell(daily)
    tell(other)
    at(24, 9)

    assert len(sms_gateway.messages) == 1
    assert Notice.objects.filter(kind=NoticeKind.DIGEST).count() == 2


def test_it_goes_by_e_mail_and_as_a_letter_too(at, mail_server, print_dir):
    for way in ("email", "letter"):
        user = reached(way, is_daily=True, language="en")
        for kind in (SIGNED, MESSAGE):
            tell(user, kind)
    at(24, 9)

    assert len(mail_server.messages) == len(list(print_dir.iterdir())) == 1
    assert mail_server.messages[0]["Subject"] == "There is something new on your pages"


def test_who_wants_to_hear_at_once_again_does(daily, at, sms_gateway):
    chooses(daily, "sms", is_daily=False)
    tell(daily)
    work()

    assert len(sms_gateway.messages) == 1


def test_what_waits_is_not_queued_again_and_again(daily, at):
    tell(daily)
    work()
    before = DBTaskResult.objects.count()
    at(23, 18)

    assert send_due_notices() == 0
    assert DBTaskResult.objects.count() == before
