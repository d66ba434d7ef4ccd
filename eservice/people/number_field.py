"""A field for the personal number of somebody to find."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from eservice.people.numbers import NotAPersonalNumber, normalized
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
