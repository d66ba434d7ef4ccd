"""Which points of the delegation order give the right to make a decision (KL 6 kap. 37 §)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.core.exceptions import ImproperlyConfigured

from applications.statuses import Outcome
from eservice.municipality.casework import CaseworkRules, Delegation


def require_known_outcomes(rules: CaseworkRules) -> None:
    """Raise ImproperlyConfigured for a point that gives the right to what can't be decided."""
    for point in rules.delegations:
        unknown = sorted({*point.outcomes} - {*Outcome.values})
        if unknown:
            raise ImproperlyConfigured(
                f"The municipality file: delegation {point.point} has unknown outcomes {unknown};"
                f" known are {sorted(Outcome.values)}"
            )


def covers(point: Delegation, outcome: Outcome, amount: Decimal) -> bool:
    """True when a point gives the right to this outcome with this sum; ``most`` 0 is no limit."""
    return outcome in point.outcomes and (not point.most or amount <= point.most)


def points_for(held: Sequence[Delegation], needed: Iterable[tuple[Outcome, Decimal]]) -> list[str]:
    """Return the points that together cover all that is needed, that of the total first.

    One point that covers everything is enough by itself. [] when something is not covered.
    """
    needed = list(needed)
    for point in held:
        if all(covers(point, outcome, amount) for outcome, amount in needed):
            return [point.point]
    found: dict[str, None] = {}
    for outcome, amount in needed:
        fitting = [each.point for each in held if covers(each, outcome, amount)]
        if not fitting:
            return []
        found[next((one for one in fitting if one in found), fitting[0])] = None
    return list(found)
