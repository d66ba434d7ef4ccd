"""What editors and owners write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm
from guides.editing.reading import LONGEST, faults, plain

YES, NO = "yes", "no"


class RewordingForm(QuestionForm):
    """A wording of a text, and why it is better."""

    source = LongText(
        label=_("Så här kan det stå"),
        help_text=_("Rubriken börjar med #, en underrubrik med ## och en punkt i en lista med -."),
        missing=_("Skriv texten som du vill ha den"),
        rows=20,
        most=LONGEST,
    )
    why = LongText(
        label=_("Varför blir det bättre?"),
        help_text=_("Skriv inget om någon person."),
        missing=_("Skriv varför det blir bättre"),
        rows=3,
    )
    has_own_heading = True

    def __init__(self, *args: Any, key: str, language: str, live: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key, self.language, self.live = key, language, live

    def clean_source(self) -> str:
        source = plain(self.cleaned_data["source"])
        if source == self.live:
            raise forms.ValidationError(_("Du har inte ändrat något. Skriv om det du vill ändra."))
        found = faults(source, self.key, self.language)
        if found:
            raise forms.ValidationError(found)
        return source


class CommentForm(QuestionForm):
    """What somebody thinks of a proposal."""

    words = LongText(label=_("Vad tycker du?"), missing=_("Skriv vad du tycker"), rows=3)
    prefix = "comment"
    has_own_heading = True


class AnswerForm(QuestionForm):
    """The owner's yes or no."""

    answer = OneOf(
        label=_("Ska vi använda texten?"),
        choices=[Choice(YES, _("Ja, använd den nu")), Choice(NO, _("Nej"))],
        missing=_("Välj ja eller nej"),
    )
    reason = LongText(
        label=_("Varför?"),
        help_text=_("Den som föreslog det och alla redaktörer läser svaret."),
        missing=_("Skriv varför"),
        rows=3,
    )
    prefix = "answer"
    has_own_heading = True
