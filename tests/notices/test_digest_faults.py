"""The digest when something goes wrong, changes meanwhile, or happens at once."""

from datetime import timedelta

import pytest

from applications.actions.notices import (
    BORROWED,
    MOST_TRIES,
    RETRY_AFTER,
    deliver_notice,
)
from applications.models import Draft, Notice, UnitTask
from applications.notice_kinds import Channel, NoticeKind
from eservice import clock, sms
from tests.factories import make_case
from tests.notices.making import (
    chooses,
    digest,
    gives_help,
    moment,
    reached,
    tell,
    tick_and_work,
    work,
)
from tests.notices.sms_gateway import status
from tests.notices.test_at_once import at_once

pytestmark = pytest.mark.django_db

SIGNED, MESSAGE, DELAYED = NoticeKind.PARTNER_SIGNED, NoticeKind.MESSAGE, NoticeKind.DELAYED


def test_what_is_late_for_todays_digest_waits_for_tomorrows(daily, at, sms_gateway):
    tell(daily, SIGNED)
    late = tell(daily, MESSAGE)
    # Its transaction began before nine and ends after: until then nobody sees it.
    Notice.objects.filter(pk=late.pk).update(next_try_at=None)
    at(24, 9)
    Notice.objects.filter(pk=late.pk).update(next_try_at=clock.now())
    at(24, 9, 10)
    assert len(sms_gateway.messages) == 1

    at(25, 9)
    assert len(sms_gateway.messages) == 2


def test_a_digest_that_did_not_go_goes_later_with_the_same_id(daily, at, sms_gateway):
    sms_gateway.answers.extend([status(503), status(500)])
    for kind in (SIGNED, MESSAGE):
        tell(daily, kind)
    at(24, 9)
    assert not Notice.objects.exclude(sent_at=None).exists()
    at(24, 9, 5)
    at(24, 9, 20)

    assert sms_gateway.ids == [str(digest().pk)] * 3
    assert not Notice.objects.filter(sent_at=None).exists()


def test_a_worker_that_died_after_the_gateway_took_it_sends_the_same_id(
    daily, at, sms_gateway, monkeypatch
):
    def send_and_die(**message):
        really_send(**message)
        raise SystemExit

    really_send = sms.send
    for kind in (SIGNED, MESSAGE):
        tell(daily, kind)
    work()
    monkeypatch.setattr(sms, "send", send_and_die)
    at(24, 9, failing=1)
    monkeypatch.undo()
    assert BORROWED == timedelta(minutes=10)
    at(24, 9, 10, failing=1)

    assert sms_gateway.ids == [str(digest().pk)] * 2
    assert sms_gateway.messages[0] == sms_gateway.messages[1]
    assert not Notice.objects.filter(sent_at=None).exists()


def test_what_must_arrive_becomes_a_task_of_its_own_case_when_the_digest_fails(
    daily, at, sms_gateway, time_machine
):
    sms_gateway.answers.extend([status(500)] * MOST_TRIES)
    case = make_case(daily)
    chooses(daily, "sms", is_daily=True)
    tell(daily, DELAYED, draft=Draft.objects.get(pk=case.pk))
    tell(daily, SIGNED)
    at(24, 9)
    for wait in RETRY_AFTER:
        assert not UnitTask.objects.exists()
        time_machine.move_to(clock.now() + wait, tick=False)
        tick_and_work()

    assert len(sms_gateway.messages) == MOST_TRIES
    assert not Notice.objects.filter(failed_at=None).exists()
    assert {(task.case_id, task.person_id) for task in UnitTask.objects.all()} == {
        (case.pk, daily.person_id),
        (None, daily.person_id),
    }


@pytest.mark.parametrize("has_been_tried", [False, True])
def test_who_says_it_is_unsafe_meanwhile_gets_nothing(daily, at, sms_gateway, has_been_tried):
    sms_gateway.answers.append(status(500))
    tell(daily, DELAYED)
    tell(daily, SIGNED)
    work()
    if has_been_tried:
        at(24, 9)
    chooses(daily, "sms", is_daily=True, safe="unsafe")
    at(25, 9)

    assert len(sms_gateway.messages) == has_been_tried
    assert set(Notice.objects.values_list("channel", "next_try_at")) == {(Channel.NONE, None)}
    assert UnitTask.objects.count() == 1


def test_what_is_over_at_nine_is_left_out(at, sms_gateway):
    anna, helper = reached(), reached("sms", is_daily=True)
    grant = gives_help(anna, helper, days=0)
    for kind in (NoticeKind.HELP_ENDS_SOON, MESSAGE):
        tell(helper, kind, grant=grant)
    work()
    at(24, 9)
    assert sms_gateway.messages == []

    tell(helper, NoticeKind.HELP_ENDED, grant=grant)
    at(25, 9)
    assert len(sms_gateway.messages) == 1


def test_a_digest_takes_what_holds_and_nothing_else(at, sms_gateway):
    anna, helper = reached(), reached("sms", is_daily=True)
    grant = gives_help(anna, helper, days=0)
    ended = tell(helper, NoticeKind.HELP_ENDED, grant=grant)
    over = tell(helper, MESSAGE, grant=grant)
    at(24, 9)

    assert len(sms_gateway.messages) == 1
    ended.refresh_from_db()
    over.refresh_from_db()
    assert (ended.gathered_in, bool(ended.sent_at)) == (digest(), True)
    assert (over.gathered_in, over.channel, over.sent_at) == (None, Channel.NONE, None)


def test_a_notice_that_was_tried_by_itself_stays_by_itself(at, sms_gateway):
    sms_gateway.answers.append(status(500))
    user = reached("sms")
    notice = tell(user)
    work()
    chooses(user, "sms", is_daily=True)
    at(23, 12, 5)

    assert sms_gateway.ids == [str(notice.pk)] * 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_workers_that_come_at_once_send_one_digest(sms_gateway):
    user = reached("sms", is_daily=True)
    with clock.at(moment(23, 12)):
        told = [tell(user, kind) for kind in (SIGNED, MESSAGE, DELAYED)]

    def deliver(notice):
        with clock.at(moment(24, 9, 1)):
            deliver_notice.func(str(notice.pk))

    at_once(*[lambda notice=notice: deliver(notice) for notice in told * 2])

    assert sms_gateway.ids == [str(digest().pk)]
    assert {each.gathered_in for each in Notice.objects.exclude(pk=digest().pk)} == {digest()}
    assert not Notice.objects.filter(sent_at=None).exists()
