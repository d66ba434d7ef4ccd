"""The form of a message to the applicant, and the phrases that it can begin from."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.decision_faults import BLANK
from eservice.ui.fields import Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.message_text import MessageText
from guides import library

FITS = "message"


class ReplyForm(QuestionForm):
    """What the caseworker writes."""

    text = MessageText(
        label=gettext_lazy("Nytt meddelande"),
        help_text=gettext_lazy("Skriv till ”du”, kort och vanligt. Du kan inte ändra det sedan."),
        missing=gettext_lazy("Skriv något i meddelandet"),
        rows=8,
    )
    hers_alone = Tick(
        label=gettext_lazy("Bara den sökande får läsa det"),
        said=gettext_lazy("Bara den sökande"),
        help_text=gettext_lazy("Sätt ett kryss om den som hjälper inte ska läsa det."),
        required=False,
    )
    has_own_heading = True

    def adapt(self) -> None:
        self.fields["hers_alone"].optional = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        blanks = BLANK.findall(cleaned.get("text", ""))
        known = {blank for phrase in library.phrases(FITS) for blank in BLANK.findall(phrase.words)}
        left = next((blank for blank in blanks if blank in known), None)
        if left is not None:
            words = _("Fyll i det som står inom hakar, eller ta bort det: %(left)s")
            self.add_error("text", words % {"left": left})
        return cleaned


def with_phrase(text: str, key: str) -> str:
    """Return the text with a phrase after it; as it was when there is no such phrase."""
    chosen = next((each for each in library.phrases(FITS) if each.key == key), None)
    return "\n\n".join(filter(None, [text.strip(), chosen.words])) if chosen else text
