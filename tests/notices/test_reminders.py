"""Help that is about to end: both are told 30 and 7 days before, once, while it still holds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.actions.reminders import remind_of_endings
from applications.models import Grant, GrantEvent, GrantPower, Notice
from applications.notice_kinds import Channel, NoticeKind
from applications.powers import GivenWay, GrantKind
from eservice.people.models import Membership, Organisation
from tests.factories import make_applicant
from tests.notices.making import gives_help, reached, tick_and_work, work

pytestmark = pytest.mark.django_db

END = date(2027, 3, 1)
UNTIL_END = (END - date(2026, 11, 23)).days


@pytest.fixture
def anna():
    return reached(email="anna@exempel.se")


@pytest.fixture
def helper():
    return reached(email="hjalp@exempel.se")


@pytest.fixture
def grant(anna, helper, noon) -> Grant:
    """Help that holds until the first of March."""
    return gives_help(anna, helper, days=UNTIL_END)


def on(noon, days_left: int) -> None:
    """Move to noon so many days before the end."""
    day = END - timedelta(days=days_left)
    noon.move_to(datetime(day.year, day.month, day.day, 11, tzinfo=UTC), tick=False)


def test_both_are_told_thirty_and_seven_days_before_and_only_once(grant, mail_server, noon):
    told = {}
    for days_left in range(40, -10, -1):
        on(noon, days_left)
        for _time in range(2):
            tick_and_work()
        if mail_server.recipients:
            told[days_left] = sorted(mail_server.recipients)
            mail_server.reset()

    both = ["anna@exempel.se", "hjalp@exempel.se"]
    assert told == {30: both, 7: both}
    events = GrantEvent.objects.filter(grant=grant).order_by("seq")
    assert [(row.kind, row.data, row.by, row.role) for row in events] == [
        ("reminded", {"days": 30}, None, "service"),
        ("reminded", {"days": 7}, None, "service"),
    ]
    call_command("verify_events", quiet=True)


def test_a_day_without_a_tick_loses_no_reminder(grant, mail_server, noon):
    on(noon, 26)
    tick_and_work()
    assert len(mail_server.messages) == 2
    on(noon, 0)
    tick_and_work()
    assert len(mail_server.messages) == 4


def test_after_a_long_stop_only_the_later_reminder_goes(grant, mail_server, noon):
    on(noon, 5)
    tick_and_work()
    tick_and_work()

    assert len(mail_server.messages) == 2
    assert GrantEvent.objects.get().data == {"days": 7}


@pytest.mark.parametrize(("lasts", "reminders"), [(29, [7]), (30, [30, 7]), (6, []), (7, [7])])
def test_help_for_a_short_time_is_not_reminded_of_as_soon_as_it_begins(
    anna, helper, mail_server, noon, lasts, reminders
):
    gives_help(anna, helper, days=lasts)
    start = datetime(2026, 11, 23, 11, tzinfo=UTC)
    for day in range(lasts + 2):
        noon.move_to(start + timedelta(days=day), tick=False)
        tick_and_work()

    assert [row.data["days"] for row in GrantEvent.objects.order_by("seq")] == reminders
    assert len(mail_server.messages) == 2 * len(reminders)


def test_help_that_was_confirmed_late_is_not_reminded_of_at_once(anna, helper, mail_server, noon):
    """The code lay in a drawer: the help was given long ago, and holds from today."""
    gives_help(anna, helper, days=20, valid_from=date(2026, 9, 1))

    tick_and_work()

    assert mail_server.messages == []


def revoke(grant: Grant) -> None:
    """Take everything back without a word to the helper."""
    powers = GrantPower.objects.filter(grant=grant)
    powers.update(revoked_at=grant.created_at, revoked_by=grant.created_by, revoke_reason="quiet")


NOT_HELD = {
    "not confirmed": {"confirmed_at": None},
    "declined": {"declined_at": datetime(2026, 11, 23, tzinfo=UTC)},
    "refused": {"refused_at": datetime(2026, 11, 23, tzinfo=UTC)},
    "on paper that nobody has seen": {"way": GivenWay.PAPER},
    "appointed and not verified": {"kind": GrantKind.GOD_MAN},
}


@pytest.mark.parametrize("values", NOT_HELD.values(), ids=NOT_HELD.keys())
def test_help_that_does_not_hold_is_never_reminded_of(anna, helper, mail_server, noon, values):
    gives_help(anna, helper, days=UNTIL_END, **values)

    assert_silence(mail_server, noon)


def test_help_that_was_taken_back_is_never_reminded_of(grant, mail_server, noon):
    revoke(grant)

    assert_silence(mail_server, noon)


def test_help_without_an_end_is_never_reminded_of(anna, helper, mail_server, noon):
    now = datetime(2026, 11, 23, tzinfo=UTC)
    gives_help(anna, helper, kind=GrantKind.GOD_MAN, valid_to=None, verified_at=now)

    assert_silence(mail_server, noon)


def assert_silence(mail_server, noon):
    for days_left in (30, 7, 0):
        on(noon, days_left)
        tick_and_work()
    assert not Notice.objects.exists()
    assert not GrantEvent.objects.exists()
    assert mail_server.messages == []


def test_a_reminder_under_way_stops_when_the_help_is_quietly_taken_back(grant, mail_server, noon):
    on(noon, 30)
    call_command("tick")
    assert Notice.objects.filter(kind=NoticeKind.HELP_ENDS_SOON, next_try_at=None).count() == 0
    revoke(grant)

    tick_and_work()

    assert mail_server.messages == []
    assert (
        list(Notice.objects.values_list("channel", "next_try_at", "sent_at"))
        == [(Channel.NONE, None, None)] * 2
    )


def test_a_reminder_that_could_not_go_in_time_does_not_come_after_the_end(grant, mail_server, noon):
    on(noon, 0)
    mail_server.answers.extend(["451 later"] * 2)
    tick_and_work()
    on(noon, -1)
    tick_and_work()

    assert mail_server.messages == []
    assert set(Notice.objects.values_list("channel", flat=True)) == {Channel.NONE}


@pytest.fixture
def membership(helper) -> Membership:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    organisation = Organisation.objects.create(
        name="Föreningen Exempel", number="0000000000", verified_at=now
    )
    return Membership.objects.create(organisation=organisation, person=helper.person)


@pytest.mark.parametrize("has_ended", [False, True])
def test_in_an_organisation_the_member_who_answered_is_told_while_she_is_one(
    anna, helper, membership, mail_server, noon, has_ended
):
    organisation = membership.organisation
    grant = gives_help(anna, helper, days=UNTIL_END, organisation=organisation)
    assert grant.grantee is None
    if has_ended:
        Membership.objects.update(ended_at=grant.created_at)
    on(noon, 30)

    tick_and_work()

    told = ["anna@exempel.se"] if has_ended else ["anna@exempel.se", "hjalp@exempel.se"]
    assert sorted(mail_server.recipients) == told


def test_people_who_want_no_notices_get_none(anna, noon, mail_server):
    gives_help(anna, make_applicant(), days=30)

    tick_and_work()

    assert mail_server.recipients == ["anna@exempel.se"]


def queries() -> int:
    with CaptureQueriesContext(connection) as captured:
        remind_of_endings()
    return len(captured)


def test_grants_that_are_not_due_cost_no_queries(anna, noon):
    counts = set()
    for wanted in (1, 10, 40):
        while Grant.objects.count() < wanted:
            gives_help(anna, make_applicant(), days=90)
        counts.add(queries())

    assert counts == {2}


def test_each_grant_that_is_due_costs_the_same(anna, noon):
    costs = []
    for many in (1, 10):
        for _grant in range(many):
            gives_help(anna, make_applicant(), days=30)
        costs.append((queries() - 2) / many)

    assert costs[0] == costs[1] <= 20
    work()
    assert GrantEvent.objects.count() == 11
