"""What a reader may add to a press."""

from django.utils.translation import gettext_lazy as _

from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

MOST_WORDS = 2_000


class PuzzledForm(QuestionForm):
    """What was hard. To say nothing is fine too: then she goes back without pressing."""

    has_own_heading = True

    words = LongText(
        label=_("Vad var svårt?"),
        help_text=_("Du behöver inte svara. Skriv inte namn eller personnummer."),
        missing=_("Skriv vad som var svårt, eller gå tillbaka"),
        most=MOST_WORDS,
    )
