"""Who can apply again is told so: when the month opens, and once before it closes."""

from datetime import UTC, datetime

import pytest
import time_machine

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.actions.reminding_of_renewals import remind_of_renewals
from applications.models import Notice
from applications.notice_kinds import NoticeKind
from applications.notifications import email_text
from tests.casework.making_payments import decide
from tests.factories import make_applicant, make_case, make_caseworker

OPENS, CLOSES = NoticeKind.RENEWAL_OPEN, NoticeKind.RENEWAL_CLOSES


def on(month: int, day: int):
    return time_machine.travel(datetime(2026, month, day, 9, 0, tzinfo=UTC), tick=False)


@pytest.fixture
def october(anna):
    with on(10, 5):
        case = make_case(anna)
        decide(case, make_caseworker())
    return case


def told_on(month: int, day: int) -> list[str]:
    """Return the kinds of what a tick on that day tells anybody."""
    before = set(Notice.objects.values_list("pk", flat=True))
    with on(month, day):
        remind_of_renewals()
        remind_of_renewals()
    return list(Notice.objects.exclude(pk__in=before).values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("month", "day", "told"),
    [
        (10, 14, []),
        (10, 15, [OPENS]),
        (10, 22, [OPENS]),
        (10, 23, []),
        (11, 19, []),
        (11, 20, [CLOSES]),
        (11, 25, [CLOSES]),
        (11, 26, []),
    ],
)
def test_a_notice_comes_when_the_month_opens_and_before_it_closes(october, month, day, told):
    assert told_on(month, day) == told


def test_each_is_told_once(october):
    assert [told_on(10, day) for day in (15, 16, 17)] == [[OPENS], [], []]
    assert [told_on(11, day) for day in (20, 21, 25)] == [[CLOSES], [], []]


def test_who_has_applied_is_not_reminded(anna, october):
    with on(11, 3):
        make_case(anna)
    # Only the next month is news to her.
    assert told_on(11, 14) == []
    assert told_on(11, 20) == [OPENS]


def test_who_took_the_application_back_is_reminded(anna, october):
    with on(11, 3):
        case = make_case(anna)
        withdraw_case(Actor(anna), case_id=case.pk)
    assert told_on(11, 20) == [CLOSES]


def test_who_has_no_decision_or_did_not_apply_last_month_is_left_alone(db):
    with on(10, 5):
        make_case(make_applicant())
    assert told_on(10, 15) == []
    with on(9, 5):
        decide(make_case(make_applicant()), make_caseworker())
    assert told_on(11, 20) == []


def test_the_notice_says_nothing_of_what_it_is_about(october):
    told_on(10, 15)
    subject, body = email_text(Notice.objects.get(kind=OPENS))
    assert subject == "Det finns något nytt på dina sidor"
    assert "sök" not in body.lower()
    assert "ärende" not in body.lower()
