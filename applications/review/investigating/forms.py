"""What a caseworker types about an investigation."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import InvestigationLine
from applications.questions.investigating import line_content
from eservice import clock
from eservice.municipality import municipality
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import DateField, LongText, Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.swedish import format_date

Part = InvestigationLine.Part
HINTS = {
    Part.FACT: gettext_lazy("Det den sökande har svarat och skickat, och det du själv har hämtat."),
    Part.FOR: gettext_lazy("Skäl att ge pengarna."),
    Part.AGAINST: gettext_lazy("Skäl att inte ge dem."),
    Part.MISSING: gettext_lazy("Det du behöver veta innan du beslutar."),
}


class OwnLine(LongText):
    """Words for the applicant to read. A line break counts as one character."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


class LineForm(QuestionForm):
    """The words of a line, and whether they are for the applicant alone."""

    text = OwnLine(
        label=gettext_lazy("Vad ska stå på raden?"),
        help_text=gettext_lazy("En sak per rad. Skriv så att den sökande förstår."),
        missing=gettext_lazy("Skriv vad som ska stå på raden"),
        rows=4,
    )
    is_hers_alone = Tick(
        label=gettext_lazy("Bara den sökande får läsa raden"),
        said=gettext_lazy("Bara den sökande får läsa raden"),
        help_text=gettext_lazy(
            "Den som hjälper ser inte raden. Välj det för våld, hot och annat "
            "som bara rör den sökande eller en partner."
        ),
        required=False,
    )
    has_own_heading = True

    def adapt(self) -> None:
        self.fields["is_hers_alone"].optional = False

    @property
    def content(self) -> dict[str, Any]:
        """Return what a valid form gives the line."""
        is_hers_alone = bool(self.cleaned_data["is_hers_alone"])
        return line_content(self.cleaned_data["text"], is_hers_alone=is_hers_alone)


class NewLineForm(LineForm):
    """A new line, in one of the four parts."""

    part = OneOf(
        label=gettext_lazy("Var hör raden hemma?"),
        choices=[Choice(part.value, part.label, HINTS[part]) for part in Part],
        missing=gettext_lazy("Välj var raden hör hemma"),
    )
    field_order = ("part", "text", "is_hers_alone")


class AnswerForm(QuestionForm):
    """The answer to what the applicant said."""

    text = OwnLine(
        label=gettext_lazy("Ditt svar"),
        help_text=gettext_lazy("Den sökande läser svaret. Du kan inte ändra det sedan."),
        missing=gettext_lazy("Skriv ditt svar"),
    )
    has_own_heading = True


class DueField(DateField):
    """A day after today."""

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day is not None and day <= clock.today():
            raise forms.ValidationError(
                _("Dagen har redan varit. Välj en dag från och med %(day)s.")
                % {"day": format_date(clock.today() + timedelta(days=1))}
            )
        return day


class DueForm(QuestionForm):
    """When the applicant's answer is due: so many days ahead as the municipality has chosen."""

    due_on = DueField(
        label=gettext_lazy("Svara senast"),
        missing=gettext_lazy("Skriv vilken dag den sökande ska svara"),
    )
    has_own_heading = True


def offered_day() -> dict[str, str]:
    """Return the day that is offered, as it would be typed."""
    day = clock.today() + timedelta(days=municipality().casework.communication_days)
    return {"due_on_0": str(day.day), "due_on_1": str(day.month), "due_on_2": str(day.year)}
