"""The list of what we have asked for, and the letters that asked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Verb
from applications.acting import hides_earlier
from applications.actions.completions import is_asking
from applications.event_kinds import AccessKind
from applications.models import Letter
from applications.stored_letters import stored_letter
from applications.tracking.completing.rows import item_rows, progress
from applications.tracking.handling import contact
from applications.tracking.own_case import read_own_case, shows_case

# What an address may say has just been done.
DONE = {"svarat": _("Tack, vi har fått ditt svar.")}


@require_safe
@hides_earlier
@shows_case
def completions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything that we have asked for: what waits first, the nearest day before the others."""
    actor, case = read_own_case(
        request, case_id, AccessKind.COMPLETION, Verb.READ_COMPLETION, with_content=True
    )
    rows = item_rows(actor, case)
    letters = {row.item.request_id: row.item.request for row in rows}
    context = {
        "actor": actor,
        "case": case,
        "rows": rows,
        "progress": progress(rows),
        "is_asking": is_asking(case),
        "contact": contact(case),
        "letters": [] if actor.grant else [one for one in letters.values() if _is_rendered(one)],
        "done": DONE.get(request.GET.get("klart", "")),
    }
    return render(request, "tracking/completing/list.html", context)


def _is_rendered(request) -> bool:
    return request.letter is not None and request.letter.rendered_at is not None


@require_safe
@hides_earlier
@shows_case
def completion_letter(request: HttpRequest, case_id: UUID, request_id: UUID) -> HttpResponse:
    """The letter as it was sent. It holds all that was asked, so it is the applicant's own."""
    actor, case = read_own_case(request, case_id, AccessKind.COMPLETION, Verb.READ_COMPLETION)
    letters = Letter.objects.filter(completion_request__case=case, completion_request=request_id)
    return stored_letter(None if actor.grant else letters.defer("context").first(), "brev")
