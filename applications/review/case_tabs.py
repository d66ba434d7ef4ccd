"""The parts of a case that a caseworker goes between, declared once."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import Case


@dataclass(frozen=True)
class CaseTab:
    """One part: its key in templates, the name of its page, and its words."""

    key: str
    url_name: str
    label: str | Promise


CASE_TABS = (
    CaseTab("answers", "review_case", _("Svar")),
    CaseTab("completions", "review_completions", _("Komplettering")),
    CaseTab("calculation", "calculation", _("Beräkning")),
    CaseTab("investigation", "review_investigation", _("Utredning")),
    CaseTab("decision", "write_decision", _("Beslut")),
    CaseTab("appeals", "case_appeals", _("Överklagande")),
    CaseTab("payments", "case_payments", _("Utbetalningar")),
    CaseTab("messages", "case_messages", _("Meddelanden")),
    CaseTab("meetings", "case_meetings", _("Möten")),
    CaseTab("journal", "journal", _("Journal")),
    CaseTab("helpers", "case_helpers", _("Vem får jag prata med?")),
)


# What an extra application has in common with the one that it adds to.
OF_MONTH = frozenset({"calculation"})


def case_tabs(case: Case) -> list[dict[str, Any]]:
    """Return the parts of a case in order, each with its address."""
    return [
        {"key": tab.key, "url": reverse(tab.url_name, args=[case.pk]), "label": tab.label}
        for tab in CASE_TABS
        if not (case.adds_to_id and tab.url_name in OF_MONTH)
    ]
