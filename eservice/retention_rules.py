"""How long a person's whole file is kept: the part ``[retention]`` of the municipality file."""

from dataclasses import dataclass
from typing import Any

from eservice.file_parts import part

MOST_YEARS = 30
DAYS_OF_A_MONTH = range(1, 32)


@dataclass(frozen=True, kw_only=True)
class RetentionRules:
    """A file is disposed of ``years`` after the last note in it (socialtjänstlagen 16 kap. 1 §).

    For research everything is kept in some counties (``keeps_all``), elsewhere the files of people
    born on ``research_birth_days`` of any month.
    """

    years: int = 5
    keeps_all: bool = False
    research_birth_days: tuple[int, ...] = (5, 15, 25)


def parse_retention(data: dict[str, Any]) -> RetentionRules:
    """Build the rules; raises TypeError for what can't be one."""
    days = data.pop("research_birth_days", list(RetentionRules.research_birth_days))
    if not isinstance(days, list) or not all(type(day) is int for day in days):
        raise TypeError("research_birth_days must be a list of days of a month")
    if any(day not in DAYS_OF_A_MONTH for day in days):
        raise TypeError("research_birth_days must be days from 1 to 31")
    rules = part(RetentionRules, {**data, "research_birth_days": tuple(days)})
    if not 1 <= rules.years <= MOST_YEARS:
        raise TypeError(f"years must be from 1 to {MOST_YEARS}")
    return rules
