"""What a case's calculation keeps, and what a change of it makes.

The content of a ``Calculation`` is a JSON object::

    {"given": {…}, "entered": {…},
     "changes": [{"path": "incomes[0].amount", "from": "8000", "to": "8200",
        "reason": "…", "by": "…", "at": "…"}],
     "register": [{"source": "forsakringskassan" | "csn" | "pension" | "akassa"
           | "arbetsformedlingen" | "skatteverket",
        "answer": "amount" | "nothing" | "no_answer", "amount": "…" | null,
        "date": "2026-03-01" | null, "person": "applicant" | "partner" | "child"}],
     "table": "2026" | null, "norm": "…", "costs": "…", "incomes": "…", "result": "…",
     "lines": [{"text": "…", "amount": "…", "rule": "…"}], "problem": "…"}

``given`` is what the answers said (``prefilling.py``) and ``entered`` what the caseworker has,
both in the shape that ``norm.reading`` reads, with null for what is not known. Neither loses or
moves what was given: a child that isn't there has 0 days, money that doesn't count is 0. A cost
keeps what was asked for in ``amount``; ``approved`` and ``why`` say what counts. ``changes`` has
one entry for each place where the two differ. While nothing can be calculated the sums are null,
there are no lines, and ``problem`` says why; otherwise it is empty.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from applications.norm.calculation import calculate
from applications.norm.errors import NotCalculable, WrongInput
from applications.norm.reading import read_calculation
from applications.norm.table import Table
from applications.norm.writing import result_as_data
from applications.questions.prefilled import Data

NOTHING = {"table": None, "norm": None, "costs": None, "incomes": None, "result": None, "lines": []}
# A cost and a change of the norm say themselves why.
_OWN_REASON = {"costs": "why", "adjustments": "reason", "norm_by_hand": "reason"}


def first_content(given: Data, tables: Sequence[Table]) -> Data:
    """Return the content before anybody has changed anything."""
    entered = copy.deepcopy(given)
    content = {"given": given, "entered": entered, "changes": [], "register": []}
    return content | worked_out(entered, tables)


def revised(
    content: Data,
    part: Mapping[str, Any],
    *,
    reasons: Mapping[str, str],
    by: str,
    at: datetime,
    tables: Sequence[Table],
) -> Data:
    """Return the content with other values in ``entered`` (or ``register``).

    ``reasons`` are by path, as in ``changes``; one for "incomes[0]" holds for all within it.
    Raises MissingReason for a change without one.
    """
    values = dict(part)
    register = values.pop("register", content["register"])
    entered = content["entered"] | values
    now = {"reason": "", "by": by, "at": at.isoformat()}
    changes = []
    for path, before, after in differences(content["given"], entered):
        known = _known(content["changes"], path)
        reason = _reason(path, entered, reasons) or (known or now)["reason"]
        if not reason:
            raise MissingReason(path)
        change = {"path": path, "from": before, "to": after, **now, "reason": reason}
        is_same = known and (known["to"], known["reason"]) == (after, reason)
        changes.append(known if is_same else change)
    kept = {"given": content["given"], "entered": entered, "changes": changes}
    return kept | {"register": register} | worked_out(entered, tables)


class MissingReason(ValueError):
    """A change needs a reason; ``path`` says which one."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def worked_out(entered: Data, tables: Sequence[Table]) -> Data:
    """Return the result as the content keeps it, or why there is none."""
    missing = holes(entered)
    if missing:
        return NOTHING | {"problem": _("Något saknas. Fyll i det först.")}
    try:
        found = calculate(read_calculation(without_nothing(entered)), tables)
    except NotCalculable as wrong:
        return NOTHING | {"problem": wrong.sentence}
    return result_as_data(found) | {"problem": ""}


def fault_in(entered: Data, tables: Sequence[Table]) -> WrongInput | None:
    """Return what is wrong with the values, if anything; what is missing is not wrong."""
    try:
        if not holes(entered):
            calculate(read_calculation(without_nothing(entered)), tables)
    except WrongInput as wrong:
        return wrong
    except NotCalculable:
        pass
    return None


def without_nothing(entered: Data) -> Data:
    """Return the data without money that doesn't count: it may be of somebody who isn't there."""
    counted = [each for each in entered["incomes"] if each["amount"] != "0"]
    return entered | {"incomes": counted}


def holes(entered: Data) -> list[str]:
    """Return the paths of what must be known and isn't."""
    household = entered["household"]
    found = [] if household["adults"] else ["household.adults"]
    if household["adults"] == "shared" and household["size"] is None:
        found.append("household.size")
    for number, child in enumerate(household["children"]):
        if child["age"] is None:
            found.append(f"household.children[{number}].age")
    for name in ("costs", "incomes"):
        for number, row in enumerate(entered[name]):
            if row["amount"] is None:
                found.append(f"{name}[{number}].amount")
    return found


def differences(given: Data, entered: Data) -> Iterator[tuple[str, Any, Any]]:
    """Yield path, what the answers said and what the caseworker has, where they differ."""
    for number, cost in enumerate(entered["costs"]):
        if number >= len(given["costs"]):
            yield f"costs[{number}]", None, cost
        elif cost.get("approved") is not None and cost["approved"] != cost["amount"]:
            yield f"costs[{number}].approved", given["costs"][number]["amount"], cost["approved"]
        elif cost["amount"] != (before := given["costs"][number]["amount"]):
            yield f"costs[{number}].amount", before, cost["amount"]
    for name in sorted(given.keys() - {"costs"}):
        yield from _different(name, given[name], entered[name])


def _different(path: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from _different(f"{path}.{key}", before.get(key), after.get(key))
    elif isinstance(before, list) and any(isinstance(each, dict) for each in (*before, *after)):
        for number, value in enumerate(after):
            known = before[number] if number < len(before) else None
            yield from _different(f"{path}[{number}]", known, value)
    elif before != after:
        yield path, before, after


def _known(changes: Sequence[Data], path: str) -> Data | None:
    return next((each for each in changes if each["path"] == path), None)


def _reason(path: str, entered: Data, reasons: Mapping[str, str]) -> str:
    """Return the reason given for a path, or for what it lies in."""
    name = path.partition("[")[0].partition(".")[0]
    if name in _OWN_REASON:
        value = entered[name]
        number = path.partition("[")[2].partition("]")[0]
        row = value[int(number)] if number else value or {}
        return row.get(_OWN_REASON[name], "")
    while path:
        if reasons.get(path):
            return reasons[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return ""
