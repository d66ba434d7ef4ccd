"""The list before the first meeting, with the person's own case in it, and asking for help."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Verb, can
from applications.acting import actor_of, hides_earlier
from applications.actions.help_wanted import ask_for_help, open_request
from applications.actions.reading import ReadingNotLogged
from applications.models import Case
from applications.preparing.meeting import read_for_meeting
from applications.preparing.reach import knows_how_to_reach
from eservice.municipality import municipality
from guides.library import shown

GUIDE = "guides/infor-forsta-motet"


@require_safe
@hides_earlier
def prepare_meeting(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the list before the first meeting, to the applicant or to a helper of hers.

    What stands in her answers is only there for whoever may read them.
    """
    try:
        actor, case, facts = read_for_meeting(actor_of(request), case_id)
    except Case.DoesNotExist as missing:
        raise Http404 from missing
    except ReadingNotLogged:
        return render(request, "503.html", status=503)
    context = {
        "actor": actor,
        "case": case,
        "phone": municipality().phone_of(case.unit),
        "facts": facts,
        "guide": shown(GUIDE),
    }
    return render(request, "preparing/meeting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_contact(request: HttpRequest) -> HttpResponse:
    """Ask to be contacted, and say what happens then: one address, so that a login that ended
    leads back to the button."""
    actor = actor_of(request)
    if not can(actor, Verb.START_DRAFT, actor.person):
        raise Http404
    if request.method == "POST":
        ask_for_help(actor)
        return redirect("ask_for_contact")
    context = {
        "is_asked": open_request(actor.person).exists(),
        "knows_how": knows_how_to_reach(actor.person),
    }
    return render(request, "preparing/contact.html", context)
