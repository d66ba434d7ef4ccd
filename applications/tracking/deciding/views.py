"""A decision on the applicant's own pages, in the words of the letter, and her saying that she has
read it."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor, Verb
from applications.acting import actor_of
from applications.actions.issuing import confirm_read
from applications.decision_letters import as_read
from applications.errors import NotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case, Decision, Letter
from applications.questions.appeal_time import last_day_to_appeal
from applications.questions.investigating import is_for_two
from applications.statuses import OPEN_STAGES
from applications.stored_letters import stored_letter
from applications.tracking.handling import contact
from applications.tracking.own_case import hides_earlier, read_own_case, shows_case
from eservice import clock


@require_safe
@hides_earlier
@shows_case
def decision(request: HttpRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """Show one decision, what comes before and after it, and until when she can appeal."""
    actor, case = read_own_case(request, case_id, AccessKind.DECISION, Verb.READ_DECISION)
    return _page(request, actor, case, decision_id)


@require_safe
@hides_earlier
@shows_case
def decision_pdf(request: HttpRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """The stored letter, byte for byte; its file name says nothing about the person."""
    actor, case = read_own_case(request, case_id, AccessKind.DECISION, Verb.READ_DECISION)
    found = _decisions(case, decision_id)[0]
    is_kept_back = _is_kept_back(actor, case, found.letter)
    return stored_letter(None if is_kept_back else found.letter, "beslut")


@require_POST
@hides_earlier
@shows_case
def decision_read(request: HttpRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """She has read it: from today she can appeal for three weeks. Twice changes nothing.

    What isn't hers falls through to the reading, which answers 404 and logs the refusal.
    """
    with suppress(NotAllowed, Case.DoesNotExist, Decision.DoesNotExist):
        confirm_read(actor_of(request), case_id=case_id, decision_id=decision_id)
        return redirect("decision", case_id, decision_id)
    _actor, case = read_own_case(request, case_id, AccessKind.DECISION, Verb.READ_DECISION)
    _decisions(case, decision_id)
    return redirect("decision", case_id, decision_id)


def _page(request: HttpRequest, actor: Actor, case: Case, decision_id: UUID) -> HttpResponse:
    found, earlier, later = _decisions(case, decision_id)
    letter = Letter.objects.defer("pdf").get(pk=found.letter_id)
    last_day = found.received_on and last_day_to_appeal(found.received_on)
    is_kept_back = _is_kept_back(actor, case, letter)
    words = letter.context | ({"calculation": None} if is_kept_back else {})
    context: dict[str, Any] = {
        "actor": actor,
        "case": case,
        "decision": found,
        "text": as_read(letter.template, words),
        "is_kept_back": is_kept_back,
        "things": [item["what"] for item in letter.context.get("items", ())],
        "earlier": earlier,
        "later": later,
        "is_changing": later is None and case.stage in OPEN_STAGES,
        "last_day": last_day,
        "is_over": bool(last_day) and last_day < clock.today(),
        "can_say_read": found.received_on is None and actor.grant is None,
        "is_rendered": letter.rendered_at is not None,
        "contact": contact(case),
    }
    return render(request, "tracking/deciding/decision.html", context)


def _is_kept_back(actor: Actor, case: Case, letter: Letter) -> bool:
    """True for a couple's calculation to who helps one of them: it is about the partner too."""
    return actor.grant is not None and bool(letter.context.get("calculation")) and is_for_two(case)


def _decisions(case: Case, decision_id: UUID) -> tuple[Decision, Decision | None, Decision | None]:
    """Return a decision of the case with those before and after it, in two queries."""
    rows = {each.number: each for each in case.decisions.defer("content").order_by("number")}
    found = next((each for each in rows.values() if each.pk == decision_id), None)
    if found is None:
        raise Case.DoesNotExist
    return found, rows.get(found.number - 1), rows.get(found.number + 1)
