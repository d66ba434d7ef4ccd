"""The calculation that a decision rests on, as it is frozen with it."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from applications.models import Calculation, Case

NAMES = ("table", "norm", "costs", "incomes", "result", "lines")


def calculation_of(case: Case) -> dict[str, Any] | None:
    """Return the sums and the explained lines of a case's calculation, in one query.

    ``rev`` is its version, and ``counted`` says which kinds of costs are in it, with how much of
    each. None when there is no calculation, or none that can be worked out as it stands.
    """
    calculation = Calculation.objects.filter(case=case).only("id", "rev", "content").first()
    content = calculation.content if calculation else {}
    if content.get("result") is None:
        return None
    found = {name: content[name] for name in NAMES}
    return found | {"rev": calculation.rev, "counted": _counted(content)}


def rev_of(calculation: dict[str, Any] | None) -> int | None:
    """Return which version of the calculation somebody has read; None for none."""
    return calculation["rev"] if calculation else None


def _counted(content: dict[str, Any]) -> dict[str, str]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    for cost in content["entered"]["costs"]:
        approved = cost.get("approved")
        found[cost["kind"]] += Decimal(cost["amount"] if approved is None else approved)
    return {kind: f"{amount:.2f}" for kind, amount in found.items()}
