"""What case number so-and-so of many is like: the same in every run.

Each property repeats after a number of cases of its own, and those numbers share no factor but
for the caseworkers', so that every property is found together with every other.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from applications.statuses import OPEN_STAGES, CaseStage
from eservice import clock
from eservice.people.models import User

CASES_OF_A_PERSON = 10
# Of twenty cases half are open.
STAGES = (
    *[CaseStage.RECEIVED] * 3,
    *[CaseStage.UNDER_INVESTIGATION] * 5,
    *[CaseStage.COMMUNICATED] * 2,
    *[CaseStage.DECIDED] * 2,
    CaseStage.WITHDRAWN,
    *[CaseStage.CLOSED] * 7,
)
OPEN_DAYS, ENDED_DAYS = timedelta(days=20), timedelta(days=700)
PROMISED, DELAYED = timedelta(days=14), timedelta(days=28)
ANSWERS = timedelta(days=5)
EVERY_OTHER_UNIT, EVERY_WAITING, EVERY_ANSWERED, EVERY_DELAYED, EVERY_URGENT = 3, 7, 11, 13, 17


def by_unit(caseworkers: list[User]) -> list[list[User]]:
    """Return the caseworkers unit by unit. The first unit gets most of the cases."""
    units: dict[str, list[User]] = {}
    for user in caseworkers:
        units.setdefault(user.unit, []).append(user)
    return list(units.values())


def values_of(number: int, share: float, units: list[list[User]]) -> dict[str, Any]:
    """Return the values of a case; ``share`` says how much of the time has gone when it comes."""
    stage = STAGES[number % len(STAGES)]
    is_open, is_received = stage in OPEN_STAGES, stage is CaseStage.RECEIVED
    came = came_at(stage, share)
    colleagues = units[number % EVERY_OTHER_UNIT % len(units)]
    # Most of those that have just come have nobody yet.
    has_caseworker = not is_received or number % len(STAGES) == 0
    waits = is_open and not is_received and number % EVERY_WAITING == 0
    answered = has_caseworker and number % EVERY_ANSWERED == 0
    return {
        "unit": colleagues[0].unit,
        "stage": stage,
        "stage_since": came,
        "is_urgent": number % EVERY_URGENT == 0,
        "received_at": came,
        "promised_on": _promised(number, came),
        "investigation_started_at": None if is_received else came,
        "withdrawn_at": came if stage is CaseStage.WITHDRAWN else None,
        "caseworker": colleagues[number // 3 % len(colleagues)] if has_caseworker else None,
        "caseworker_since": came if has_caseworker else None,
        "waits_for_applicant": waits,
        "answered_at": clock.now() - ANSWERS * (1 - share) if answered else None,
    }


def came_at(stage: CaseStage, share: float) -> datetime:
    """Return when a case came: those that are open the last weeks, the others before them."""
    left = 1 - share
    if stage in OPEN_STAGES:
        return clock.now() - OPEN_DAYS * left
    return clock.now() - OPEN_DAYS - ENDED_DAYS * left


def _promised(number: int, came: datetime) -> date:
    return timezone.localdate(came + (PROMISED if number % EVERY_DELAYED else DELAYED))
