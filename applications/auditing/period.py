"""Two days, both included. The empty ones are today, and thirty days back."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eservice import clock
from eservice.ui.fields import DateField
from eservice.ui.forms import QuestionForm

DAYS = 30


class PeriodForm(QuestionForm):
    """From a day to a day."""

    since = DateField(
        label=gettext_lazy("Från och med"),
        help_text=gettext_lazy("Lämna tomt för 30 dagar bakåt."),
        depends=True,
    )
    until = DateField(
        label=gettext_lazy("Till och med"),
        help_text=gettext_lazy("Lämna tomt för i dag."),
        depends=True,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "since" in self.errors or "until" in self.errors:
            return cleaned
        until = cleaned.get("until") or clock.today()
        since = cleaned.get("since") or _before(until)
        if since > until:
            self.add_error("since", _("Den första dagen måste komma före den sista"))
        return cleaned | {"since": since, "until": until}


def _before(day: date) -> date:
    return day - timedelta(days=DAYS)
