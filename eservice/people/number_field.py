"""A field for the personal number of somebody to find."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from eservice.people.models import Person
from eservice.people.numbers import (
    SHORTEST_RESERVE,
    NotAPersonalNumber,
    normalized,
    normalized_reserve,
)
from eservice.ui.fields import ShortText


class NumberToFind(ShortText):
    """A personnummer or samordningsnummer in any way of writing; the clean value is its twelve
    digits, or "" when it may be left out."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return normalized(text) if text else ""
        except NotAPersonalNumber as error:
            message = _("Numret stämmer inte. Skriv tolv siffror, till exempel 19900101-9802.")
            raise ValidationError(message) from error


class AnyNumberToFind(NumberToFind):
    """The same, or a T-number: one with letters, or one that somebody here has."""

    def clean(self, value: Any) -> str:
        try:
            return super().clean(value)
        except ValidationError:
            plain = normalized_reserve(str(value or ""))
            has_letters = any(character.isalpha() for character in plain)
            is_one = len(plain) >= SHORTEST_RESERVE and has_letters
            if is_one or (plain and Person.objects.with_reserve_number(plain).exists()):
                return plain
            raise
