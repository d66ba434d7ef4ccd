"""Writing a decision: the page with everything to decide about, and what has been decided."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions.deciding import write_draft
from applications.errors import EditConflict, NotPossible
from applications.event_kinds import AccessKind
from applications.models import Case, DecisionDraft
from applications.questions.deciding import OF_ITEM, WHOLE, Content, total_amount
from applications.review.case_page import frame, opened_case
from applications.review.deciding.decision_form import (
    DecisionForm,
    phrase_groups,
    with_item,
    with_phrases,
    without_item,
)
from applications.review.deciding.place import Place, content_of, place_of
from applications.review.guard import for_caseworkers, visible_case
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.swedish import format_amount

DONE = {
    "fattat": _("Beslutet är fattat. Den sökande får veta det."),
    "sparat": _("Beslutet är sparat. Du kan skriva vidare."),
    "andra": _("Nu kan du skriva det nya beslutet."),
    "tillbaka": _("Förslaget är tillbaka. Du kan skriva vidare."),
    "stangt": _("Ärendet är avslutat."),
    "oppet": _("Ärendet är öppet igen, och du har det."),
    "mottaget": _("Vi har noterat när beslutet kom fram."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
@for_caseworkers
def write_decision(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Write what is decided about each thing. Every save keeps what is typed."""
    if request.method == "POST":
        return _save(request, actor, case_id)
    case = opened_case(actor, case_id, AccessKind.DECISION)
    place = place_of(actor, case)
    typed = None if place.waits else typed_before_login(request)
    content, calculation = content_of(case, place.draft)
    form = DecisionForm(content, typed)
    return _page(request, case, place, form, content, calculation, _rev(typed or {}, place.draft))


def _save(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    case = visible_case(actor, case_id)
    require(actor, Verb.WRITE_DECISION, case)
    place = place_of(actor, case)
    content, calculation = content_of(case, place.draft)
    data = with_phrases(request.POST)
    form, status = DecisionForm(content, data), 422
    shown: dict[str, Any] = {}
    if form.is_valid():
        try:
            return _saved(request, actor, case, form)
        except EditConflict as conflict:
            place, status, shown = place_of(actor, case), 409, {"newer": conflict.answer}
        except NotPossible:
            place, status, shown = place_of(actor, case), 409, {"is_stopped": True}
    rev = shown["newer"].rev if "newer" in shown else _rev(data, place.draft)
    case = opened_case(actor, case_id, AccessKind.DECISION)
    page = _page(request, case, place, form, content, calculation, rev, **shown)
    page.status_code = status
    return page


def _saved(request: HttpRequest, actor: Actor, case: Case, form: DecisionForm) -> HttpResponse:
    content, do = form.content(), request.POST.get("do", "")
    if do == "add":
        content = with_item(content)
    elif do.startswith("remove:"):
        content = without_item(content, do.removeprefix("remove:"))
    seen = _rev(request.POST, None)
    write_draft(actor, case_id=case.pk, content=content, seen_rev=seen)
    if do == "preview":
        response = HttpResponseRedirect(reverse("preview_decision", args=[case.pk]))
    else:
        anchor = content["items"][-1]["key"] if do == "add" else do.partition(":")[2]
        response = HttpResponseRedirect(
            f"{reverse('write_decision', args=[case.pk])}?klart=sparat#{anchor or 'main'}"
        )
    forget(request, response)
    return response


def _rev(data: Any, draft: DecisionDraft | None) -> int | None:
    """Return the version that the page was made from; None for a first page."""
    text = data.get("rev", "") if "rev" in data else ""
    if text.isascii() and text.isdigit() and len(text) < 9:
        return int(text)
    return draft.rev if draft and "rev" not in data else None


def _page(
    request: HttpRequest,
    case: Case,
    place: Place,
    form: DecisionForm,
    content: Content,
    calculation: dict[str, Any] | None,
    rev: int | None,
    **shown: Any,
) -> HttpResponse:
    done = DONE.get(request.GET.get("klart", ""))
    context = {
        **frame(request, case),
        **({"done": done} if done else {}),
        "place": place,
        "form": form,
        "rows": form.rows(),
        "error_links": form.error_links(),
        "rev": "" if rev is None else rev,
        "amount": format_amount(total_amount(content)),
        "calculation": calculation,
        "result": calculation and _sum(calculation["result"]),
        "phrases": phrase_groups(*OF_ITEM),
        "endings": phrase_groups(*WHOLE),
        **shown,
    }
    return render(request, "review/deciding/write.html", context)


def _sum(result: str) -> str:
    """Return a result in words; what is left over has a minus sign."""
    return f"{'−' if result.startswith('-') else ''}{format_amount(result.removeprefix('-'))}"


def typed_of(request: HttpRequest) -> MultiValueDict | None:
    """Return what was typed on this page, now or before the login ended."""
    return request.POST if request.method == "POST" else typed_before_login(request)
