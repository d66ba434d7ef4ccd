"""The form of one answer: words, or that she can't get hold of it. Files stand beside it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eservice.ui.fields import LongText, Tick
from eservice.ui.forms import QuestionForm


class AnswerForm(QuestionForm):
    """What is typed. ``has_files``: something waits to be sent with it."""

    text = LongText(
        label=gettext_lazy("Skriv ditt svar"),
        help_text=gettext_lazy(
            "Skickar du en fil behöver du inte skriva något. Kan du inte få tag på det?"
            " Skriv varför här, så hittar vi ett annat sätt."
        ),
        depends=True,
    )
    cannot = Tick(
        label=gettext_lazy("Jag kan inte få tag på det"),
        said=gettext_lazy("Kan inte få tag på det"),
        required=False,
    )

    def __init__(self, data: Any = None, *, has_files: bool = False) -> None:
        self.has_files = has_files
        super().__init__(data)

    def adapt(self) -> None:
        self.fields["cannot"].optional = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "text" in self.errors or cleaned.get("text"):
            return cleaned
        if cleaned.get("cannot"):
            self.add_error("text", _("Skriv varför du inte kan få tag på det. Några ord räcker."))
        elif not self.has_files:
            self.add_error("text", _("Skriv ett svar eller välj en fil"))
        return cleaned
