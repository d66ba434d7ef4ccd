"""The days of a case as a calendar file (RFC 5545): to answer, to hear from us, and to get money.

Others may read a calendar, and a phone shows it on its locked screen. So the file has the days and
a word or two, and nothing of whom they are about or why. A meeting has a file of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from hashlib import blake2s

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event

from applications.access import Actor
from applications.models import Case
from applications.tracking.course import answer_time
from applications.tracking.meeting.calendar_file import MAKER
from applications.tracking.paying.shown import next_money
from applications.tracking.to_do import Task
from eservice import clock

TO_ANSWER = _("Sista dag att svara")
TO_CHOOSE = _("Sista dag om du vill svara")
ANSWER = _("Svar senast i dag")
MONEY = _("Betalning")


@dataclass(frozen=True)
class Day:
    """A day in words. ``key`` stays the same when the day is moved, and tells nothing."""

    key: str
    on: date
    words: str | Promise


def days_of(actor: Actor, case: Case, tasks: list[Task], choices: list[Task]) -> list[Day]:
    """Return the days to come, of what there is to do and of what else is waited for."""
    days = [*_last_days(tasks, TO_ANSWER), *_last_days(choices, TO_CHOOSE), *_waited(actor, case)]
    return [day for day in days if day.on >= clock.today()]


def _last_days(tasks: list[Task], words: str | Promise) -> Iterator[Day]:
    for task in tasks:
        if task.by is not None and not task.when:
            yield Day(blake2s(task.url.encode(), digest_size=8).hexdigest(), task.by, words)


def _waited(actor: Actor, case: Case) -> Iterator[Day]:
    answer = answer_time(case)
    if answer is not None:
        yield Day("answer", answer.new_day or answer.on, ANSWER)
    money = next_money(case) if actor.grant is None else None
    if money is not None:
        yield Day("money", money.on, MONEY)


def days_file(case: Case, days: list[Day]) -> bytes:
    """Return the file, a whole day for each. The same day again replaces itself in the calendar."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for day in days:
        event = Event()
        event.add("uid", f"{case.pk}-{day.key}")
        event.add("dtstamp", clock.now().astimezone(UTC))
        event.add("summary", str(day.words))
        event.add("class", "PRIVATE")
        event.add("dtstart", day.on)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return calendar.to_ical()
