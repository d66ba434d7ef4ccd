"""The text of a message between a person and the office."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from eservice.ui.fields import LongText

LONGEST_MESSAGE = 10_000


class MessageText(LongText):
    """Own words of some length. A line break counts as one character, however it was sent."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        too_long = _(
            "Meddelandet är för långt. Skriv högst %(limit_value)d tecken."
            " Nu är det %(show_value)d. Du kan dela det i två."
        )
        self.validators = [
            each for each in self.validators if not isinstance(each, MaxLengthValidator)
        ] + [MaxLengthValidator(LONGEST_MESSAGE, too_long)]

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")
