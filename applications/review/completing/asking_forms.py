"""The forms of a completion request: one row for each thing, and the letter around them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from applications.actions.completions import MOST_ITEMS, Asked
from applications.questions.completing import (
    Askable,
    Suggestion,
    consequence,
    intro,
    says_it_closes,
    suggestion,
)
from eservice import clock
from eservice.municipality import municipality
from eservice.ui.choices import AnswerField
from eservice.ui.fields import DateField, LongText, ShortText, Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet

# What stands for a thing that is about no question of the application.
SOMETHING_ELSE = "annat"
# What an address says to ask about.
PICK = "om"
Raw = dict[str, list[str]]


class HiddenInput(forms.HiddenInput):
    template_name = "ui/widgets/input.html"


class Hidden(AnswerField, forms.CharField):
    """What the page knows and nobody types."""

    widget = HiddenInput


class ItemForm(QuestionForm):
    """One thing to ask for."""

    about = Hidden(required=False, max_length=80)
    what = ShortText(label=_("Vad behöver du?"), missing=_("Skriv vad du behöver"))
    why = LongText(
        label=_("Varför behöver du det?"),
        missing=_("Skriv varför du behöver det"),
        rows=2,
    )
    how = LongText(label=_("Hur får den sökande fram det?"), depends=True, rows=2)
    due = DateField(
        label=_("Svara senast"), missing=_("Skriv den dag som svaret behövs, till exempel 3 1 2027")
    )
    private = Tick(
        label=_("Visa inte det här för den som hjälper"),
        said=_("Dold för den som hjälper"),
        required=False,
        help_text=_("Den som hjälper ser aldrig frågor om trygghet, egna ord eller partner."),
    )

    def adapt(self) -> None:
        self.fields["private"].optional = False

    def clean_due(self) -> date | None:
        due = self.cleaned_data["due"]
        if due and due <= clock.today():
            raise forms.ValidationError(_("Dagen har redan varit. Välj en dag efter i dag."))
        return due

    def asked(self, known: dict[str, Askable]) -> Asked:
        """Return what is asked for; what is about no question of the case is about nothing."""
        found = known.get(self.cleaned_data["about"])
        return Asked(
            about=found.key if found else "",
            section=found.section if found else "",
            what=self.cleaned_data["what"],
            why=self.cleaned_data["why"],
            how=self.cleaned_data["how"],
            due_on=self.cleaned_data["due"],
            is_private=self.cleaned_data["private"],
        )


class ItemRows(RowSet):
    """All things that are asked for in one letter."""

    most_rows = MOST_ITEMS
    one = _("sak")


Items = forms.formset_factory(
    ItemForm,
    formset=ItemRows,
    extra=0,
    min_num=1,
    max_num=MOST_ITEMS,
    absolute_max=MOST_ITEMS + 1,
)


class LetterForm(QuestionForm):
    """What stands around them in the letter."""

    intro = LongText(
        label=_("Så börjar brevet"), missing=_("Skriv några ord till den sökande"), rows=2
    )
    consequence = LongText(
        label=_("Vad händer om den sökande inte svarar?"),
        help_text=_("Vi avslutar inget ärende för att ett svar saknas."),
        missing=_("Skriv vad som händer om inget svar kommer"),
        rows=4,
    )

    def clean_consequence(self) -> str:
        text = self.cleaned_data["consequence"]
        if says_it_closes(text):
            raise forms.ValidationError(
                _("Vi avslutar inget ärende för att ett svar saknas. Ändra texten.")
            )
        return text


def letter_to_begin_with() -> MultiValueDict:
    """Return what the letter says until somebody changes it."""
    return MultiValueDict({"intro": [intro()], "consequence": [consequence()]})


def with_rows(raw: Raw, picked: Sequence[str], known: dict[str, Askable]) -> Raw:
    """Return the typed rows and one more for each picked thing, as many as there is room for."""
    raw, number = dict(raw), len(Items.row_numbers(raw))
    for key in dict.fromkeys(picked):
        if number < MOST_ITEMS and (key == SOMETHING_ELSE or key in known):
            raw |= _row(number, suggestion(known[key]) if key in known else None)
            number += 1
    return Items.counted(raw, number)


def _row(number: int, words: Suggestion | None) -> Raw:
    due = clock.today() + timedelta(days=municipality().casework.completion_days)
    values: dict[str, Any] = {"due_0": due.day, "due_1": due.month, "due_2": due.year}
    if words:
        values |= {"about": words.about, "what": words.what, "why": words.why, "how": words.how}
    return {f"rows-{number}-{name}": [str(value)] for name, value in values.items()}
