"""Where in the worklist the reader is: the view, what it is narrowed to, and the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.paging import Cursor
from applications.statuses import OPEN_STAGES, CaseStage
from applications.worklists import Narrowing

_LONGEST_FIRST = _("den som har väntat längst först")


@dataclass(frozen=True)
class Tab:
    """One view of the worklist: its name in the address, in the query and in words."""

    slug: str
    view: str
    label: str | Promise
    empty: str | Promise
    order: str | Promise = _LONGEST_FIRST


TABS = {
    tab.slug: tab
    for tab in (
        Tab(
            "mina",
            "mine",
            _("Mina"),
            _("Du har inga ärenden just nu. Ta ett under ”Utan handläggare”."),
        ),
        Tab(
            "svarat",
            "answered",
            _("Nya svar"),
            _("Ingen har svarat sedan förra arbetsdagen."),
            _("det nyaste svaret först"),
        ),
        Tab(
            "loften",
            "late",
            _("Sena och snart sena"),
            _("Inget ärende är sent eller snart sent."),
            _("den dag vi har lovat tidigast först"),
        ),
        Tab("bradskande", "urgent", _("Brådskande"), _("Inget ärende är brådskande just nu.")),
        Tab("vantar", "waiting", _("Väntar på svar"), _("Vi väntar inte på något svar just nu.")),
        Tab(
            "otilldelade",
            "unassigned",
            _("Utan handläggare"),
            _("Alla ärenden har en handläggare."),
        ),
        Tab("alla", "all", _("Hela enheten"), _("Inga ärenden väntar på er.")),
        Tab("steg", "stage", _("Efter steg"), _("Inga ärenden är i det här steget.")),
    )
}
ONLY_URGENT, ONLY_WAITING = "bradskande", "vantar"


@dataclass(frozen=True)
class Place:
    """Where in the worklist the reader is. Anything unknown in the address is left aside."""

    tab: Tab
    narrowing: Narrowing = Narrowing()
    after: Cursor | None = None

    @classmethod
    def asked_for(cls, query: QueryDict) -> "Place":
        """Read an address or a form."""
        codes = {"vy": query.get("vy", ""), "steg": query.get("steg", "")}
        return cls.of_codes(
            codes | {"bara": query.getlist("bara")}, Cursor.parse(query.get("efter", ""))
        )

    @classmethod
    def of_codes(cls, codes: Mapping[str, Any], after: Cursor | None = None) -> "Place":
        """Return the place that ``codes`` gives the same codes for."""
        tab, stage = TABS.get(codes.get("vy", ""), TABS["mina"]), codes.get("steg", "")
        known = CaseStage.values if tab.view == "stage" else OPEN_STAGES
        chosen = CaseStage(stage) if stage in known else None
        if tab.view == "stage":
            return cls(tab, Narrowing(chosen or CaseStage.RECEIVED), after)
        only = codes.get("bara", ())
        return cls(tab, Narrowing(chosen, ONLY_URGENT in only, ONLY_WAITING in only), after)

    @property
    def codes(self) -> dict[str, Any]:
        """What a saved filter keeps."""
        ticks = {ONLY_URGENT: self.narrowing.is_urgent, ONLY_WAITING: self.narrowing.waits}
        only = [code for code, is_ticked in ticks.items() if is_ticked]
        found = {"vy": self.tab.slug, "steg": self.narrowing.stage, "bara": only}
        return {name: value for name, value in found.items() if value}

    @property
    def is_narrowed(self) -> bool:
        return self.tab.view != "stage" and self.narrowing != Narrowing()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The codes as fields of a form."""
        return [
            (name, str(each))
            for name, value in self.codes.items()
            for each in (value if isinstance(value, list) else [value])
        ]

    def url(self, after: Cursor | None = None, **more: str) -> str:
        """Return the address of this view, from its start or after a row."""
        pairs = [*self.pairs, *([("efter", str(after))] if after else []), *more.items()]
        return f"{reverse('worklist')}?{urlencode(pairs)}"


def tabs(current: Tab | None = None) -> list[dict[str, Any]]:
    """Return the ways to the views of the worklist, to the unit's tasks and to its payments."""
    views = [_link(current, tab, Place.of_codes({"vy": tab.slug})) for tab in TABS.values()]
    todo = {"url": reverse("tasks"), "label": _("Att göra"), "is_current": current is None}
    pay = {"url": reverse("payments"), "label": _("Utbetalningar"), "is_current": False}
    return [*views, todo, pay]


def stage_links(place: Place) -> list[dict[str, Any]]:
    """Return the ways to each stage, in the view that goes by stage."""
    if place.tab.view != "stage":
        return []
    here = place.narrowing.stage
    return [_link(here, stage, Place(place.tab, Narrowing(stage))) for stage in CaseStage]


def _link(current: Any, shown: Any, place: Place) -> dict[str, Any]:
    return {"url": place.url(), "label": shown.label, "is_current": shown == current}
