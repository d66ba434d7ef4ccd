"""Swedish working days, and the moment that counts as now."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
import time_machine

from eservice import clock
from eservice.workdays import is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "New Year's Day"),
        (date(2026, 1, 6), "Epiphany"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 1), "May Day"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 6, 19), "Midsummer Eve"),
        (date(2026, 12, 24), "Christmas Eve"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 31), "New Year's Eve"),
        (date(2026, 11, 22), "a Sunday"),
        (date(2026, 11, 21), "a Saturday"),
    ],
)
def test_days_off(day, name):
    assert not is_working_day(day), name


@pytest.mark.parametrize(
    "day",
    [date(2026, 4, 2), date(2026, 4, 7), date(2026, 6, 18), date(2026, 6, 22), date(2026, 12, 23)],
)
def test_the_days_around_a_holiday_are_working_days(day):
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("sent", "count", "expected"),
    [
        (date(2026, 4, 1), 1, date(2026, 4, 2)),
        (date(2026, 4, 1), 2, date(2026, 4, 7)),
        (date(2026, 4, 1), 10, date(2026, 4, 17)),
        (date(2026, 6, 17), 2, date(2026, 6, 22)),
        (date(2026, 6, 17), 10, date(2026, 7, 2)),
        (date(2026, 12, 22), 1, date(2026, 12, 23)),
        (date(2026, 12, 22), 2, date(2026, 12, 28)),
        (date(2026, 12, 22), 5, date(2027, 1, 4)),
        (date(2026, 12, 22), 10, date(2027, 1, 12)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
    ],
)
def test_working_days_are_counted_past_holidays(sent, count, expected):
    assert working_days_after(sent, count) == expected


def test_now_is_the_real_moment_and_aware():
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2026, 11, 24, 12, tzinfo=UTC)
        assert clock.now().tzinfo


def test_another_moment_counts_inside_the_block_only():
    then = datetime(2026, 3, 1, 8, tzinfo=UTC)
    with clock.at(then):
        assert clock.now() == then
        with clock.at(then + timedelta(days=1)):
            assert clock.today() == date(2026, 3, 2)
        assert clock.now() == then
    assert clock.now() != then


def test_the_moment_comes_back_after_a_fault():
    then = datetime(2026, 3, 1, 8, tzinfo=UTC)
    with pytest.raises(RuntimeError), clock.at(then):
        raise RuntimeError
    assert clock.now() != then


def test_another_thread_is_not_moved():
    then, seen = datetime(2026, 3, 1, 8, tzinfo=UTC), []
    with clock.at(then):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen != [then]


@pytest.mark.parametrize(
    ("moment", "today"),
    [
        (datetime(2026, 11, 24, 22, 59, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 23, 1, tzinfo=UTC), date(2026, 11, 25)),
        (datetime(2026, 6, 24, 21, 59, tzinfo=UTC), date(2026, 6, 24)),
        (datetime(2026, 6, 24, 22, 1, tzinfo=UTC), date(2026, 6, 25)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_today_is_the_day_in_sweden(moment, today):
    with clock.at(moment):
        assert clock.today() == today
