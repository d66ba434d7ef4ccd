"""What the municipality decides, by the names that a text may use: ``{utbetalningsdag}``.

A text never says a time or a number that a municipality chooses for itself. It names it in curly
brackets, and gets the value when it is shown. A name that is not in ``NAMES`` is a fault.
"""

import re
from collections.abc import Callable

from django.utils.html import escape
from django.utils.safestring import SafeString

from eservice.municipality.facts import Municipality

NAMES: dict[str, Callable[[Municipality], str | int]] = {
    "kommun": lambda place: place.name,
    "telefon": lambda place: place.phone,
    "telefontider": lambda place: place.phone_hours,
    "postadress": lambda place: place.postal_address,
    "dagar_till_kontakt": lambda place: place.promises.contact_working_days,
    "dagar_till_beslut": lambda place: place.promises.decision_working_days,
    "utbetalningsdag": lambda place: place.casework.payment_day,
    "dagar_att_komplettera": lambda place: place.casework.completion_days,
    "dagar_att_svara": lambda place: place.casework.communication_days,
    "dagar_till_svar": lambda place: place.casework.answer_working_days,
    "kontoutdrag_manader": lambda place: place.papers.statement_months,
    "akut_telefon_dag": lambda place: place.acute.day_phone,
    "akut_telefon_natt": lambda place: place.acute.night_phone,
    "akuta_tider_natt": lambda place: place.acute.night_hours,
}

# Also what looks like a name and isn't one: an empty, broken or Swedish one, or a lone bracket.
_NAMED = re.compile(r"\{([a-z_]+)\}")
_ANY = re.compile(r"\{[^{}\n]*\}?|\}")


def names_in(markdown: str) -> set[str]:
    """Return the names that a text uses, known or not."""
    return set(_NAMED.findall(markdown))


def unknown_names(markdown: str) -> set[str]:
    """Return each thing in curly brackets, or lone bracket, that stands for nothing."""
    known = {f"{{{name}}}" for name in NAMES}
    return {found for found in _ANY.findall(markdown) if found not in known}


def filled(html: str, municipality: Municipality) -> SafeString:
    """Return safe HTML with the values in it, escaped. What is no known name stays as it is."""

    def value(found: re.Match[str]) -> str:
        known = NAMES.get(found[1])
        return escape(str(known(municipality))) if known else found[0]

    # The HTML is made by guides.markup, which lets none of the text's own through.
    return SafeString(_NAMED.sub(value, html))
