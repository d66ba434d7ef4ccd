"""Last days over 29 February, 31 August, the change of the year and of the clocks: a day is over
at midnight where the municipality is, not an hour before or after."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from applications.access import Actor
from applications.actions.completion_days import expire_completions, remind_of_completions
from applications.actions.completions import Asked, ask_completion
from applications.actions.wanting_decisions import ask_for_decision
from applications.decision_checks import not_shared
from applications.errors import NotPossible
from applications.models import CompletionItem, Notice
from applications.questions.continuity import may_ask_after, may_ask_for_decision
from eservice.municipality import municipality
from tests.casework.investigating.making import communicate, investigated, write
from tests.factories import make_case

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Stockholm")
FIRST, LAST = time(0, 1), time(23, 59)
DAY = timedelta(days=1)
SPECIAL = [
    date(2026, 3, 29),
    date(2026, 8, 31),
    date(2026, 10, 25),
    date(2026, 12, 31),
    date(2027, 2, 28),
    date(2028, 1, 1),
    date(2028, 2, 29),
]


def at(day: date, moment: time) -> time_machine.travel:
    return time_machine.travel(datetime.combine(day, moment, HERE), tick=False)


def asks(case, maja, due_on: date) -> CompletionItem:
    words = {"what": "Skicka hyresavin.", "why": "Vi räknar med hyran.", "how": "Ett foto."}
    item = Asked(about="paper_rent_bill", section="papers", due_on=due_on, **words)
    said = {"intro": "Vi läser.", "consequence": "Ring oss."}
    return ask_completion(Actor(maja), case_id=case.pk, items=[item], **said).items.get()


@pytest.mark.parametrize("day", SPECIAL)
def test_what_we_ask_for_may_come_until_its_day_has_passed(anna, maja, day):
    reminder = day - timedelta(days=municipality().casework.reminder_days)
    with at(day - 30 * DAY, LAST):
        item = asks(investigated(make_case(anna), maja), maja, day)
    with at(reminder - DAY, LAST):
        assert remind_of_completions() == 0
    with at(reminder, FIRST):
        assert (remind_of_completions(), remind_of_completions()) == (1, 0)
    with at(day, LAST):
        assert expire_completions() == 0
    with at(day + DAY, FIRST):
        assert expire_completions() == 1
    item.refresh_from_db()
    assert (item.due_on, item.status) == (day, "expired")
    assert Notice.objects.filter(kind="completion_reminder").count() == 1


@pytest.mark.parametrize("day", SPECIAL)
def test_the_day_before_is_the_last_on_which_a_day_can_be_set(anna, maja, day):
    with at(day - 30 * DAY, LAST):
        case = investigated(make_case(anna), maja)
        write(case, maja)
    with at(day, FIRST):
        with pytest.raises(NotPossible, match="past"):
            asks(case, maja, day)
        with pytest.raises(NotPossible, match="past"):
            communicate(case, maja, day)
    with at(day - DAY, LAST):
        assert asks(case, maja, day).due_on == day
        assert communicate(case, maja, day).due_on == day


@pytest.mark.parametrize("day", SPECIAL)
def test_nothing_is_decided_before_the_day_to_answer_has_passed(anna, maja, day):
    with at(day - 30 * DAY, LAST):
        case = investigated(make_case(anna), maja)
        write(case, maja)
        communicate(case, maja, day)
    with at(day, LAST):
        assert [(each.code, each.due_on) for each in not_shared(case)] == [("time_left", day)]
    with at(day + DAY, FIRST):
        assert not_shared(case) == []


@pytest.mark.parametrize(
    ("came", "after", "answer_by"),
    [
        (date(2026, 8, 31), date(2027, 2, 28), date(2027, 3, 29)),
        (date(2027, 8, 31), date(2028, 2, 29), date(2028, 3, 29)),
        (date(2028, 2, 29), date(2028, 8, 29), date(2028, 9, 27)),
        (date(2026, 12, 31), date(2027, 6, 30), date(2027, 7, 29)),
        (date(2027, 1, 1), date(2027, 7, 1), date(2027, 7, 30)),
        (date(2026, 3, 29), date(2026, 9, 29), date(2026, 10, 28)),
        (date(2026, 10, 25), date(2027, 4, 25), date(2027, 5, 24)),
    ],
)
@pytest.mark.parametrize("moment", [FIRST, LAST])
def test_six_months_are_whole_days_wherever_they_begin(anna, came, after, answer_by, moment):
    with at(came, moment):
        case = make_case(anna)
    assert may_ask_after(case) == after
    with at(after, LAST):
        assert not may_ask_for_decision(case)
        with pytest.raises(NotPossible):
            ask_for_decision(Actor(anna), case_id=case.pk, text="")
    with at(after + DAY, FIRST):
        assert ask_for_decision(Actor(anna), case_id=case.pk, text="").answer_by == answer_by
