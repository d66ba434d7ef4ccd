"""A list to pick from, and sums as they are shown in a field."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise

from eservice.ui.choices import AnswerField
from eservice.ui.fields import ShortText

LONGEST_REASON = 500

Options = Iterable[tuple[str, str | Promise]]


class Select(forms.Select):
    template_name = "ui/widgets/select.html"


class Picked(AnswerField, forms.ChoiceField):
    """One of many short words, in a list that takes little room."""

    def __init__(self, *, options: Options = (), missing: Any = "", **kwargs: Any) -> None:
        messages = {"required": missing, "invalid_choice": missing}
        super().__init__(widget=Select, error_messages=messages, **kwargs)
        self.offer(options)

    def offer(self, options: Options) -> None:
        """Set what to pick from; the first is always nothing."""
        self.choices = [("", "–"), *options]


class Reason(ShortText):
    """Why something differs from what the answers said."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_REASON, depends=True, **kwargs)


def typed_sum(amount: str | None) -> str:
    """Return a kept sum as people write it in a field: "6200" or "6200,50"."""
    return (amount or "").replace(".", ",")
