"""The calendar file of a meeting (RFC 5545).

Others may read a calendar, and a phone shows it on its locked screen. So the file has the time
and the word "Möte", and nothing of whom she meets, where, or why.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from applications.models import Meeting

MAKER = "-//Kalender//SV"


def calendar_file(meeting: Meeting) -> bytes:
    """Return the file of a meeting with a chosen time, in the municipality's time zone."""
    zone = ZoneInfo(settings.TIME_ZONE)
    start = meeting.chosen_at_time.astimezone(zone)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(_event(meeting, start))
    # The zone's own rules for the years around it, for calendars that don't know the zone.
    since, until = date(start.year - 1, 1, 1), date(start.year + 2, 1, 1)
    calendar.add_missing_timezones(first_date=since, last_date=until)
    return calendar.to_ical()


def _event(meeting: Meeting, start: datetime) -> Event:
    event = Event()
    # The same meeting at another time replaces itself in the calendar.
    event.add("uid", str(meeting.pk))
    event.add("dtstamp", meeting.status_since.astimezone(UTC))
    event.add("sequence", meeting.choice.get("rev", 0))
    event.add("summary", _("Möte"))
    event.add("class", "PRIVATE")
    event.add("dtstart", start)
    # Not the end: the night when the clock moves has an hour that doesn't exist, or exists twice.
    event.add("duration", timedelta(minutes=meeting.minutes))
    return event
