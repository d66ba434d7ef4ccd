"""A calculation and its result as plain data: what ``reading`` reads, and what people are shown."""

from typing import Any

from applications.norm.amounts import plain
from applications.norm.calculation import Calculation, Result
from applications.norm.household import Child
from applications.norm.items import Adjustment, Cost, NormByHand


def calculation_as_data(calculation: Calculation) -> dict[str, Any]:
    """Return an object that ``reading.read_calculation`` makes the same calculation of."""
    household, norm = calculation.household, calculation.norm_by_hand
    return {
        "month": f"{calculation.month:%Y-%m}",
        "household": {
            "adults": household.adults.value,
            "size": household.size,
            "children": [_child(child) for child in household.children],
        },
        "costs": [_cost(cost) for cost in calculation.costs],
        "incomes": [
            {"person": each.person.value, "kind": each.kind, "amount": plain(each.amount)}
            for each in calculation.incomes
        ],
        "jobbstimulans": sorted(person.value for person in calculation.jobbstimulans),
        "adjustments": [_adjustment(change) for change in calculation.adjustments],
        "norm_by_hand": norm and _norm_by_hand(norm),
        "joint_from_days": calculation.joint_from_days,
    }


def result_as_data(result: Result) -> dict[str, Any]:
    """Return the table's name, the four sums and the lines; amounts are decimal strings."""
    return {
        "table": result.table,
        "norm": plain(result.norm),
        "costs": plain(result.costs),
        "incomes": plain(result.incomes),
        "result": plain(result.result),
        "lines": [
            {"text": line.text, "amount": plain(line.amount), "rule": line.rule}
            for line in result.lines
        ],
    }


def _child(child: Child) -> dict[str, Any]:
    return {
        "age": child.age,
        "lunch_away": child.lunch_away,
        "days": child.days,
        "own_income": plain(child.own_income),
        "own_income_before": plain(child.own_income_before),
    }


def _cost(cost: Cost) -> dict[str, Any]:
    data = {"kind": cost.kind, "amount": plain(cost.amount)}
    if cost.approved is not None:
        data["approved"] = plain(cost.approved)
    return data | ({"why": cost.why} if cost.why else {})


def _adjustment(change: Adjustment) -> dict[str, Any]:
    data = {"person": change.person.value, "amount": plain(change.amount), "reason": change.reason}
    if change.child is not None:
        data["child"] = change.child
    return data | ({"item": change.item} if change.item else {})


def _norm_by_hand(norm: NormByHand) -> dict[str, Any]:
    data = {"amount": plain(norm.amount), "reason": norm.reason}
    if norm.prisbasbelopp is not None:
        data["prisbasbelopp"] = plain(norm.prisbasbelopp)
    return data
