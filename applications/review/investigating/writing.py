"""The page where an investigation is written, with what the applicant has said of each line."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions import investigating
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.questions.hearing import Standing, may_resume, standing
from applications.questions.investigating import frozen, sheet_of
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.investigating.forms import NewLineForm
from applications.review.investigating.readers import readers_of
from applications.statuses import CaseStage
from eservice.people.stash import forget, keeps_typed, typed_before_login

ANY = ["GET", "HEAD", "POST"]
DONE = {
    "skrivet": _("Raden är sparad."),
    "borta": _("Raden är borttagen."),
    "oppen": _("Den sökande kan läsa utredningen nu."),
    "skickat": _("Utredningen är skickad till den sökande."),
    "utreder": _("Du kan skriva i utredningen igen."),
    "svarat": _("Svaret är sparat."),
}
# Why a text could not be saved. It stays in the page's field.
STOPPED = {
    NotAllowed: _("Någon annan har ärendet nu. Ta över ärendet innan du skriver."),
    TransitionNotAllowed: _("Ärendet har ändrats sedan du öppnade sidan."),
    NotPossible: _("Utredningen är full. Ta bort en rad först."),
}


@keeps_typed
@require_http_methods(ANY)
@for_caseworkers
def review_investigation(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the investigation and write a new line."""
    if request.method != "POST":
        typed = typed_before_login(request)
        form = NewLineForm(typed, initial={"part": request.GET.get("del", "")})
        form.keep_quiet()
        return _page(request, actor, case_id, form)
    visible_case(actor, case_id)
    form = NewLineForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, case_id, form, status=422)
    part = form.cleaned_data["part"]
    try:
        investigating.write_line(
            actor, case_id=case_id, part=part, content=form.content, page_id=page_id(request)
        )
    except tuple(STOPPED) as error:
        stopped = STOPPED[type(error)]
        return _page(request, actor, case_id, form, status=409, stopped=stopped)
    response = done(case_id, "skrivet", f"&del={part}#ny")
    forget(request, response)
    return response


def done(case_id: UUID, flag: str, rest: str = "") -> HttpResponseRedirect:
    """Go back to the investigation, which says what was done."""
    url = reverse("review_investigation", args=[case_id])
    return HttpResponseRedirect(f"{url}?klart={flag}{rest}")


def page_id(request: HttpRequest) -> UUID:
    """Return the id that the page gave what is typed there, so that it is written once."""
    try:
        return UUID(request.POST.get("page_id", ""))
    except ValueError:
        return uuid4()


def _page(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    form: NewLineForm,
    *,
    status: int = 200,
    stopped: Any = "",
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.INVESTIGATION)
    sheet, how = sheet_of(case), standing(case)
    # Every case that is shown here is one that the actor may handle.
    is_mine = case.caseworker_id == actor.user.pk
    context = {
        **frame(request, case),
        "sheet": sheet,
        "standing": how,
        "sent": _sent(case, sheet, how),
        "readers": readers_of(case),
        "form": form,
        "page_id": uuid4(),
        "error_links": form.error_links(),
        "stopped": stopped,
        "done": DONE.get(request.GET.get("klart", "")),
        "may_write": is_mine and case.stage == CaseStage.UNDER_INVESTIGATION,
        "may_answer": is_mine and case.stage in investigating.ANSWERING_STAGES,
        "is_mine": is_mine,
        "may_resume": is_mine and may_resume(case),
    }
    return render(request, "review/investigating/investigation.html", context, status=status)


def _sent(case: Case, sheet: Any, how: Standing) -> list[dict[str, Any]]:
    """Return what has been sent, the newest first, and whether it is what stands here now."""
    if how.due_on is None:
        return []
    rows = case.communications.select_related("by__person", "letter").order_by("-at", "-pk")
    rows = rows.defer("letter__pdf", "letter__context")
    return [
        {
            "row": row,
            "is_same": number == 0 and row.content == frozen(sheet),
            "is_latest": number == 0,
        }
        for number, row in enumerate(rows[:10])
    ]
