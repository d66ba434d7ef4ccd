"""The worklist: the unit's cases, the longest waiting first."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from applications import queries, worklists
from applications.access import Actor
from applications.actions.reading import read_worklist
from applications.review.guard import for_caseworkers
from applications.statuses import OPEN_STAGES, ApplicationKind, CaseStage
from eservice import clock


@dataclass(frozen=True)
class Tab:
    """One view of the worklist: its name in the address, in the query and in words."""

    slug: str
    view: str
    label: str | Promise
    empty: str | Promise


TABS = {
    tab.slug: tab
    for tab in (
        Tab(
            "mina",
            "mine",
            gettext_lazy("Mina"),
            gettext_lazy("Du har inga ärenden just nu. Ta ett under ”Utan handläggare”."),
        ),
        Tab(
            "otilldelade",
            "unassigned",
            gettext_lazy("Utan handläggare"),
            gettext_lazy("Alla ärenden har en handläggare."),
        ),
        Tab(
            "bradskande",
            "urgent",
            gettext_lazy("Brådskande"),
            gettext_lazy("Inget ärende är brådskande just nu."),
        ),
        Tab("alla", "all", gettext_lazy("Alla öppna"), gettext_lazy("Inga ärenden väntar på er.")),
        Tab(
            "steg",
            "stage",
            gettext_lazy("Efter steg"),
            gettext_lazy("Inga ärenden är i det här steget."),
        ),
    )
}


@dataclass(frozen=True)
class Place:
    """Where in the worklist the reader is. Anything unknown in the address is left aside."""

    tab: Tab
    stage: CaseStage | None
    after: queries.Cursor | None

    @classmethod
    def asked_for(cls, query: Any) -> "Place":
        tab = TABS.get(query.get("vy", ""), TABS["mina"])
        wanted = query.get("steg", "")
        stage = CaseStage(wanted) if wanted in CaseStage.values else CaseStage.RECEIVED
        after = queries.Cursor.parse(query.get("efter", ""))
        return cls(tab, stage if tab.view == "stage" else None, after)

    def url(self, after: queries.Cursor | None = None) -> str:
        """Return the address of this view, from its start or after a row."""
        parts = {"vy": self.tab.slug, "steg": self.stage, "efter": after}
        chosen = {name: str(value) for name, value in parts.items() if value is not None}
        return f"{reverse('worklist')}?{urlencode(chosen)}"


@require_safe
@for_caseworkers
def worklist(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show one page of the worklist. It is one row in the access log."""
    place = Place.asked_for(request.GET)
    read_worklist(actor)
    page = worklists.worklist(actor, place.tab.view, place.stage, place.after)
    context = {
        "tabs": tabs(place.tab),
        "stages": _stages(place),
        "label": place.tab.label,
        "empty": _("Det finns inga fler ärenden här.") if place.after else place.tab.empty,
        "rows": [_row(found, clock.today()) for found in page.rows],
        "next_url": place.url(page.next) if page.next else "",
        "first_url": place.url() if place.after else "",
    }
    return render(request, "review/worklist.html", context)


def tabs(current: Tab | None = None) -> list[dict[str, Any]]:
    """Return the ways to the views of the worklist, and last to the unit's tasks."""
    views = [_link(current, tab, Place(tab, None, None)) for tab in TABS.values()]
    todo = {"url": reverse("tasks"), "label": _("Att göra"), "is_current": current is None}
    return [*views, todo]


def _link(current: Any, shown: Any, place: Place) -> dict[str, Any]:
    return {"url": place.url(), "label": shown.label, "is_current": shown == current}


def _stages(place: Place) -> list[dict[str, Any]]:
    if place.stage is None:
        return []
    return [_link(place.stage, stage, Place(place.tab, stage, None)) for stage in CaseStage]


def _row(found: dict[str, Any], today: date) -> dict[str, Any]:
    """Return a row in words; ``found`` has the fields of ``worklists.WORKLIST_FIELDS``."""
    stage = CaseStage(found["stage"])
    is_open = stage in OPEN_STAGES
    days = (today - timezone.localdate(found["received_at"])).days
    return {
        **found,
        "name": _name(found, "person"),
        "kind": ApplicationKind(found["kind"]).label,
        "stage": stage.label,
        "waited": _waited(days) if is_open else "",
        "is_late": is_open and found["promised_on"] < today,
        "caseworker": _name(found, "caseworker__person"),
    }


def _name(found: dict[str, Any], person: str) -> str:
    names = (found[f"{person}__given_name"], found[f"{person}__family_name"])
    return " ".join(name for name in names if name)


def _waited(days: int) -> str:
    if days <= 0:
        return _("kom i dag")
    return ngettext("väntat %(days)d dag", "väntat %(days)d dagar", days) % {"days": days}
