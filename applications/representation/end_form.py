"""How long help shall hold: so many months, or until a day of her own."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions.grants import USUAL_MONTHS, latest_end
from applications.representation.choices import GivingForm
from eservice import clock
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import DateField
from eservice.ui.swedish import format_date

# Months, and what they are called.
LENGTHS = {
    1: gettext_lazy("En månad"),
    USUAL_MONTHS: gettext_lazy("Tre månader"),
    6: gettext_lazy("Ett halvår"),
    12: gettext_lazy("Ett år"),
}
OWN = "own"


class EndForm(GivingForm):
    """How long. The usual is chosen already."""

    leads = "length"
    length = OneOf(
        label=gettext_lazy("Hur länge ska hen få hjälpa dig?"),
        help_text=gettext_lazy("Du kan ta tillbaka tillgången när som helst."),
        choices=(),
        missing=gettext_lazy("Välj hur länge"),
    )
    until = DateField(
        label=gettext_lazy("Vilken dag ska vara den sista?"),
        help_text=gettext_lazy("Fyll i om du vill välja en egen dag."),
        depends=True,
    )

    def adapt(self):
        found = [
            Choice(str(months), words, _until(end_after(months)))
            for months, words in LENGTHS.items()
        ]
        self.fields["length"].offer([*found, Choice(OWN, _("Till en dag som jag väljer"))])

    @classmethod
    def starts_with(cls, choices):
        until = choices.until.split("-")[::-1] if choices.length == OWN else ("", "", "")
        parts = {f"until_{place}": part for place, part in enumerate(until)}
        return {"length": choices.length or str(USUAL_MONTHS)} | parts

    def clean(self):
        cleaned = super().clean()
        if "until" in self.errors:
            return cleaned
        day = cleaned.get("until")
        if cleaned.get("length") == OWN and (wrong := end_fault(day)):
            self.add_error("until", wrong)
        elif cleaned.get("length") in map(str, LENGTHS) and day:
            self.add_error("until", _("Välj ”Till en dag som jag väljer”, eller ta bort dagen."))
        return cleaned

    @property
    def last_day(self) -> date:
        """The day that was chosen."""
        length = self.cleaned_data["length"]
        return self.cleaned_data["until"] if length == OWN else end_after(int(length))

    def chosen(self, choices):
        length = self.cleaned_data["length"]
        return choices.with_(length=length, until=self.last_day.isoformat())


def end_after(months: int) -> date:
    """Return the last day of help that begins today and holds for so many months."""
    return clock.months_later(clock.today(), months)


def _until(day: date) -> str:
    return _("Till och med {day}.").format(day=format_date(day))


def end_fault(day: date | None) -> str:
    """Return what is wrong with a day that she has chosen, or nothing."""
    today = clock.today()
    if day is None:
        return _("Skriv vilken dag som ska vara den sista")
    if day < today:
        return _("Den dagen har redan varit. Välj en dag som kommer.")
    if day > latest_end(today):
        return _("Det kan vara högst ett år. Välj {day} eller tidigare.").format(
            day=format_date(latest_end(today))
        )
    return ""
