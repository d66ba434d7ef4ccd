"""What a caseworker fills in about a meeting: one row for each time, and what goes for all."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions.meetings import MOST_TIMES
from applications.models import MeetingWay
from applications.review.meeting.clock_times import ClockField, moment
from eservice import clock
from eservice.ui.choices import AnswerField, Checkboxes
from eservice.ui.fields import DateField, LongText, Tick, WholeNumber
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet
from eservice.ui.swedish import NotUnderstood

USUAL_MINUTES = 45
ROWS_TO_BEGIN_WITH = 3
FARTHEST_MONTHS = 12
WRONG_LENGTH = gettext_lazy("Skriv hur många minuter, från 10 till 240")
Raw = dict[str, list[str]]


class TimeForm(QuestionForm):
    """One time to choose among."""

    day = DateField(
        label=gettext_lazy("Dag"), missing=gettext_lazy("Skriv dagen, till exempel 3 1 2027")
    )
    at = ClockField(
        label=gettext_lazy("Klockan"), missing=gettext_lazy("Skriv klockslaget, till exempel 9.30")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, at = cleaned.get("day"), cleaned.get("at")
        if not (day and at):
            return cleaned
        try:
            cleaned["moment"] = moment(day, at)
        except NotUnderstood:
            self.add_error(
                "at", _("Just då byter vi mellan sommartid och vintertid. Välj en annan tid.")
            )
            return cleaned
        if cleaned["moment"] <= clock.now():
            self.add_error("day", _("Tiden har redan varit. Välj en tid som kommer."))
        elif day > clock.months_later(clock.today(), FARTHEST_MONTHS):
            self.add_error("day", _("Tiden är mer än ett år bort. Titta på året igen."))
        return cleaned


class TimeRows(RowSet):
    """All proposed times. A row that is left empty is no time."""

    most_rows = MOST_TIMES
    one = gettext_lazy("tid")

    def clean(self) -> None:
        seen: set[datetime] = set()
        for form in self.forms:
            moment_ = form.cleaned_data.get("moment") if form.is_valid() else None
            if moment_ in seen:
                form.add_error("at", _("Den tiden står redan här. Ta bort den eller ändra den."))
            elif moment_:
                seen.add(moment_)

    @classmethod
    def filled(cls, raw: Raw) -> Raw:
        """Return the rows in which something is typed, or one empty row when nothing is."""
        kept: Raw = {}
        rows = 0
        for number in cls.row_numbers(raw):
            prefix = f"rows-{number}-"
            typed = {name: texts for name, texts in raw.items() if name.startswith(prefix)}
            if any("".join(texts).strip() for texts in typed.values()):
                for name, texts in typed.items():
                    kept[f"rows-{rows}-{name.removeprefix(prefix)}"] = texts
                rows += 1
        return cls.counted(kept, max(rows, 1))

    def moments(self) -> list[datetime]:
        """Return the times, the first one first."""
        return sorted(form.cleaned_data["moment"] for form in self.forms if form.cleaned_data)


Times = forms.formset_factory(
    TimeForm,
    formset=TimeRows,
    extra=0,
    min_num=1,
    max_num=MOST_TIMES,
    absolute_max=MOST_TIMES + 1,
)


class Ways(AnswerField, forms.MultipleChoiceField):
    """One or more ways to meet."""

    def __init__(self, *, missing: Any, **kwargs: Any) -> None:
        messages = {"required": missing, "invalid_choice": missing}
        super().__init__(
            choices=[(way.value, capfirst(way.label)) for way in MeetingWay],
            widget=Checkboxes,
            error_messages=messages,
            **kwargs,
        )

    def clean(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().clean(value)))


class ProposalForm(QuestionForm):
    """What goes for all the times."""

    minutes = WholeNumber(
        label=gettext_lazy("Hur många minuter?"), wrong=WRONG_LENGTH, lowest=10, highest=240
    )
    ways = Ways(
        label=gettext_lazy("Hur kan ni träffas?"),
        help_text=gettext_lazy("Välj alla sätt som går. Den sökande väljer ett av dem."),
        missing=gettext_lazy("Välj minst ett sätt att träffas"),
    )
    why = LongText(
        label=gettext_lazy("Varför vill du träffas?"),
        help_text=gettext_lazy("Den sökande läser det. Skriv det viktigaste först."),
        missing=gettext_lazy("Skriv varför du vill träffas"),
        rows=3,
    )
    private = Tick(
        label=gettext_lazy("Visa inte orsaken för den som hjälper"),
        said=gettext_lazy("Visas inte för den som hjälper"),
        help_text=gettext_lazy("Välj det om ni ska prata om trygghet eller om partnern."),
        required=False,
    )

    def adapt(self) -> None:
        self.fields["private"].optional = False


class CancelForm(QuestionForm):
    """Why a meeting is off."""

    reason = LongText(
        label=gettext_lazy("Varför blir mötet inte av?"),
        help_text=gettext_lazy("Den sökande läser det du skriver."),
        missing=gettext_lazy("Skriv varför mötet inte blir av"),
        rows=3,
    )
    has_own_heading = True
