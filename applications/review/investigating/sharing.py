"""Letting the applicant read: as it is written, and as it is sent before a decision."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.access import Actor, Verb, require
from applications.actions import communicating, investigating
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Communication
from applications.questions.investigating import sheet_of
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.investigating.forms import DueForm, offered_day
from applications.review.investigating.writing import ANY, done, page_id
from applications.statuses import CaseStage
from applications.stored_letters import stored_letter

STOPPED = {
    EditConflict: _("Utredningen har ändrats sedan du öppnade sidan. Läs den igen och skicka."),
    NotPossible: _("Utredningen är tom. Skriv minst en rad innan du skickar."),
}


@require_POST
@for_caseworkers
def open_investigation(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Let the applicant read while it is written."""
    visible_case(actor, case_id)
    investigating.open_investigation(actor, case_id=case_id)
    return done(case_id, "oppen")


@require_POST
@for_caseworkers
def resume_investigation(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Take the investigation up again after it was sent."""
    visible_case(actor, case_id)
    communicating.resume(actor, case_id=case_id)
    return done(case_id, "utreder")


@require_http_methods(ANY)
@for_caseworkers
def communicate(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the investigation as the applicant will read it, and send it."""
    visible_case(actor, case_id)
    if request.method != "POST":
        form = DueForm(MultiValueDict({name: [value] for name, value in offered_day().items()}))
        form.keep_quiet()
        return _page(request, actor, case_id, form)
    form = DueForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, case_id, form, status=422)
    try:
        communicating.communicate(
            actor,
            case_id=case_id,
            due_on=form.cleaned_data["due_on"],
            seen=request.POST.get("seen", ""),
            page_id=page_id(request),
        )
    except tuple(STOPPED) as error:
        stopped = STOPPED[type(error)]
        return _page(request, actor, case_id, form, status=409, stopped=stopped)
    return done(case_id, "skickat")


@require_safe
@for_caseworkers
def communication_letter(
    request: HttpRequest, actor: Actor, case_id: UUID, communication_id: UUID
) -> HttpResponse:
    """The letter to print, byte for byte; its file name says nothing about the person."""
    opened_case(actor, case_id, AccessKind.INVESTIGATION)
    rows = Communication.objects.select_related("letter").defer("content", "letter__context")
    made = rows.filter(pk=communication_id, case=case_id).first()
    return stored_letter(made and made.letter, "utredning")


def _page(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    form: DueForm,
    *,
    status: int = 200,
    stopped: Any = "",
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.INVESTIGATION)
    require(actor, Verb.COMMUNICATE, case)
    if case.stage != CaseStage.UNDER_INVESTIGATION:
        raise TransitionNotAllowed(f"the case is {case.stage}")
    context = {
        **frame(request, case),
        "sheet": sheet_of(case),
        "form": form,
        "page_id": page_id(request) if request.method == "POST" else uuid4(),
        "error_links": form.error_links(),
        "stopped": stopped,
    }
    return render(request, "review/investigating/communicate.html", context, status=status)
