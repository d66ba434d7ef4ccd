"""Days that come and go: one reminder before, a status after, and nothing else by itself."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.actions.completion_days import expire_completions, remind_of_completions
from applications.actions.judging_completions import extend_time
from applications.actions.notices import deliver_notice
from applications.models import Case, CaseEvent, CompletionItem, Notice
from applications.statuses import CaseStage, CompletionStatus
from eservice import clock
from tests.casework.completing.conftest import asked, in_days
from tests.casework.completing.pages import answers

pytestmark = pytest.mark.django_db


def after(days):
    return clock.at(clock.now() + timedelta(days=days))


def reminders():
    return Notice.objects.filter(kind="completion_reminder")


def test_one_reminder_three_days_before(ask):
    ask(asked(), asked(what="En sak till"))
    with after(10):
        assert remind_of_completions() == 0
    for days in (11, 12, 14):
        with after(days):
            call_command("tick")
    assert reminders().count() == 1
    events = CaseEvent.objects.filter(kind="completion_reminded")
    assert len(events.get().data["items"]) == 2


def test_a_new_day_has_a_reminder_of_its_own(ask, maja, item):
    with after(12):
        remind_of_completions()
        where = {"case_id": item.case_id, "item_id": item.pk}
        extend_time(Actor(maja), due_on=in_days(20), seen_due=item.due_on, **where)
        assert remind_of_completions() == 0
    with after(30):
        assert remind_of_completions() == 1


def test_what_was_asked_for_with_little_time_is_no_news(ask):
    ask(asked(due_on=in_days(2)))
    with after(1):
        assert remind_of_completions() == 0


def test_what_is_answered_is_not_reminded_of(anna_client, item):
    answers(anna_client, item, text="Ett svar")
    with after(12):
        assert remind_of_completions() == 0
    with after(20):
        assert expire_completions() == 0


def test_a_reminder_that_waits_is_dropped_when_she_has_answered(anna_client, item, mailoutbox):
    with after(12):
        remind_of_completions()
        answers(anna_client, item, text="Ett svar")
        deliver_notice.func(str(reminders().get().pk))
    assert reminders().get().channel == "none"


def test_the_day_after_it_has_expired_and_the_case_is_open(case, item):
    with after(14):
        assert expire_completions() == 0
    with after(15):
        assert expire_completions() == 1
        assert expire_completions() == 0
    item.refresh_from_db()
    case = Case.objects.get()
    assert item.status == CompletionStatus.EXPIRED
    assert (case.stage, case.waits_for_applicant) == (CaseStage.UNDER_INVESTIGATION, True)
    assert CaseEvent.objects.filter(kind="completion_expired").count() == 1


def test_nothing_happens_in_a_case_that_is_taken_back(anna, case, item):
    withdraw_case(Actor(anna), case_id=case.pk)
    with after(12):
        assert remind_of_completions() == 0
    with after(20):
        assert expire_completions() == 0
    assert CompletionItem.objects.get().status == CompletionStatus.OPEN
