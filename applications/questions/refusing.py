"""The decision that an appeal came too late (avvisning, FL 45 §), and who may make it."""

from collections.abc import Collection
from decimal import Decimal
from uuid import UUID

from applications.models import AppealRefusal, Case
from applications.questions.authority import covers, points_for
from applications.statuses import Outcome
from eservice import clock
from eservice.municipality import municipality
from eservice.people.roles import Role

NEEDED = (Outcome.DISMISSED, Decimal(0))


def refusal_points(roles: Collection[str]) -> list[str]:
    """Return the point that gives someone with these roles the right today, or []."""
    held = municipality().casework.delegations_of(roles, clock.today())
    return points_for(held, [NEEDED])


def roles_that_refuse() -> list[str]:
    """Return the names of the roles that have the right today."""
    points = municipality().casework.delegations_of(Role.values, clock.today())
    roles = {role for point in points if covers(point, *NEEDED) for role in point.roles}
    return [str(role.label) for role in Role if role in roles]


def refusal_of(case: Case, appeal_id: UUID) -> AppealRefusal:
    """Return the refusal of an appeal in a case, with its letter; raises Case.DoesNotExist."""
    rows = AppealRefusal.objects.select_related("letter").defer("letter__context")
    found = rows.filter(appeal__case=case, appeal=appeal_id).first()
    if found is None:
        raise Case.DoesNotExist
    return found
