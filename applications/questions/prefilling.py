"""A calculation prefilled from answers: of an application as it was sent, or of a draft.

What can't be known is a ``Gap``, never a guess; what somebody should look at is a ``Note``. Pure.

Of payments those in the month count. Of a kind that has none in the month, those of the month
before count, with a note: no statute says, and the caseworker can change it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from applications.questions.adults import APPLICANT, PARTNER
from applications.questions.cost_kinds import COST_KINDS
from applications.questions.income_kinds import INCOME_KINDS
from applications.questions.months import applied_month, month_before
from applications.questions.prefilled import Cleaned, Data, Gap, Note, Prefill, Said, plain_amount
from applications.questions.prefilled_household import fill_household
from applications.questions.progress import Progress

PEOPLE = {APPLICANT.key: "applicant", PARTNER.key: "partner"}
_HOUSEHOLD = {
    "household_type",
    "children_any",
    "child",
    "child_home",
    "child_school",
    "child_income",
    "others_any",
    "other_adult",
    "housing_form",
}
_MONEY = ("home_", "income_", "cost_")
_INCOMES, _COSTS = "income_kinds", "cost_kinds"
_NO_MONEY = {"home_homeless", "income_changes"}


def counts(step: str) -> bool:
    """True for the key of a question that the calculation is made of."""
    base = step.partition(".")[0].removeprefix(PARTNER.key)
    return base in _HOUSEHOLD or (base.startswith(_MONEY) and base not in _NO_MONEY)


def said_in(content: Mapping[str, Any], month: date) -> Said:
    """Return what an application says, as it was sent (``freezing.py``)."""
    steps = {
        step["key"]: step["cleaned"]
        for section in content["sections"]
        for step in section["steps"]
        if counts(step["key"])
    }
    unasked = tuple(key for key in (_INCOMES, _COSTS) if key not in steps)
    return Said(month=month, steps=steps, unasked=unasked)


def said_so_far(progress: Progress) -> Said:
    """Return what a draft says, whoever reads it: an answer that must be looked at again says
    nothing."""
    steps = {
        key: progress.answers.step(key) if progress.is_done(step) else {}
        for key, step in progress.whole_path.items()
        if counts(key)
    }
    return Said(month=applied_month(progress.answers), steps=steps)


def prefilled(said: Said, joint_days: int) -> Prefill:
    """Return the calculation that the answers give.

    ``joint_days``: from how many days a month a child counts for joint costs.
    """
    data: Data = {
        "month": f"{said.month:%Y-%m}" if said.month else None,
        "household": {},
        "costs": [],
        "incomes": [],
        "jobbstimulans": [],
        "adjustments": [],
        "norm_by_hand": None,
        "joint_from_days": joint_days,
    }
    prefill = Prefill(data=data)
    if said.month is None:
        prefill.gaps.append(Gap(step="month"))
    prefill.gaps += [Gap(step=key) for key, cleaned in said.steps.items() if not cleaned]
    prefill.gaps += [Gap(step=key) for key in said.unasked]
    data["incomes"] += _incomes(prefill, said)
    if _INCOMES in said.unasked:
        # Nobody has asked yet: that is not the same as no money.
        data["incomes"].append({"person": PEOPLE[APPLICANT.key], "kind": "other", "amount": None})
    fill_household(prefill, said, joint_days)
    data["costs"] += [*_housing(prefill, said), *_costs(prefill, said)]
    if _COSTS in said.unasked:
        data["costs"].append(_cost("other", None))
    prefill.gaps = list({gap.step: gap for gap in reversed(prefill.gaps)}.values())[::-1]
    return prefill


def _housing(prefill: Prefill, said: Said) -> Iterator[Data]:
    for key, cleaned in said.steps.items():
        if not key.startswith("home_"):
            continue
        is_owned = key == "home_owned"
        if not cleaned or cleaned.get("fee" if is_owned else "rent") is not None:
            yield _cost("rent", cleaned.get("fee" if is_owned else "rent"))
        if is_owned and cleaned.get("interest") is not None:
            yield _cost("loan_interest", cleaned["interest"])
    if any(cleaned.get("share") for _item, cleaned in said.each("other_adult")):
        prefill.notes.append(Note(code="rent_shared"))


def _costs(prefill: Prefill, said: Said) -> Iterator[Data]:
    of_home = said.of("home_owned").get("interest")
    for kind in COST_KINDS:
        key = f"cost_{kind.key}"
        if key not in said.steps:
            continue
        if kind.key == "loan_interest" and of_home is not None:
            prefill.notes.append(Note(code="interest_twice"))
        else:
            yield _cost(kind.key, said.of(key).get("amount"))


def _cost(kind: str, amount: str | None) -> Data:
    return {"kind": kind, "amount": plain_amount(amount)}


def _incomes(prefill: Prefill, said: Said) -> Iterator[Data]:
    for start, person in PEOPLE.items():
        for kind in INCOME_KINDS:
            key = f"{start}income_{kind.key}"
            if key not in said.steps:
                continue
            rows = said.of(key).get("rows", ())
            counted = _of_month(prefill, said, rows, Note(code="", kind=kind.key, person=person))
            is_unknown = any(row.get("amount") is None for row in counted)
            if is_unknown or not rows:
                prefill.gaps.append(Gap(step=key, is_unknown=is_unknown))
            if counted or not rows:
                total = sum((Decimal(row.get("amount") or 0) for row in counted), Decimal(0))
                amount = None if is_unknown or not rows else plain_amount(total)
                yield {"person": person, "kind": kind.key, "amount": amount}


def _of_month(prefill: Prefill, said: Said, rows: Any, about: Note) -> list[Cleaned]:
    """Return the payments that count: those of the month, or else of the month before.

    A payment without a day is one whose sum is unknown too: it counts as one of the month.
    """
    if said.month is None:
        return list(rows)
    month, before = f"{said.month:%Y-%m}", f"{month_before(said.month):%Y-%m}"
    counted = [row for row in rows if not row.get("on") or row["on"].startswith(month)]
    if not counted:
        counted = [row for row in rows if row["on"].startswith(before)]
        if counted:
            _say(prefill, about, "month_before")
    if len(counted) < len(rows):
        _say(prefill, about, "other_month")
    return counted


def _say(prefill: Prefill, about: Note, code: str) -> None:
    prefill.notes.append(Note(code=code, kind=about.kind, person=about.person))
