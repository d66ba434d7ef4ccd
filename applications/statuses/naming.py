"""What an application is called where there are several."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from applications.statuses.stages import ApplicationKind
from eservice.ui.swedish import format_month


def application_words(kind: str, month: date | None) -> str:
    """Return "ansökan för december 2026", as in the middle of a sentence."""
    if month is None:
        return _("ansökan utan månad")
    if kind == ApplicationKind.EXTRA:
        return _("tillägg för {month}").format(month=format_month(month))
    return _("ansökan för {month}").format(month=format_month(month))


def application_name(kind: str, month: date | None) -> str:
    """Return "Ansökan för december 2026"."""
    return capfirst(application_words(kind, month))


def numbered(case) -> str:
    """Return what a case is called with its number, in the middle of a sentence."""
    words = application_words(case.kind, case.month)
    return _("{which}, nummer {reference}").format(which=words, reference=case.reference)
