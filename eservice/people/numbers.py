"""Personal numbers in every way people write them.

Personnummer: Luhn over ten digits; "+" from the year a person turns 100.
Samordningsnummer: the day of birth plus 60. Both are kept as twelve digits.
"""

import re
from datetime import date

from personnummer import personnummer

SHORTEST_RESERVE, LONGEST_RESERVE = 4, 40
SPACES = re.compile(r"[\s\u2010-\u2015\u2212]")


class NotAPersonalNumber(ValueError):
    """The text is neither a personnummer nor a samordningsnummer."""


def normalized(text: str) -> str:
    """Return twelve digits for a number written with or without century, hyphen and spaces.

    Raises NotAPersonalNumber for anything else, also for a day that doesn't exist.
    """
    compact = SPACES.sub(lambda found: "" if found.group().isspace() else "-", text.strip())
    if not compact.isascii():
        raise NotAPersonalNumber
    try:
        parsed = personnummer.Personnummer(compact, {"allow_coordination_number": True})
    except (personnummer.PersonnummerException, ValueError) as error:
        raise NotAPersonalNumber from error
    return parsed.format(long_format=True).replace("-", "").replace("+", "")


def birth_date_in(number: str) -> date | None:
    """Return the day that twelve digits say; None when they hold no day of the calendar."""
    year, month, day = int(number[:4]), int(number[4:6]), int(number[6:8])
    try:
        return date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        return None


def normalized_reserve(text: str) -> str:
    """Return a T-number (reservnummer) without spaces and hyphens, in capitals.

    Every region and system makes them in its own way, so nothing about the digits is checked.
    """
    return "".join(character for character in text.upper() if character.isalnum())
