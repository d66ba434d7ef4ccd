"""Amounts, dates and telephone numbers as people write them, and as we write them back.

Reading is tolerant: spaces, "kr", ":-", month names and two-digit years are all understood.
Writing follows Swedish usage, ``6 500 kronor``, ``15 april 2026``, with the month in the language
that is spoken.
"""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils import dates
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

NO_BREAK_SPACE = "\u00a0"
LARGEST_AMOUNT = Decimal("9999999.99")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
NUMBER_WORDS = (
    gettext_lazy("noll"),
    gettext_lazy("en"),
    gettext_lazy("två"),
    gettext_lazy("tre"),
    gettext_lazy("fyra"),
    gettext_lazy("fem"),
    gettext_lazy("sex"),
    gettext_lazy("sju"),
    gettext_lazy("åtta"),
    gettext_lazy("nio"),
    gettext_lazy("tio"),
    gettext_lazy("elva"),
    gettext_lazy("tolv"),
)


class NotUnderstood(ValueError):
    """The text can't be read. ``code`` says why, so that a field can choose its words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_amount(text: str) -> Decimal:
    """Return kronor from text such as "6 500", "6500 kr", "6.500:-" or "6500,50".

    Raises NotUnderstood with code ``nonsense``, ``negative`` or ``too_large``.
    """
    compact = re.sub(r"[\s\u00a0\u202f']", "", text.strip().lower())
    compact = re.sub(r"^(ca|cirka|ungefär)\.?", "", compact)
    compact = re.sub(r"(kronor|krona|sek|kr)\.?$", "", compact)
    compact = re.sub(r"(:-|,-|\.-|:)$", "", compact)
    compact = compact.replace("\u2212", "-")
    compact = re.sub(r"[.,](?=\d{3}(\D|$))", "", compact).replace(":", ".").replace(",", ".")
    if re.fullmatch(r"-\d+(\.\d*)?", compact):
        raise NotUnderstood("negative")
    if not re.fullmatch(r"\d+(\.\d{0,2})?", compact, re.ASCII):
        raise NotUnderstood("nonsense")
    try:
        amount = Decimal(compact).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise NotUnderstood("too_large") from error
    if amount > LARGEST_AMOUNT:
        raise NotUnderstood("too_large")
    return amount


def format_amount(amount: Decimal | str) -> str:
    """Return "6 500 kronor" or "6 500,50 kronor", with fixed spaces."""
    value = Decimal(amount)
    whole, _point, fraction = f"{value:.2f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", NO_BREAK_SPACE)
    shown = grouped if fraction == "00" else f"{grouped},{fraction}"
    unit = ngettext("krona", "kronor", 1 if value == 1 else 2)
    return f"{shown}{NO_BREAK_SPACE}{unit}"


def _month_number(text: str) -> int:
    word = text.strip().lower().rstrip(".")
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 2 else 0
    if len(word) < 3:
        return 0
    matches = {n for n in range(1, 13) if any(name.startswith(word) for name in _names(n))}
    return matches.pop() if len(matches) == 1 else 0


def _names(month: int) -> tuple[str, str]:
    """Return what a month is called in Swedish and in the language that is spoken now."""
    return MONTHS[month - 1], _month_name(month).lower()


def _month_name(month: int) -> str:
    return str(dates.MONTHS[month])


def _year_number(text: str, day: int, month: int, today: date) -> int:
    digits = text.strip()
    if not digits:
        candidates = [y for y in range(today.year - 1, today.year + 2) if _exists(y, month, day)]
        if not candidates:
            raise NotUnderstood("no_such_day")
        return min(candidates, key=lambda y: abs((date(y, month, day) - today).days))
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in {2, 4}:
        raise NotUnderstood("nonsense")
    return int(digits) if len(digits) == 4 else today.year // 100 * 100 + int(digits)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def parse_date(day: str, month: str, year: str, today: date) -> date:
    """Return a date from its three parts, or from one text such as "1/3-26" in the first.

    A missing year means the one that comes nearest to ``today``. Raises NotUnderstood with
    code ``nonsense``, ``no_such_day`` or ``far_away`` (before 1900 or after 2100).
    """
    if not month.strip() and not year.strip():
        parts = re.split(r"[\s./\-–]+", day.strip())
        if len(parts) == 3 and len(parts[0]) == 4:
            parts.reverse()
        day, month, year = (*parts, "", "", "")[:3]
    day = day.strip()
    number = _month_number(month)
    if not (day.isascii() and day.isdigit() and len(day) <= 2 and number):
        raise NotUnderstood("nonsense")
    found_year = _year_number(year, int(day), number, today)
    if not 1900 <= found_year <= 2100:
        raise NotUnderstood("far_away")
    if not _exists(found_year, number, int(day)):
        raise NotUnderstood("no_such_day")
    return date(found_year, number, int(day))


def format_date(day: date, *, with_year: bool = True) -> str:
    """Return "15 april 2026", or "15 april"."""
    shown = f"{day.day}{NO_BREAK_SPACE}{_month_name(day.month)}"
    return f"{shown} {day.year}" if with_year else shown


def format_month(day: date, *, with_year: bool = True) -> str:
    """Return "april 2026", or "april"."""
    name = _month_name(day.month)
    return f"{name} {day.year}" if with_year else name


def format_time(hour: int, minute: int) -> str:
    """Return "klockan 9.45"."""
    return _("klockan %(hour)d.%(minute)02d") % {"hour": hour, "minute": minute}


def number_word(number: int) -> str:
    """Return a small number as a word ("tre"), a larger one as digits."""
    return str(NUMBER_WORDS[number]) if 0 <= number < len(NUMBER_WORDS) else str(number)


def parse_phone(text: str) -> str:
    """Return a telephone number as "+" and digits, or digits alone.

    Raises NotUnderstood when there are letters, or not 7 to 15 digits.
    """
    compact = re.sub(r"[\s()/.\-\u2010-\u2015\u00a0]", "", text)
    compact = re.sub(r"^00", "+", compact)
    if not re.fullmatch(r"\+?[0-9]{7,15}", compact):
        raise NotUnderstood("nonsense")
    return f"0{compact[3:].lstrip('0')}" if compact.startswith("+46") else compact


def format_phone(number: str) -> str:
    """Return a Swedish mobile number in groups (070-174 06 05), others as they are."""
    if re.fullmatch(r"07\d{8}", number):
        return f"{number[:3]}-{number[3:6]} {number[6:8]} {number[8:]}"
    return number
