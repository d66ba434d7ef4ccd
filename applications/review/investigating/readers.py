"""Who but the applicant reads what is written, and why that needs care."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from applications.models import Case, Grant, GrantPower
from applications.powers import Power
from applications.questions.start import NOTHING_ACUTE
from applications.safe_contact import SAFE_CONTACT, contact_answer

NEEDED = frozenset({Power.READ_ANSWERS, Power.READ_DECISION})


@dataclass(frozen=True, kw_only=True)
class Readers:
    """``names`` are those who help and may read. ``has_safety`` says that the applicant has
    given an answer about her safety, ``has_partner`` that the case is about a partner too."""

    names: list[str]
    has_safety: bool
    has_partner: bool


def readers_of(case: Case) -> Readers:
    """Return who reads along, in one query; ``case`` has its application."""
    content = case.content
    return Readers(
        names=_names(case),
        has_safety=contact_answer(content) is not None or _has_safety_answer(content),
        has_partner=content.get("partner") is not None,
    )


def _names(case: Case) -> list[str]:
    """Return those who hold what reading takes. A förvaltare may have it instead of some of
    them: better to warn once too often."""
    grants = Grant.objects.in_force().filter(grantor=case.person_id)
    rows = GrantPower.objects.active().over([case.pk]).filter(grant__in=grants, power__in=NEEDED)
    held: dict[Grant, set[str]] = defaultdict(set)
    for row in rows.select_related("grant__grantee", "grant__organisation").order_by("pk"):
        held[row.grant].add(row.power)
    reading = [grant for grant, powers in held.items() if powers >= NEEDED]
    return sorted({(grant.organisation or grant.grantee).name for grant in reading})


def _has_safety_answer(content: dict[str, Any]) -> bool:
    """True when she has given one that says something: not "no, nothing of this"."""
    steps = [step for section in content["sections"] for step in section["steps"]]
    return any(
        set(step["cleaned"].get(step["key"]) or "given") != {NOTHING_ACUTE}
        for step in steps
        if step["key"] != SAFE_CONTACT and any(row.get("safety") for row in step["rows"])
    )
