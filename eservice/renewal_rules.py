"""When a person applies again, as the part ``[renewal]`` of the municipality file decides."""

from dataclasses import dataclass
from typing import Any

from eservice.casework import LAST_DAY_OF_EVERY_MONTH
from eservice.file_parts import part


@dataclass(frozen=True, kw_only=True)
class RenewalRules:
    """When a person can apply again with the answers she has given.

    She needs a decision that is at most ``decision_months`` old. It opens on ``opens_day`` of the
    month before the one applied for, and closes after ``closes_day`` of the month itself; we
    remind ``reminder_days`` before that. After it she applies as for the first time.
    """

    decision_months: int = 3
    opens_day: int = 15
    closes_day: int = 25
    reminder_days: int = 5


def parse_renewal(data: dict[str, Any]) -> RenewalRules:
    """Build the rules; raises TypeError also for a day that some months lack."""
    rules = part(RenewalRules, data)
    if max(rules.opens_day, rules.closes_day) > LAST_DAY_OF_EVERY_MONTH:
        raise TypeError("opens_day and closes_day must be a day of every month")
    if rules.reminder_days >= rules.closes_day:
        raise TypeError("reminder_days must be fewer than closes_day")
    return rules
