"""Reading the investigation, and saying that all is said."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor, Verb, can
from applications.acting import actor_of, hides_earlier
from applications.actions import commenting
from applications.errors import NotAllowed, NotPossible
from applications.event_kinds import AccessKind
from applications.models import Case, Communication
from applications.questions.hearing import standing
from applications.questions.investigating import sheet_of
from applications.statuses import OPEN_STAGES
from applications.stored_letters import stored_letter
from applications.tracking.handling import contact
from applications.tracking.own_case import read_own_case, shows_case

DONE = {
    "sagt": _("Vi har sparat det du sa."),
    "klar": _("Tack. Nu vet vi att du är klar."),
}
WHY_NOT = {
    "decided": _("Vi har redan fattat beslut. Ring oss om något är fel."),
    "withdrawn": _("Ansökan gäller inte längre. Ring oss om något är fel."),
    "closed": _("Du kan inte läsa utredningen än. Ring oss om du vill säga något."),
    "not_asked": _("Utredningen har ändrats sedan du öppnade sidan. Läs den igen."),
    "full": _("Vi kan inte spara mer här. Ring oss, så skriver vi ner det du säger."),
}


@require_safe
@hides_earlier
@shows_case
def investigation(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show the investigation line by line, once it is open to be read."""
    actor, case = _read(request, case_id)
    return page(request, actor, case)


@require_POST
@hides_earlier
@shows_case
def investigation_agreed(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say that all is said. What can't be done is explained on the page."""
    try:
        commenting.say_done(actor_of(request), case_id=case_id)
    except NotPossible as error:
        actor, case = _read(request, case_id)
        return page(request, actor, case, status=409, stopped=WHY_NOT[error.reason])
    except NotAllowed:
        actor, case = _read(request, case_id)
        stopped = _("Bara den som söker kan säga att hen är klar.")
        return page(request, actor, case, status=409, stopped=stopped)
    return back(case_id, "klar")


@require_safe
@hides_earlier
@shows_case
def investigation_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The latest letter, byte for byte. It is the applicant's own: some lines are hers alone."""
    actor, case = _read(request, case_id)
    rows = Communication.objects.select_related("letter").defer("content", "letter__context")
    made = None if actor.grant else rows.filter(case=case).order_by("-at", "-pk").first()
    return stored_letter(made and made.letter, "utredning")


def _read(request: HttpRequest, case_id: UUID) -> tuple[Actor, Case]:
    return read_own_case(request, case_id, AccessKind.INVESTIGATION, Verb.READ_INVESTIGATION)


def back(case_id: UUID, flag: str, rest: str = "") -> HttpResponseRedirect:
    """Go back to the investigation, which says what was done."""
    return HttpResponseRedirect(f"{reverse('investigation', args=[case_id])}?klart={flag}{rest}")


def page(
    request: HttpRequest, actor: Actor, case: Case, *, status: int = 200, stopped: Any = ""
) -> HttpResponse:
    """Show the investigation, or that there is nothing to read yet."""
    how = standing(case)
    is_open = case.stage in OPEN_STAGES
    context = {
        "actor": actor,
        "case": case,
        "contact": contact(case),
        "standing": how,
        "stopped": stopped,
        "done": DONE.get(request.GET.get("klart", "")),
        "is_over": not is_open,
    }
    if how.is_readable:
        may_comment = is_open and can(actor, Verb.COMMENT_INVESTIGATION, case)
        context |= {
            "sheet": sheet_of(case, actor),
            "may_comment": may_comment,
            "may_say_done": may_comment and how.waits and commenting.may_say_done(actor),
            "is_sent": how.due_on is not None and actor.grant is None,
            "page_id": uuid4(),
        }
    template = "investigation" if how.is_readable else "nothing_yet"
    return render(request, f"tracking/investigating/{template}.html", context, status=status)
