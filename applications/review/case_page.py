"""A case: the answers, what can be done now, and what has happened."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Actor, Verb, can
from applications.actions.reading import read_case
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.partners import with_partner_left
from applications.queries import documents_of, reviewed_cases
from applications.review import answers, couple, history
from applications.review.guard import for_caseworkers
from applications.review.stages import is_late, tag_state
from applications.statuses import OPEN_STAGES, STAGE_TEXTS, Audience, CaseStage

# What an address may say has just been done, and the words for it.
DONE = {
    "tagit": _("Nu har du ärendet."),
    "lamnat": _("Du har lämnat över ärendet."),
    "utreder": _("Utredningen har börjat."),
    "antecknat": _("Anteckningen är sparad."),
}


def opened_case(actor: Actor, case_id: UUID, kind: AccessKind) -> Case:
    """Return a case to show, with the people in it. The reading is logged."""
    cases = reviewed_cases(actor).select_related("application", "person", "caseworker__person")
    cases = with_partner_left(cases)
    return read_case(actor, cases=cases, case_id=case_id, kind=kind)


def frame(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Return what the top of every page of a case shows."""
    stage = CaseStage(case.stage)
    return {
        "case": case,
        "stage": {"label": stage.label, "state": tag_state(stage)},
        "is_late": is_late(case),
        "done": DONE.get(request.GET.get("klart", "")),
    }


@require_safe
@for_caseworkers
def review_case(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the application as it was sent, beside the next step and the history."""
    case = opened_case(actor, case_id, AccessKind.ANSWERS)
    content = case.application.content
    happenings = history.latest(case)
    context = {
        **frame(request, case),
        **_next_steps(actor, case),
        "contact_warning": answers.contact_warning(content),
        "acute": answers.acute_needs(content),
        "name": content["name"],
        "number": answers.grouped_number(content),
        "sections": answers.sections(content, documents_of(case.pk, only_sent=True)),
        "declaration": content["declaration"],
        "content": {"help": content.get("help", ()), "sent_by": content.get("sent_by")},
        **couple.shown(content),
        "happenings": happenings,
        "has_older": case.event_count > len(happenings),
    }
    return render(request, "review/case.html", context)


def _next_steps(actor: Actor, case: Case) -> dict[str, Any]:
    """Return the one thing to do now (``take``, ``start`` or ``note``) and the other ones."""
    is_open = case.stage in OPEN_STAGES
    is_mine = case.caseworker_id == actor.user.pk
    is_free = case.caseworker_id is None
    can_take_over = is_open and not is_mine and not is_free
    step, what_now = "note", STAGE_TEXTS[CaseStage(case.stage)][Audience.CASEWORKER].next_step
    if is_open and is_free:
        step = "take"
    elif case.stage == CaseStage.RECEIVED and can(actor, Verb.START_INVESTIGATION, case):
        step, what_now = "start", _("Börja utreda. Då ser den sökande att du läser ansökan.")
    elif can_take_over:
        what_now = _("Du kan läsa svaren och skriva anteckningar.")
    return {
        "step": step,
        "what_now": what_now,
        "can_hand_over": is_open and is_mine,
        "can_take_over": can_take_over,
    }
