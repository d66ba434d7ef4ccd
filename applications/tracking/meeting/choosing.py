"""The page about one meeting: what it is about, when, and choosing a time."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.acting import actor_of, hides_earlier
from applications.actions.choosing_meetings import choose_time
from applications.errors import (
    DomainError,
    EditConflict,
    NotAllowed,
    NotPossible,
    TransitionNotAllowed,
)
from applications.models import Case, Meeting
from applications.questions.meetings import rev_of, times_left
from applications.tracking.handling import contact
from applications.tracking.meeting.forms import ChooseForm, to_begin_with
from applications.tracking.meeting.shown import meeting_shown
from applications.tracking.meeting.views import find_meeting, read_meeting
from applications.tracking.own_case import shows_case
from eservice.people.stash import forget, keeps_typed, typed_before_login

# What an address may say has just been done, and the words for it.
DONE = {
    "bokat": _("Tiden är bokad."),
    "ingen-tid": _("Tack. Din handläggare läser det du skrev och hör av sig."),
}
STOPPED: dict[type[DomainError], str | Promise] = {
    EditConflict: _("Någon annan svarade nyss. Läs vad som gäller nu. Vi sparade inte ditt svar."),
    NotAllowed: _("Du kan läsa om mötet, men inte svara åt den du hjälper."),
    NotPossible: _("Tiden går inte att boka längre. Välj en annan tid."),
    TransitionNotAllowed: _("Mötet har ändrats sedan du öppnade sidan. Vi sparade inte ditt svar."),
}


def number(text: str) -> int:
    """Return the ``rev`` of a page, or one that no page has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
@shows_case
def meeting(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Show one meeting, and book a time. A time that has passed can't be chosen."""
    actor, case, found = read_meeting(request, case_id, meeting_id)
    if request.method == "POST":
        return _chosen(request, actor, case, found)
    typed = typed_before_login(request)
    form = _form(actor, found, typed or to_begin_with(actor, case, found))
    form.keep_quiet()
    is_changing = typed is not None or "andra" in request.GET
    return _page(request, actor, case, form, is_changing=is_changing)


def _chosen(request: HttpRequest, actor: Actor, case: Case, found: Meeting) -> HttpResponse:
    form = _form(actor, found, request.POST)
    can_try = form.times and meeting_shown(actor, case, found).can_answer
    if can_try and not form.is_valid():
        return _page(request, actor, case, form, status=422)
    stopped = _stopped(request, found, form)
    if stopped is None:
        url = f"{reverse('meeting', args=[case.pk, found.pk])}?klart=bokat"
        response = HttpResponseRedirect(url)
        forget(request, response)
        return response
    case.refresh_from_db(fields=["stage"])
    form = _form(actor, find_meeting(case, found.pk), request.POST)
    form.keep_quiet()
    return _page(request, actor, case, form, status=409, stopped=stopped)


def _stopped(request: HttpRequest, found: Meeting, form: ChooseForm) -> str | Promise | None:
    """Book what was chosen; returns why it could not be done, or None."""
    if not form.is_valid():
        return STOPPED[TransitionNotAllowed]
    try:
        choose_time(
            actor_of(request),
            case_id=found.case_id,
            meeting_id=found.pk,
            time_id=int(form.cleaned_data["time"]),
            answers=form.said(),
            seen=number(request.POST.get("rev", "")),
        )
    except tuple(STOPPED) as error:
        return STOPPED[type(error)]
    return None


def _form(actor: Actor, found: Meeting, data: Any) -> ChooseForm:
    return ChooseForm(data, actor=actor, meeting=found, times=times_left(found))


def _page(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    form: ChooseForm,
    *,
    status: int = 200,
    stopped: Any = None,
    is_changing: bool = True,
) -> HttpResponse:
    shown = meeting_shown(actor, case, form.meeting)
    context = {
        "actor": actor,
        "case": case,
        "shown": shown,
        "form": form if shown.can_answer and form.times else None,
        # What was typed is never lost, also when it can't be sent any more.
        "typed": _typed(form) if stopped else "",
        "is_changing": is_changing or not shown.is_ahead,
        "rev": rev_of(form.meeting),
        "stopped": stopped,
        "done": DONE.get(request.GET.get("klart", "")),
        "contact": contact(case),
        "error_links": form.error_links() if status == 422 else [],
    }
    return render(request, "tracking/meeting/meeting.html", context, status=status)


def _typed(form: ChooseForm) -> str:
    """Return what she has written with her own words, a line each."""
    names = ("place", "companion", "language", "about")
    said = (form[name].value() for name in names if name in form.fields)
    return "\n".join(text for text in said if text)
