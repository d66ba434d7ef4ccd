"""Changing one part of the calculation. Whatever stops it, what was typed stays on the page."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions.calculating import save_calculation
from applications.errors import EditConflict, NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.questions.calculating import fault_in
from applications.review.calculating import shown
from applications.review.calculating.household import Household
from applications.review.calculating.money import Costs, Incomes
from applications.review.calculating.norm import Norm
from applications.review.calculating.opened import OpenCalculation, may_change, open_calculation
from applications.review.calculating.page import saved, seen_rev
from applications.review.calculating.parts import Part
from applications.review.calculating.register import Register
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from eservice.people.stash import forget, keeps_typed, typed_before_login

PARTS: dict[str, type[Part]] = {
    part.key: part for part in (Household, Costs, Incomes, Norm, Register)
}
ROWS = {
    "hushall": shown.household_rows,
    "kostnader": shown.cost_rows,
    "inkomster": shown.income_rows,
    "norm": shown.norm_rows,
    "register": shown.register_rows,
}
STOPPED = _("Någon annan har ärendet nu, eller så är det avslutat. Vi har inte sparat.")
NO_REASON = _("Skriv varför, vid varje summa som du har ändrat.")


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def change_calculation(
    request: HttpRequest, actor: Actor, case_id: UUID, which: str
) -> HttpResponse:
    """Show one part with its fields, or save it. Adding or taking away a row saves nothing."""
    if which not in PARTS:
        raise Http404
    if request.method != "POST":
        return _opened(request, actor, case_id, which)
    case = visible_case(actor, case_id)
    opened = open_calculation(case)
    part = PARTS[which](opened.about, request.POST)
    if not may_change(actor, case):
        part.keep_quiet()
        return _page(request, actor, opened, part, stopped=STOPPED)
    if {"_add", "_remove"} & request.POST.keys():
        part.keep_quiet()
        return _page(request, actor, opened, part)
    if not part.is_valid():
        return _page(request, actor, opened, part)
    fault = _fault(opened, part)
    if fault:
        return _page(request, actor, opened, part, faults=[fault])
    return _save(request, actor, opened, part)


def _opened(request: HttpRequest, actor: Actor, case_id: UUID, which: str) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.CALCULATION)
    require(actor, Verb.CALCULATE, case)
    if not may_change(actor, case):
        raise TransitionNotAllowed(f"the case is {case.stage}")
    opened, typed = open_calculation(case), typed_before_login(request)
    part = PARTS[which](opened.about, typed)
    part.keep_quiet()
    return _page(request, actor, opened, part, is_logged=True, typed=typed)


def _fault(opened: OpenCalculation, part: Part) -> str:
    """Return what is wrong within the part; a fault elsewhere stands on the calculation's page."""
    entered = opened.content["entered"]
    values = {name: value for name, value in part.part().items() if name in entered}
    wrong = fault_in(entered | values, opened.tables)
    return wrong.sentence if wrong and wrong.field.startswith(part.names) else ""


def _save(request: HttpRequest, actor: Actor, opened: OpenCalculation, part: Part) -> HttpResponse:
    case_id = opened.case.pk
    try:
        values = {"part": part.part(), "reasons": part.reasons()}
        save_calculation(actor, case_id=case_id, seen_rev=seen_rev(request), **values)
    except EditConflict:
        newer = open_calculation(opened.case)
        part.keep_quiet()
        return _page(request, actor, newer, part, is_newer=True)
    except (NotAllowed, TransitionNotAllowed):
        return _page(request, actor, opened, part, stopped=STOPPED)
    except NotPossible:
        return _page(request, actor, opened, part, faults=[NO_REASON])
    response = saved(case_id)
    forget(request, response)
    return response


def _page(
    request: HttpRequest,
    actor: Actor,
    opened: OpenCalculation,
    part: Part,
    *,
    is_newer: bool = False,
    stopped: Any = "",
    faults: Any = (),
    is_logged: bool = False,
    typed: Any = None,
) -> HttpResponse:
    """Show the part. After a conflict the newer version stands above what was typed, and saving
    once more means that one has seen it."""
    case = opened.case
    if not is_logged:
        case = opened_case(actor, case.pk, AccessKind.CALCULATION)
    shown_rev = None if is_newer else (typed or request.POST).get("rev")
    context = {
        **frame(request, case),
        "part": part,
        "opened": opened,
        "rev": opened.rev if shown_rev is None else shown_rev,
        "is_newer": is_newer,
        "newer_rows": ROWS[part.key](opened.about),
        "register": shown.register_rows(opened.about),
        "stopped": stopped,
        "is_kept": typed is not None,
        "error_links": [*part.error_links(), *(("", fault) for fault in faults)],
    }
    status = 409 if is_newer or stopped else 200
    return render(request, "review/calculating/change.html", context, status=status)
