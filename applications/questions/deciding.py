"""What a decision says: one answer for each thing applied for, and what follows from them.

The content of a ``DecisionDraft`` and of a ``Decision`` is a JSON object::

    {"whole": "" | "dismissed" | "discontinued", "why": "…",
     "ending": "" | "asked" | "died" | "other",
     "items": [{"key": "support" | "cost_<kind>" | "added_<n>", "what": "…",
        "asked": "450.00" | null, "granted": "450.00" | null, "is_counted": false,
        "outcome": "" | "granted" | "partly_granted" | "rejected",
        "law": "12 kapitlet 1 § socialtjänstlagen", "facts": "…", "reasons": "…"}],
     "calculation": {"rev": 3, "table": "2026",
        "norm": "…", "costs": "…", "incomes": "…", "result": "…",
        "lines": [{"text": "…", "amount": "…", "rule": "…"}],
        "counted": {"medicine": "…"}} | null,
     "outcome": "…", "amount": "…", "points": ["D 4.1"]}

Amounts are decimal strings in kronor. ``whole`` and ``why`` are set when nothing is tried thing by
thing: the whole case is dismissed (avvisning) or discontinued (avskrivning). ``ending`` is why it
is discontinued (``Ending``); drafts from before that was chosen lack it. ``is_counted`` says
that the sum is already a part of the sum for the month, by the calculation, and is not
added once more. ``calculation``, ``outcome``, ``amount`` and ``points`` (of the delegation order)
are frozen when the decision is issued; a draft has none of them.

What the applicant has written in her own words and safety answers never come into it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.questions.cost_kinds import COST_KINDS
from applications.questions.extra import NEED
from applications.statuses import Ending, Outcome
from eservice.ui.swedish import format_month

Content = dict[str, Any]
Item = dict[str, Any]

SUPPORT = "support"
ADDED = "added_"
LAW = "12 kapitlet 1 § socialtjänstlagen"
NOTHING = Decimal("0.00")
# What can be decided for the whole case only, and for one thing.
WHOLE = (Outcome.DISMISSED, Outcome.DISCONTINUED)
OF_ITEM = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REJECTED)
# A case that ends so goes against nobody; one that ends for anything else is a no to her.
AGAINST_NOBODY = frozenset({Ending.ASKED, Ending.DIED})


def first_content(application: Content, month: Any, calculation: Content | None) -> Content:
    """Return the content that a caseworker begins with: what was applied for, undecided, with the
    sums of the calculation when there is one (``deciding_sums``).

    An extra application is about its one need: the support for the month is another case's."""
    support = _("Ekonomiskt bistånd för %(month)s") % {"month": format_month(month)}
    owed = Decimal(calculation["result"]) if calculation else NOTHING
    first = new_item(SUPPORT, support, granted=str(owed) if owed > 0 else None)
    steps = _cleaned(application)
    counted = calculation["counted"] if calculation else {}
    asked = [
        new_item(
            f"cost_{kind}",
            what,
            asked=amount,
            granted=counted.get(kind),
            is_counted=kind in counted,
        )
        for kind, what, amount in _costs(steps)
    ]
    items = asked if NEED in steps else [first, *asked]
    return {"whole": "", "ending": "", "why": "", "items": items}


def _cleaned(application: Content) -> dict[str, Content]:
    return {
        step["key"]: step["cleaned"]
        for section in application["sections"]
        for step in section["steps"]
    }


def new_item(
    key: str,
    what: str,
    *,
    asked: str | None = None,
    granted: str | None = None,
    is_counted: bool = False,
) -> Item:
    """Return one thing that nothing is decided about."""
    words = {"outcome": "", "law": LAW, "facts": "", "reasons": ""}
    sums = {"asked": asked, "granted": granted, "is_counted": is_counted}
    return {"key": key, "what": what, **sums, **words}


def next_added(items: Iterable[Item]) -> str:
    """Return a free key for a thing that the caseworker adds."""
    numbers = [int(item["key"].removeprefix(ADDED)) for item in items if is_added(item)]
    return f"{ADDED}{max(numbers, default=0) + 1}"


def is_added(item: Item) -> bool:
    """True for a thing that a caseworker has added, which she may take away."""
    return item["key"].startswith(ADDED)


def _costs(steps: dict[str, Content]) -> list[tuple[str, str, str | None]]:
    """Return kind, label and sum of each cost applied for: labels of ours, no words of hers."""
    return [
        (kind.key, str(kind.label), steps[f"cost_{kind.key}"].get("amount"))
        for kind in COST_KINDS
        if steps.get(f"cost_{kind.key}")
    ]


def total_outcome(content: Content) -> Outcome | None:
    """Return the outcome in total, or None while a thing is undecided.

    All granted is bifall, none is avslag, anything between is delvis bifall.
    """
    if content["whole"]:
        return Outcome(content["whole"])
    found = {item["outcome"] for item in content["items"]}
    if not found or "" in found:
        return None
    return Outcome(found.pop()) if len(found) == 1 else Outcome.PARTLY_GRANTED


def total_amount(content: Content) -> Decimal:
    """Return the sum in kronor; what the calculation has counted is not added again."""
    if content["whole"]:
        return NOTHING
    sums = (Decimal(item["granted"] or 0) for item in content["items"] if not item["is_counted"])
    return sum(sums, NOTHING)


def ending_of(content: Content) -> Ending | None:
    """Return why the whole case is discontinued; None when it isn't, or nobody has chosen yet."""
    chosen = content.get("ending", "") if content["whole"] == Outcome.DISCONTINUED else ""
    return Ending(chosen) if chosen else None


def is_against(content: Content) -> bool:
    """True for a decision that goes against the person in any part (FL 25 §)."""
    is_yes = total_outcome(content) == Outcome.GRANTED
    return not is_yes and ending_of(content) not in AGAINST_NOBODY


def needed_authority(content: Content) -> list[tuple[Outcome, Decimal]]:
    """Return what a delegation must cover: the total with its sum first, then each thing.

    Who ends a case that nobody asked to end says no, and must have the right to that too.
    """
    total = [(total_outcome(content), total_amount(content))]
    if content["whole"]:
        is_no = ending_of(content) == Ending.OTHER
        return [*total, (Outcome.REJECTED, NOTHING)] if is_no else total
    items = ((Outcome(i["outcome"]), Decimal(i["granted"] or 0)) for i in content["items"])
    return total + list(items)


def frozen(content: Content, calculation: Content | None, points: Sequence[str]) -> Content:
    """Return the content of an issued decision, with what follows from it."""
    is_whole = bool(content["whole"])
    return {
        **content,
        "ending": str(ending_of(content) or ""),
        "why": content["why"] if is_whole else "",
        "items": [] if is_whole else content["items"],
        "calculation": None if is_whole else calculation,
        "outcome": total_outcome(content).value,
        "amount": str(total_amount(content)),
        "points": list(points),
    }


def is_as_calculated(content: Content, calculation: Content | None) -> bool:
    """False when the sum for the month is another than the calculation's: worth a look."""
    if calculation is None or content["whole"]:
        return True
    owed = max(Decimal(calculation["result"]), NOTHING)
    given = (item for item in content["items"] if item["key"] == SUPPORT)
    return all(Decimal(item["granted"] or 0) == owed for item in given)
