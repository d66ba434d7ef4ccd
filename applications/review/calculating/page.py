"""The whole calculation: prefilled or saved, each change beside what the answers said."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.errors import EditConflict
from applications.event_kinds import AccessKind
from applications.questions.prefill_notes import note_words
from applications.review.calculating import shown
from applications.review.calculating.opened import may_change, open_calculation
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case

DONE = {"sparad": _("Beräkningen är sparad.")}


@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def calculation(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the calculation. Its POST saves it as it stands, worked out anew."""
    if request.method != "POST":
        return _page(request, actor, case_id)
    visible_case(actor, case_id)
    try:
        seen = seen_rev(request)
        save_calculation(actor, case_id=case_id, seen_rev=seen, part={}, reasons={})
    except EditConflict:
        return _page(request, actor, case_id, is_newer=True)
    return saved(case_id)


def saved(case_id: UUID) -> HttpResponseRedirect:
    """Go back to the calculation, which says that it is saved."""
    return HttpResponseRedirect(f"{reverse('calculation', args=[case_id])}?klart=sparad")


def seen_rev(request: HttpRequest) -> int:
    """Return the version that the page showed; one that can't be is none."""
    text = request.POST.get("rev", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _page(
    request: HttpRequest, actor: Actor, case_id: UUID, *, is_newer: bool = False
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.CALCULATION)
    if case.adds_to_id:
        return redirect("calculation", case.adds_to_id)
    opened = open_calculation(case)
    about, content = opened.about, opened.content
    context: dict[str, Any] = {
        **frame(request, case),
        "done": DONE.get(request.GET.get("klart", "")),
        "opened": opened,
        "content": content,
        "is_newer": is_newer,
        "may_change": may_change(actor, case),
        "notes": note_words(opened.prefill.notes),
        "missing": shown.missing_words(about),
        "groups": [
            ("hushall", _("Hushåll"), shown.household_rows(about)),
            ("kostnader", _("Kostnader"), shown.cost_rows(about)),
            ("inkomster", _("Inkomster"), shown.income_rows(about)),
            ("norm", _("Norm och jobbstimulans"), shown.norm_rows(about)),
        ],
        "register": shown.register_rows(about),
        "lines": shown.result_rows(content),
        "result": shown.result_sum(content) if content["result"] is not None else None,
    }
    status = 409 if is_newer else 200
    return render(request, "review/calculating/calculation.html", context, status=status)
