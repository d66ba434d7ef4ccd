"""How long things last and when they open, as a municipality decides: small parts of its file."""

from collections.abc import Iterator
from dataclasses import dataclass

from eservice.municipality.casework import LAST_DAY_OF_EVERY_MONTH
from eservice.municipality.schema import setting

# A draft is warned of two weeks before its end, and nobody is warned on the first day.
SHORTEST_DRAFT = 30
# A code that lasts longer unused is a letter that somebody else finds.
LONGEST_FIRST_CODE = 60
LONGEST_SHEET = 366
MOST_YEARS = 30


@dataclass(frozen=True, kw_only=True)
class Promises:
    """Times promised to the applicant, in working days from the day of arrival."""

    contact_working_days: int = setting("within how many working days somebody calls or writes")
    decision_working_days: int = setting("within how many working days there is a decision")


@dataclass(frozen=True, kw_only=True)
class LoginTimes:
    """How long a login lasts without activity."""

    own_device_days: int = setting("how many days on a phone of one's own", most=90)
    borrowed_device_minutes: int = setting("how many minutes on a borrowed computer", most=120)


@dataclass(frozen=True, kw_only=True)
class PaperRules:
    """Which papers are asked for."""

    statement_months: int = setting("how many months back the account statements go", most=12)


@dataclass(frozen=True, kw_only=True)
class RenewalRules:
    """When a person can apply again with the answers she has given.

    She needs a decision that is at most ``decision_months`` old. It opens on ``opens_day`` of the
    month before the one applied for, and closes after ``closes_day`` of the month itself; we
    remind ``reminder_days`` before that. After it she applies as for the first time.
    """

    decision_months: int = setting("how many months old the decision may be", default=3, most=12)
    opens_day: int = setting(
        "the day of the month before when it opens", default=15, most=LAST_DAY_OF_EVERY_MONTH
    )
    closes_day: int = setting(
        "the last day of the month itself", default=25, most=LAST_DAY_OF_EVERY_MONTH
    )
    reminder_days: int = setting("how many days before that we remind", default=5)

    def faults(self) -> Iterator[tuple[str, str]]:
        if self.reminder_days >= self.closes_day:
            yield "reminder_days", "must be fewer than closes_day"


@dataclass(frozen=True, kw_only=True)
class DraftRules:
    """An application that is not sent is deleted ``keep_days`` after the last change. After the
    most important we ask for the rest within ``rest_days``."""

    keep_days: int = setting(
        "how many days after the last change a draft is deleted", default=90, least=SHORTEST_DRAFT
    )
    rest_days: int = setting("within how many days the rest is asked for", default=14)


@dataclass(frozen=True, kw_only=True)
class DeskRules:
    """The first code must be used within ``first_code_days`` of the day the letter was made; the
    others within ``code_days`` of it."""

    first_code_days: int = setting(
        "within how many days the first code is used", default=14, most=LONGEST_FIRST_CODE
    )
    code_days: int = setting(
        "for how many days the other codes work", default=180, most=LONGEST_SHEET
    )

    def faults(self) -> Iterator[tuple[str, str]]:
        if self.first_code_days > self.code_days:
            yield "code_days", "must not be fewer than first_code_days"


@dataclass(frozen=True, kw_only=True)
class RetentionRules:
    """A file is disposed of ``years`` after the last note in it (socialtjänstlagen 16 kap. 1 §).

    For research everything is kept in some counties (``keeps_all``), elsewhere the files of people
    born on ``research_birth_days`` of any month.
    """

    years: int = setting(
        "how many years after the last note a file is kept", default=5, most=MOST_YEARS
    )
    keeps_all: bool = setting("true in the counties that keep all files", default=False)
    research_birth_days: tuple[int, ...] = setting(
        "the days of birth whose files are kept", default=(5, 15, 25), most=31
    )
