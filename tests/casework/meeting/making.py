"""Meetings for tests, and the forms of their pages as a browser sends them."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.choosing_meetings import choose_time
from applications.actions.meetings import Proposal, propose_meeting
from applications.models import Case, Meeting
from eservice.people.models import User

NOW = datetime(2026, 2, 9, 11, 0, tzinfo=UTC)
SWEDEN = ZoneInfo("Europe/Stockholm")
ALL_WAYS = ("phone", "office", "association")
WHY = "Vi vill lära känna dig."


def at(text: str) -> datetime:
    """Return the moment when Swedish clocks show "2026-02-17 10:15"."""
    return datetime.fromisoformat(text).replace(tzinfo=SWEDEN)


def propose(case: Case, by: User, *times: str, **values: Any) -> Meeting:
    given = {"minutes": 45, "ways": ALL_WAYS, "why": WHY} | values
    proposal = Proposal(times=[at(time) for time in times], **given)
    return propose_meeting(Actor(by), case_id=case.pk, proposal=proposal)


def book(meeting: Meeting, by: User, number: int = 0, **answers: str) -> Meeting:
    """Choose the proposed time with this number, from 0."""
    meeting.refresh_from_db()
    return choose_time(
        Actor(by),
        case_id=meeting.case_id,
        meeting_id=meeting.pk,
        time_id=meeting.times.all()[number].pk,
        answers={"way": "phone"} | answers,
        seen=meeting.choice.get("rev", 0),
    )


def url(meeting: Meeting, name: str = "meeting") -> str:
    return reverse(name, args=[meeting.case_id, meeting.pk])


def chooses(
    client: Client, meeting: Meeting, number: int = 0, *, rev: int = 0, **values: Any
) -> HttpResponse:
    """Send the page on which a time is chosen."""
    time = meeting.times.all()[number].pk
    return client.post(url(meeting), {"rev": rev, "time": time, "way": "phone"} | values)


def proposing_form(*times: tuple[str, str], **values: Any) -> dict[str, Any]:
    """Return the page of a caseworker who writes these days and clock times."""
    form: dict[str, Any] = {"minutes": "45", "ways": ["phone", "office"], "why": WHY}
    for number, (day, clock) in enumerate(times):
        form[f"rows-{number}-day_0"] = day
        form[f"rows-{number}-at"] = clock
    return form | values
