"""Where the decision of a case is: what can be done now, and by whom."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.access import Actor
from applications.actions.deciding import FIRST_STAGES
from applications.models import Case, Decision, DecisionDraft
from applications.questions.deciding import Content, first_content
from applications.questions.deciding_sums import calculation_of
from applications.statuses import CaseStage, DecisionStatus

# Why nothing is written now.
WAITS: dict[str, str | Promise] = {
    "withdrawn": _(
        "Den sökande har tagit tillbaka ansökan. Då fattar ni inget beslut. Avsluta ärendet."
    ),
    "received": _("Börja utreda ärendet först. Sedan kan du skriva beslutet."),
    "closed": _("Ärendet är avslutat. Öppna det igen om du vill ändra beslutet."),
    "not_mine": _("Bara den som har ärendet skriver beslutet. Ta över ärendet om du ska göra det."),
    "proposed": _("Förslaget väntar på den som får besluta."),
    "decided": _("Beslutet är fattat."),
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """``draft`` is the one being written; ``waits`` is the code of why nobody writes, or ""."""

    draft: DecisionDraft | None
    decisions: list[Decision]
    waits: str
    is_mine: bool

    @property
    def waits_words(self) -> str | Promise:
        return WAITS.get(self.waits, "")


def place_of(actor: Actor, case: Case) -> Place:
    """Return where the decision is, in two queries. The actor may handle the case."""
    drafts = case.decision_drafts.exclude(status=DecisionStatus.ISSUED)
    draft = drafts.select_related("replaces", "prepared_by__person").first()
    issued = case.decisions.select_related("issued_by__person").defer("content")
    is_mine = case.caseworker_id == actor.user.pk
    waits = _waits(case, draft, is_mine=is_mine)
    decisions = list(issued.order_by("-number"))
    return Place(draft=draft, decisions=decisions, waits=waits, is_mine=is_mine)


def _waits(case: Case, draft: DecisionDraft | None, *, is_mine: bool) -> str:
    if case.stage in (CaseStage.WITHDRAWN, CaseStage.RECEIVED, CaseStage.CLOSED):
        return case.stage
    if draft is not None and draft.status == DecisionStatus.PROPOSED:
        return "proposed"
    if draft is None and case.stage not in FIRST_STAGES:
        return "decided"
    return "" if is_mine else "not_mine"


def content_of(case: Case, draft: DecisionDraft | None) -> tuple[Content, dict[str, Any] | None]:
    """Return the content as it is written now, and the calculation that it rests on."""
    calculation = calculation_of(case)
    if draft is not None:
        return draft.content, calculation
    return first_content(case.content, case.month, calculation), calculation
