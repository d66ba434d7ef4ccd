"""Appeals for tests, and the pages about them as a browser sends them."""

from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions import appealing
from applications.actions.deciding import start_change
from applications.models import Appeal, Decision
from eservice.people.models import User
from tests.casework.deciding.making import decided_content, draft_of, issue

NOW = datetime(2026, 2, 9, 11, 0, tzinfo=UTC)
WANTS = "Jag vill få pengar till hela hyran."
LATE = "Överklagandet kom en dag efter den sista."


def appeal_of(decision: Decision, by: User, *, seen: int = 0, **words: str) -> Appeal:
    given = {"wants": WANTS, "why": ""} | words
    place = {"case_id": decision.case_id, "decision_id": decision.pk}
    return appealing.appeal_decision(Actor(by), seen=seen, **place, **given)


def got(decision: Decision, day: date) -> None:
    """Let Anna have got the decision on that day."""
    decision.received_on = day
    decision.save(update_fields=["received_on"])


def changed(decision: Decision, by: User) -> Decision:
    """Make a new decision in place of this one."""
    case = decision.case
    case.refresh_from_db()
    given = {"decision_id": decision.pk, "kind": "reconsideration"}
    start_change(Actor(by), case_id=case.pk, content=decided_content(case), **given)
    return issue(draft_of(case, by), by)


def write_url(decision: Decision) -> str:
    return reverse("appeal_decision", args=[decision.case_id, decision.pk])


def writes(client: Client, decision: Decision, **values: Any) -> HttpResponse:
    return client.post(write_url(decision), {"seen": 0, "wants": WANTS} | values)


def url(name: str, appeal: Appeal) -> str:
    return reverse(name, args=[appeal.case_id, appeal.pk])


def listed(client: Client, appeal: Appeal) -> HttpResponse:
    return client.get(reverse("case_appeals", args=[appeal.case_id]))


def ruling(day: date, **values: Any) -> dict[str, Any]:
    parts = {"ruled_on_0": day.day, "ruled_on_1": day.month, "ruled_on_2": day.year}
    return {"outcome": "changed", "text": "Du ska få hela hyran."} | parts | values


def place(appeal: Appeal) -> dict[str, Any]:
    return {"case_id": appeal.case_id, "appeal_id": appeal.pk}
