"""One reading in words: who, what kind, when, which case, and what is odd about it.

Who doesn't work here is never named: the log check is about those who do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.event_kinds import AccessKind, SearchReason
from applications.models import AccessLog
from eservice.municipality import municipality
from eservice.people.roles import Role
from eservice.workdays import is_working_day

OTHERS: dict[str, str | Promise] = {
    "applicant": gettext_lazy("någon som inte arbetar här"),
    "co_applicant": gettext_lazy("medsökande"),
}
HANDLERS = (Role.CASEWORKER, Role.DECISION_MAKER)


@dataclass(frozen=True)
class Oddity:
    """Something worth a question, and never a proof. It guesses nothing about people."""

    label: str | Promise
    holds: Callable[[AccessLog], bool]


def _outside_hours(row: AccessLog) -> bool:
    if row.role not in Role.values:
        return False
    rules, at = municipality().casework, timezone.localtime(row.at)
    in_hours = rules.office_from <= at.hour < rules.office_until
    return not (in_hours and is_working_day(at.date()))


def _unconnected(row: AccessLog) -> bool:
    is_handler = row.role in HANDLERS and row.case_id is not None
    return is_handler and not (row.has_had or row.had_searched)


ODDITIES = (
    Oddity(gettext_lazy("Vi stoppade läsningen"), lambda row: row.kind == AccessKind.REFUSED),
    Oddity(gettext_lazy("Utanför arbetstid"), _outside_hours),
    Oddity(gettext_lazy("Har inte haft ärendet och inte sökt fram det"), _unconnected),
)


def row_of(row: AccessLog) -> dict[str, Any]:
    """Return a reading in words; it was found with ``has_had`` and ``had_searched``."""
    is_staff = row.role in Role.values
    return {
        "at": row.at,
        "name": row.by.name if is_staff else "",
        "role": _role(row),
        "unit": _unit(row.by.unit) if is_staff else "",
        "what": AccessKind(row.kind).label,
        "reason": SearchReason(row.reason).label if row.reason else "",
        "reference": row.case.reference if row.case else "",
        "odd": [oddity.label for oddity in ODDITIES if oddity.holds(row)],
    }


def _role(row: AccessLog) -> str | Promise:
    if row.grant_id:
        return _("en hjälpare, under en tillgång")
    if row.role in Role.values:
        return Role(row.role).label
    return OTHERS.get(row.role, OTHERS["applicant"])


def _unit(code: str) -> str:
    """Return the name of the unit; one that is gone keeps its code."""
    try:
        return municipality().unit(code).name
    except LookupError:
        return code
