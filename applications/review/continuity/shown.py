"""What stands on the case page about hand-overs, the person's wish and times."""

from datetime import datetime
from typing import Any

from applications.access import Actor
from applications.models import Case, HandOver
from applications.questions.continuity import (
    entries_of,
    is_decided,
    is_near,
    newest_delay,
    newest_hand_over,
)
from applications.statuses import OPEN_STAGES


def continuity_of(actor: Actor, case: Case) -> dict[str, Any]:
    """Return it for a case read with ``with_continuity``, her wish and request: no more queries."""
    newest = newest_hand_over(case)
    wanted = getattr(case, "decision_wanted", None)
    is_open = case.stage in OPEN_STAGES
    wish = getattr(case.person, "wish", None)
    return {
        "hand_over": newest,
        "added": _added(newest) if newest else [],
        "wish": wish.text if wish else "",
        "is_near": is_near(case),
        "delay": newest_delay(case),
        "wanted": wanted if wanted and is_open else None,
        "may_say_delay": is_open and not is_decided(case) and case.caseworker_id == actor.user.pk,
    }


def _added(hand_over: HandOver) -> list[dict[str, Any]]:
    entries = entries_of(hand_over)
    return [{**entry, "at": datetime.fromisoformat(entry["at"])} for entry in entries]
