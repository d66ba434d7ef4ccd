"""The worklist: the unit's cases, in views that each have an order of their own."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from applications import worklists
from applications.access import Actor
from applications.actions.reading import read_worklist
from applications.models import WorklistFilter
from applications.review.guard import for_caseworkers
from applications.review.naming import waiting_for_a_name
from applications.review.worklisting.places import Place, stage_links, tabs
from applications.statuses import OPEN_STAGES, ApplicationKind, CaseStage
from eservice import clock

# What an address may say has just been done, and the words for it.
DONE = {
    "tagna": gettext_lazy("Nu har du ärendena."),
    "givna": gettext_lazy("Ärendena har fått en ny handläggare."),
    "javig": gettext_lazy("Nu kan du inte längre öppna ärendet. Tack för att du sa till."),
    "sparat": gettext_lazy("Valet är sparat."),
}
# A decided case has a caseworker too: it may have to be corrected.
MOVABLE = (*OPEN_STAGES, CaseStage.DECIDED)


@require_safe
@for_caseworkers
def worklist(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show one page of the worklist. It is one row in the access log."""
    place = Place.asked_for(request.GET)
    read_worklist(actor)
    page = worklists.worklist(actor, place.tab.view, place.narrowing, place.after)
    rows = [_row(found, clock.today()) for found in page.rows]
    boxes = [number for number, row in enumerate(rows, start=1) if row["can_move"]]
    context = {
        "unnamed": waiting_for_a_name(actor),
        "place": place,
        "tabs": tabs(place.tab),
        "stages": stage_links(place),
        "open_stages": OPEN_STAGES,
        "saved": _saved(actor),
        "done": DONE.get(request.GET.get("klart", "")),
        "error_links": _nothing_chosen(boxes) if request.GET.get("fel") == "inga" else [],
        "empty": _("Det finns inga fler ärenden här.") if place.after else place.tab.empty,
        "rows": rows,
        "can_move": bool(boxes),
        "are_mine": place.tab.view == "mine",
        "next_url": place.url(page.next) if page.next else "",
        "first_url": place.url() if place.after else "",
    }
    return render(request, "review/worklist.html", context)


def _nothing_chosen(boxes: list[int]) -> list[tuple[str, str]]:
    return [(f"arende-{number}", _("Kryssa för minst ett ärende")) for number in boxes[:1]]


def _saved(actor: Actor) -> list[dict[str, Any]]:
    """Return the actor's own filters by name, each with its address."""
    filters = WorklistFilter.objects.filter(user=actor.user).order_by("name")
    return [{"name": each.name, "url": Place.of_codes(each.choices).url()} for each in filters]


def _row(found: dict[str, Any], today: date) -> dict[str, Any]:
    """Return a row in words; ``found`` has the fields of ``worklists.WORKLIST_FIELDS``."""
    stage = CaseStage(found["stage"])
    is_open = stage in OPEN_STAGES
    days = (today - timezone.localdate(found["received_at"])).days
    is_late = is_open and found["promised_on"] < today
    return {
        **found,
        "name": _name(found, "person"),
        "kind": ApplicationKind(found["kind"]).label,
        "stage": stage.label,
        "can_move": stage in MOVABLE,
        "waited": _waited(days) if is_open else "",
        "is_late": is_late,
        "is_soon_late": is_open
        and not is_late
        and found["promised_on"] <= worklists.near_promise(),
        "caseworker": _name(found, "caseworker__person"),
    }


def _name(found: dict[str, Any], person: str) -> str:
    names = (found[f"{person}__given_name"], found[f"{person}__family_name"])
    return " ".join(name for name in names if name)


def _waited(days: int) -> str:
    if days <= 0:
        return _("kom i dag")
    return ngettext("väntat %(days)d dag", "väntat %(days)d dagar", days) % {"days": days}
