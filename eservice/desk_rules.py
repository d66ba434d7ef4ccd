"""How long codes to log in with last, as the part ``[desk]`` of the municipality file decides."""

from dataclasses import dataclass
from typing import Any

from eservice.file_parts import part

# A code that lasts longer unused is a letter that somebody else finds.
LONGEST_FIRST = 60
LONGEST_SHEET = 366


@dataclass(frozen=True, kw_only=True)
class DeskRules:
    """The first code must be used within ``first_code_days`` of the day the letter was made; the
    others within ``code_days`` of it."""

    first_code_days: int = 14
    code_days: int = 180


def parse_desk(data: dict[str, Any]) -> DeskRules:
    """Build the rules; raises TypeError also for codes that last too long."""
    rules = part(DeskRules, data)
    if rules.first_code_days > LONGEST_FIRST or rules.code_days > LONGEST_SHEET:
        raise TypeError(
            f"first_code_days must be at most {LONGEST_FIRST}, code_days {LONGEST_SHEET}"
        )
    if rules.first_code_days > rules.code_days:
        raise TypeError("code_days can't be fewer than first_code_days")
    return rules
