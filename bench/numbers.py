"""The made-up numbers by which people and cases are found."""

from datetime import date, timedelta


def personal_number(serial: int) -> str:
    """Return a made-up personal number (birth numbers 980 to 999), another for each serial."""
    day = date(1930, 1, 1) + timedelta(days=serial % 20_000)
    text = f"{day:%Y%m%d}{980 + serial // 20_000}"
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(text[2:])]
    return f"{text}{-sum(each // 10 + each % 10 for each in doubled) % 10}"


def reference(number: int) -> str:
    """Return the reference of a case among many."""
    return f"BENCH-{number}"
