"""How long a draft is kept, as the part ``[drafts]`` of the municipality file decides."""

from dataclasses import dataclass
from typing import Any

from eservice.file_parts import part

# A draft is warned of two weeks before its end, and nobody is warned on the first day.
SHORTEST_TIME = 30


@dataclass(frozen=True, kw_only=True)
class DraftRules:
    """An application that is not sent is deleted so many days after the last change."""

    keep_days: int = 90


def parse_drafts(data: dict[str, Any]) -> DraftRules:
    """Build the rules; raises TypeError also when there is no time left to warn."""
    rules = part(DraftRules, data)
    if rules.keep_days < SHORTEST_TIME:
        raise TypeError(f"keep_days must be at least {SHORTEST_TIME}")
    return rules
