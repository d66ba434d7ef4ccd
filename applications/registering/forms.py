"""What is asked before an application is written down: how it came, which day, and for what."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.months import month_after, month_before, month_choice, parse_month
from applications.statuses import FOR_A_MONTH, ApplicationKind, RegisteredWay
from eservice import clock
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import DateField, ShortText
from eservice.ui.forms import QuestionForm

HINTS = {
    ApplicationKind.FIRST: gettext_lazy("Personen söker för första gången, eller mycket är nytt."),
    ApplicationKind.RENEWAL: gettext_lazy("Personen fick pengar förra månaden."),
    ApplicationKind.EXTRA: gettext_lazy("En sak till för en månad som personen redan har sökt."),
    ApplicationKind.ESSENTIALS: gettext_lazy("Bara det som är bråttom. Resten frågar vi sedan."),
}


class StartForm(QuestionForm):
    """How it came and when, and which application it is."""

    way = OneOf(
        label=gettext_lazy("Hur kom ansökan?"),
        choices=[Choice(way.value, way.label) for way in RegisteredWay],
        missing=gettext_lazy("Välj hur ansökan kom"),
    )
    received_on = DateField(
        label=gettext_lazy("Vilken dag kom den?"),
        help_text=gettext_lazy("Dagen då papperet kom till kommunen, eller då personen berättade."),
        missing=gettext_lazy("Skriv dagen då ansökan kom"),
    )
    kind = OneOf(
        label=gettext_lazy("Vilken ansökan är det?"),
        choices=[Choice(kind.value, kind.label, HINTS[kind]) for kind in ApplicationKind],
        missing=gettext_lazy("Välj vilken ansökan det är"),
    )
    month = OneOf(
        label=gettext_lazy("Vilken månad gäller det?"),
        help_text=gettext_lazy("Svara för tilläggsansökan och för det viktigaste."),
        choices=(),
        missing=gettext_lazy("Välj månad"),
        depends=True,
    )

    code = ShortText(
        label=gettext_lazy("Kod från den som har hjälpt till"),
        help_text=gettext_lazy("Står på papperet, om någon har fyllt i åt personen."),
        required=False,
        attrs={"autocapitalize": "characters", "spellcheck": "false"},
    )

    def adapt(self) -> None:
        this = clock.today().replace(day=1)
        months = (month_before(this), this, month_after(this))
        self.fields["month"].offer([month_choice(month) for month in months])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day = cleaned.get("received_on")
        if day is not None and day > clock.today():
            self.add_error("received_on", _("Dagen har inte varit än. Titta på datumet igen."))
        if cleaned.get("kind") in FOR_A_MONTH and not cleaned.get("month"):
            self.add_error("month", _("Välj månad"))
        return cleaned

    def told(self) -> dict[str, Any]:
        """Return what a valid form says."""
        said = self.cleaned_data
        return {
            "kind": ApplicationKind(said["kind"]),
            "way": RegisteredWay(said["way"]),
            "received_on": said["received_on"],
            "month": parse_month(said["month"]) if said["month"] else None,
            "code": said["code"],
        }
