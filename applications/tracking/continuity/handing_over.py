"""Reading what the last caseworker told the new one, and adding to it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb
from applications.acting import actor_of, hides_earlier
from applications.actions.handing_over import add_to_hand_over, is_handled
from applications.errors import NotAllowed, NotPossible
from applications.event_kinds import AccessKind
from applications.models import HandOver
from applications.questions.continuity import entries_for
from applications.tracking.handling import contact
from applications.tracking.own_case import read_own_case, shows_case
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

STOPPED: dict[str, str | Promise] = {
    "closed": _("Ärendet är avslutat. Ring oss, eller gör en ny ansökan."),
    "none": _("Ärendet har inte bytt handläggare. Skriv ett meddelande i stället."),
    "full": _("Här får inte mer plats. Skriv ett meddelande i stället."),
}


class AddForm(QuestionForm):
    """What the new caseworker should know."""

    text = LongText(
        label=_("Vill du lägga till något?"),
        help_text=_("Skriv det du vill att din nya handläggare ska veta."),
        missing=_("Skriv något. Några ord räcker."),
    )
    has_own_heading = True


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
@shows_case
def hand_over_read(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the newest hand-over, and take in what is added."""
    if request.method != "POST":
        form = AddForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, case_id, form)
    form = AddForm(request.POST)
    if not form.is_valid():
        return _page(request, case_id, form, status=422)
    try:
        add_to_hand_over(actor_of(request), case_id=case_id, text=form.cleaned_data["text"])
    except NotPossible as error:
        return _page(request, case_id, form, status=409, stopped=STOPPED[error.reason])
    except NotAllowed:
        # The page is a 404 for what she can't read, and the refusal is logged there.
        return _page(request, case_id, form, status=409)
    url = f"{reverse('hand_over_read', args=[case_id])}?klart=tillagt"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _page(
    request: HttpRequest,
    case_id: UUID,
    form: AddForm,
    *,
    status: int = 200,
    stopped: str | Promise = "",
) -> HttpResponse:
    actor, case = read_own_case(request, case_id, AccessKind.CASE, Verb.ADD_TO_HAND_OVER)
    people = case.hand_overs.select_related("by__person", "to__person")
    hand_over = people.order_by("-at", "-pk").first()
    context = {
        **_shown(actor, hand_over),
        "actor": actor,
        "case": case,
        "contact": contact(case),
        "form": form,
        "can_add": hand_over is not None and is_handled(case),
        "stopped": stopped,
        "done": request.GET.get("klart") == "tillagt",
        "error_links": form.error_links() if status == 422 else [],
    }
    return render(request, "tracking/continuity/hand_over.html", context, status=status)


def _shown(actor: Actor, hand_over: HandOver | None) -> dict[str, Any]:
    """Return what the reader may see. What the caseworker wrote is for the person alone: it may
    tell of her safety."""
    if hand_over is None:
        return {"hand_over": None, "added": []}
    return {
        "hand_over": hand_over,
        "is_taken_over": hand_over.by_id == hand_over.to_id,
        "text": hand_over.text if actor.grant is None else "",
        "added": [
            {**entry, "at": datetime.fromisoformat(entry["at"])}
            for entry in entries_for(actor, hand_over)
        ],
    }
