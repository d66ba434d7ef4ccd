"""Ids and numbers that pages send back in hidden fields, where a robot may have put anything."""

from uuid import UUID

# Nothing that a page counts has more digits, and no database column is too small for it.
LONGEST_NUMBER = 8


def sent_id(text: str) -> UUID | None:
    """Return the id that a text is; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def sent_number(text: str) -> int | None:
    """Return the number that a text is, in plain digits; None when it is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else None
