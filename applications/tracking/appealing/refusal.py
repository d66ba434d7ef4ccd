"""The decision that an appeal came too late, on the applicant's own pages: its text, its letter,
and her saying that she has read it."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor, Verb
from applications.acting import actor_of
from applications.actions.refusing_appeals import confirm_refusal_read
from applications.decision_letters import as_read
from applications.errors import NotAllowed
from applications.event_kinds import AccessKind
from applications.models import Appeal, AppealRefusal, Case, Letter
from applications.questions.appealing import last_day_of
from applications.questions.refusing import refusal_of
from applications.stored_letters import stored_letter
from applications.tracking.own_case import hides_earlier, read_own_case, shows_case
from eservice import clock


def shown_refusal(actor: Actor, appeal: Appeal) -> dict[str, Any]:
    """Return the text of the refusal of an appeal, and until when she may appeal that."""
    refusal = getattr(appeal, "refusal", None)
    if refusal is None:
        return {"refusal": None}
    letter = Letter.objects.defer("pdf").get(pk=refusal.letter_id)
    last_day = last_day_of(appeal.decision, appeal)
    return {
        "refusal": refusal,
        "refusal_text": as_read(letter.template, letter.context),
        "last_day_of_refusal": last_day,
        "is_refusal_over": last_day is not None and last_day < clock.today(),
        "can_say_read": refusal.received_on is None and actor.grant is None,
        "is_refusal_rendered": letter.rendered_at is not None,
    }


@require_safe
@hides_earlier
@shows_case
def refusal_pdf(request: HttpRequest, case_id: UUID, appeal_id: UUID) -> HttpResponse:
    """The stored letter, byte for byte; its file name says nothing about the person."""
    _actor, case = read_own_case(request, case_id, AccessKind.APPEAL, Verb.READ_APPEAL)
    return stored_letter(refusal_of(case, appeal_id).letter, "beslut")


@require_POST
@hides_earlier
@shows_case
def refusal_read(request: HttpRequest, case_id: UUID, appeal_id: UUID) -> HttpResponse:
    """She has read it: from today she can appeal it for three weeks. Twice changes nothing.

    What isn't hers falls through to the reading, which answers 404 and logs the refusal.
    """
    with suppress(NotAllowed, Case.DoesNotExist, AppealRefusal.DoesNotExist):
        confirm_refusal_read(actor_of(request), case_id=case_id, appeal_id=appeal_id)
        return redirect("appeal", case_id, appeal_id)
    _actor, case = read_own_case(request, case_id, AccessKind.APPEAL, Verb.READ_APPEAL)
    refusal_of(case, appeal_id)
    return redirect("appeal", case_id, appeal_id)
