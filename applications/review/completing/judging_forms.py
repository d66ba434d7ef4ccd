"""What is typed when an answer is given back, or more time is given."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import CompletionItem
from eservice import clock
from eservice.ui.fields import DateField, LongText
from eservice.ui.forms import QuestionForm

PAST = _("Dagen har redan varit. Välj en dag efter i dag.")
NOT_LATER = _("Det är inte mer tid. Välj en dag som är senare än den som gäller nu.")


class _OfItem(QuestionForm):
    """A form of one item. Several items stand on the page, each with ids of its own."""

    has_own_heading = True

    def __init__(self, data: Any = None, *, item: CompletionItem) -> None:
        self.item = item
        super().__init__(data, auto_id=f"{type(self).__name__[0].lower()}{item.pk.hex[:12]}_%s")

    def clean_due(self) -> date | None:
        due = self.cleaned_data["due"]
        if due and due <= clock.today():
            raise forms.ValidationError(PAST)
        return due


class ReturnForm(_OfItem):
    """Why the answer was not enough."""

    reason = LongText(
        label=_("Vad behöver du mer?"),
        help_text=_("Den sökande läser det. Skriv vad som saknas och hur det går att lösa."),
        missing=_("Skriv vad som saknas"),
        rows=3,
    )
    due = DateField(label=_("Svara senast"), missing=_("Skriv den dag som svaret behövs"))


class ExtendForm(_OfItem):
    """Until when there is more time."""

    due = DateField(label=_("Ny dag"), missing=_("Skriv den nya dagen"))

    def clean_due(self) -> date | None:
        due = super().clean_due()
        if due and due < self.item.due_on:
            raise forms.ValidationError(NOT_LATER)
        return due
