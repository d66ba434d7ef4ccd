"""When a person's whole file (personakt) is disposed of: socialtjänstlagen (2025:400) 16 kap. 1 §.

Five years after the last note in the whole file, and finished within the next calendar year.
Never by age alone, and never while anything in it is still open.
"""

from dataclasses import dataclass
from datetime import date

from applications.models import Finding
from eservice import clock
from eservice.municipality.rules import RetentionRules

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class File:
    """What the rule needs to know of one person's file."""

    last_note_on: date
    born_on: date | None
    is_open: bool
    is_held: bool


def due_on(last_note_on: date, rules: RetentionRules) -> date:
    """Return the first day when the file may be disposed of."""
    return clock.months_later(last_note_on, rules.years * MONTHS_IN_A_YEAR)


def finish_by(last_note_on: date, rules: RetentionRules) -> date:
    """Return the last day by which it must have been: the end of the next calendar year."""
    return date(due_on(last_note_on, rules).year + 1, 12, 31)


def finding(file: File, rules: RetentionRules) -> Finding:
    """Return what becomes of a file that is due."""
    if file.is_held:
        return Finding.HELD
    if file.is_open:
        return Finding.OPEN
    if rules.keeps_all:
        return Finding.RESEARCH
    if file.born_on is None:
        return Finding.UNKNOWN_BIRTH
    is_sampled = file.born_on.day in rules.research_birth_days
    return Finding.RESEARCH if is_sampled else Finding.DISPOSE
