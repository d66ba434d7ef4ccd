"""The calendar file, read by a calendar: the right time all year, and no word too much."""

from datetime import UTC, timedelta

import pytest
from icalendar import Calendar

from tests.casework.meeting.making import NOW, SWEDEN, at, book, url

pytestmark = pytest.mark.django_db

OWN = {"companion": "min syster", "about": "Min hyra.", "place": "Huset", "way": "association"}


def file_of(client, meeting) -> bytes:
    response = client.get(url(meeting, "meeting_calendar"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="mote.ics"'
    return response.content


def event_in(content: bytes):
    calendar = Calendar.from_ical(content)
    assert (calendar["version"], len(calendar.timezones)) == ("2.0", 1)
    (event,) = calendar.walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("start", "utc_hour", "zone"),
    [
        # The last Sundays of March and October, the days beside them, and New Year.
        ("2026-03-28 10:00", 9, "CET"),
        ("2026-03-29 10:00", 8, "CEST"),
        ("2026-03-29 01:30", 0, "CET"),
        ("2026-10-24 10:00", 8, "CEST"),
        ("2026-10-25 10:00", 9, "CET"),
        ("2026-10-25 01:30", 23, "CEST"),
        ("2026-12-31 23:30", 22, "CET"),
        ("2027-01-01 00:15", 23, "CET"),
    ],
)
def test_the_time_is_right_when_the_clock_moves(anna, anna_client, proposed, start, utc_hour, zone):
    meeting = proposed(start, minutes=120)
    book(meeting, anna)
    event = event_in(file_of(anna_client, meeting))
    assert event.start == at(start)
    assert event.start.astimezone(UTC).hour == utc_hour
    assert event.start.tzname() == zone
    assert event["duration"].dt == timedelta(hours=2)


def test_the_zones_own_rules_are_in_the_file(anna, anna_client, proposed):
    meeting = proposed("2026-10-25 10:00")
    book(meeting, anna)
    (zone,) = Calendar.from_ical(file_of(anna_client, meeting)).timezones
    there = zone.to_tz(lookup_tzid=False)
    for day in ("2026-03-28 10:00", "2026-03-29 10:00", "2026-10-24 10:00", "2026-10-25 10:00"):
        moment = at(day)
        assert moment.replace(tzinfo=there).utcoffset() == moment.utcoffset()
    assert str(zone["tzid"]) == SWEDEN.key


def test_it_says_nothing_but_when(anna, anna_client, meeting):
    book(meeting, anna, **OWN)
    content = file_of(anna_client, meeting)
    event = event_in(content)
    assert event["summary"] == "Möte"
    assert set(event) == {
        *("UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "CLASS", "DTSTART", "DURATION"),
    }
    text = content.decode().lower()
    words = ("social", "bistånd", "kommun", "exempel", "handlägg", "ärende", "lära känna")
    for word in (*words, *(said.lower() for said in OWN.values()), meeting.case.reference.lower()):
        assert word not in text
    assert str(meeting.case_id) not in text


def test_it_is_written_as_the_standard_says(anna, anna_client, meeting):
    book(meeting, anna)
    content = file_of(anna_client, meeting)
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_another_time_takes_the_place_of_the_first_one(anna, anna_client, meeting):
    found = []
    for place in (0, 1):
        book(meeting, anna, place)
        found.append(event_in(file_of(anna_client, meeting)))
    first, second = found
    assert first["uid"] == second["uid"]
    assert first["sequence"] < second["sequence"]
    assert second["dtstamp"].dt == NOW


def test_there_is_no_file_before_a_time_is_chosen(anna_client, meeting):
    assert anna_client.get(url(meeting, "meeting_calendar")).status_code == 404
