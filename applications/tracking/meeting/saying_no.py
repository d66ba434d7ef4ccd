"""Saying that no time suits, or that one can't come: a text, and the caseworker takes it on."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.acting import actor_of, hides_earlier
from applications.actions.choosing_meetings import say_no_time
from applications.models import Case, Meeting
from applications.questions.meetings import rev_of
from applications.tracking.handling import contact
from applications.tracking.meeting.choosing import STOPPED, number
from applications.tracking.meeting.forms import NoTimeForm
from applications.tracking.meeting.shown import meeting_shown
from applications.tracking.meeting.views import find_meeting, read_meeting
from applications.tracking.own_case import shows_case
from eservice.people.stash import forget, keeps_typed, typed_before_login


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
@shows_case
def no_time_fits(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Ask when would be better, and send it to the caseworker."""
    actor, case, found = read_meeting(request, case_id, meeting_id)
    if request.method != "POST":
        form = NoTimeForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, actor, case, found, form)
    form = NoTimeForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, case, found, form, status=422)
    try:
        say_no_time(
            actor_of(request),
            case_id=case.pk,
            meeting_id=found.pk,
            text=form.cleaned_data["text"],
            seen=number(request.POST.get("rev", "")),
        )
    except tuple(STOPPED) as error:
        case.refresh_from_db(fields=["stage"])
        found, stopped = find_meeting(case, found.pk), STOPPED[type(error)]
        return _page(request, actor, case, found, form, status=409, stopped=stopped)
    url = f"{reverse('meeting', args=[case.pk, found.pk])}?klart=ingen-tid"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _page(
    request: HttpRequest,
    actor: Actor,
    case: Case,
    found: Meeting,
    form: NoTimeForm,
    *,
    status: int = 200,
    stopped: Any = None,
) -> HttpResponse:
    shown = meeting_shown(actor, case, found)
    context = {
        "actor": actor,
        "case": case,
        "shown": shown,
        "form": form,
        "rev": rev_of(found),
        "stopped": stopped,
        "typed": form["text"].value() if stopped and not shown.can_answer else "",
        "contact": contact(case),
        "error_links": form.error_links() if status == 422 else [],
    }
    return render(request, "tracking/meeting/no_time.html", context, status=status)
