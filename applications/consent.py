"""The text a person agrees to when she gives somebody access: made once, kept as it was.

``CONSENT_VERSION`` changes when any sentence here does; a grant keeps the text it was given
under.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from applications.powers import CONSENT_KINDS, GrantKind, Power, bundle_of
from eservice.ui.swedish import format_date

CONSENT_VERSION = "2026-11-22.2"

Consent = dict[str, Any]

# Help that a court, the law or a document gives: she lets nobody do anything, so the text says
# what is so, and why.
APPOINTED_TITLES = {
    GrantKind.GOD_MAN: gettext_lazy("{helper} är god man för {grantor}"),
    GrantKind.FORVALTARE: gettext_lazy("{helper} är förvaltare för {grantor}"),
    GrantKind.VARDNADSHAVARE: gettext_lazy("{helper} är vårdnadshavare för {grantor}"),
    GrantKind.FRAMTIDSFULLMAKT: gettext_lazy("{helper} har en framtidsfullmakt från {grantor}"),
}
APPOINTED_GROUNDS = {
    GrantKind.GOD_MAN: (
        gettext_lazy("En domstol eller en myndighet har bestämt det."),
        gettext_lazy("{grantor} får fortfarande bestämma själv."),
    ),
    GrantKind.FORVALTARE: (
        gettext_lazy("En domstol eller en myndighet har bestämt det."),
        gettext_lazy("{helper} får göra det här i stället för {grantor}."),
    ),
    GrantKind.VARDNADSHAVARE: (
        gettext_lazy("Lagen säger att en vårdnadshavare får göra det här för barnet."),
    ),
    GrantKind.FRAMTIDSFULLMAKT: (
        gettext_lazy("{grantor} har själv skrivit den."),
        gettext_lazy("{helper} får göra det här i stället för {grantor}."),
    ),
}


def consent_text(
    *,
    grantor: str,
    helper: str,
    through: str,
    kind: GrantKind,
    powers: Iterable[Power],
    matter: str,
    valid_to: date | None,
) -> Consent:
    """Return the text: ``{"language", "title", "lines", "matter", "may", "may_not", "end"}``.

    ``through`` is the organisation, or nothing; ``matter`` the one application it is about, in
    words, or nothing when it is about all. Names are those that were known then.
    """
    chosen = frozenset(powers)
    return {
        "language": get_language() or "sv",
        "title": _title(kind).format(grantor=grantor, helper=helper),
        "lines": _lines(grantor, helper, through, kind, matter),
        "matter": matter,
        "may": [str(power.label) for power in Power if power in chosen],
        "may_not": [str(power.label) for power in Power if power not in chosen],
        "end": _end(kind, valid_to),
    }


def _title(kind: GrantKind) -> str:
    return str(APPOINTED_TITLES.get(kind) or _("{grantor} låter {helper} hjälpa till"))


def _lines(grantor: str, helper: str, through: str, kind: GrantKind, matter: str) -> list[str]:
    grounds = APPOINTED_GROUNDS.get(kind, ())
    lines = [str(words).format(grantor=grantor, helper=helper) for words in grounds]
    if kind in CONSENT_KINDS:
        lines.append(
            _("Socialtjänsten får berätta för {helper} det som står här.").format(helper=helper)
        )
    if kind == GrantKind.OMBUD:
        fullmakt = _("Det här är en fullmakt. {helper} får göra det här i stället för {grantor}.")
        lines.append(fullmakt.format(helper=helper, grantor=grantor))
    if through:
        members = _("Alla som är med på listan hos {organisation} får hjälpa till.")
        lines.append(members.format(organisation=through))
    lines.append(
        _("Det gäller {matter}.").format(matter=matter)
        if matter
        else _("Det gäller alla ansökningar och ärenden om ekonomiskt bistånd.")
    )
    secret = _("Hjälparen ser aldrig det {grantor} har skrivit med egna ord.")
    lines.append(secret.format(grantor=grantor))
    lines.append(_("Hjälparen ser aldrig svar om våld och hot."))
    return lines


def _end(kind: GrantKind, valid_to: date | None) -> str:
    until = _("Det gäller tills ett nytt beslut kommer.")
    if valid_to:
        until = _("Det gäller till och med {day}.").format(day=format_date(valid_to))
    elif kind == GrantKind.FRAMTIDSFULLMAKT:
        until = _("Det gäller så länge fullmakten gäller.")
    if kind in CONSENT_KINDS:
        return f"{until} " + _("Det går att ta tillbaka när som helst.")
    return until


def digest(consent: Consent) -> str:
    """Return the SHA-256 of the text's canonical JSON, in hex."""
    canonical = json.dumps(consent, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def bundle_label(powers: Iterable[Power]) -> str:
    """Return what the powers are called together, or each of them when they were chosen singly."""
    chosen = frozenset(powers)
    if bundle := bundle_of(chosen):
        return str(bundle.label)
    return capfirst(", ".join(str(power.label).lower() for power in Power if power in chosen))
