"""A case: the answers, what can be done now, and what has happened."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Actor, Verb, can
from applications.actions.reading import read_case, read_with_earlier
from applications.event_kinds import AccessKind
from applications.models import Case, Draft
from applications.partners import with_partner_left
from applications.queries import answers_of, reviewed_cases
from applications.questions.catalogue import FLOW
from applications.questions.comparing import changed_list
from applications.questions.continuity import is_decided, with_continuity
from applications.questions.hearing import is_changing
from applications.questions.progress import Progress, facts_of
from applications.questions.rest import due_on, rest_of
from applications.rest import sent_keys
from applications.review import answers, couple, history
from applications.review.case_tabs import case_tabs
from applications.review.continuity.shown import continuity_of
from applications.review.guard import for_caseworkers
from applications.review.registered import registered
from applications.review.sections.beside import sections_of
from applications.review.stages import is_late, tag_state
from applications.statuses import OPEN_STAGES, Audience, CaseStage, stage_text

# What an address may say has just been done, and the words for it.
DONE = {
    "tagit": _("Nu har du ärendet."),
    "lamnat": _("Du har lämnat över ärendet."),
    "utreder": _("Utredningen har börjat."),
    "antecknat": _("Anteckningen är sparad."),
    "granskad": _("Delen är markerad som rätt."),
    "ogranskad": _("Delen är inte längre markerad som rätt."),
    "bekraftad": _("Du har noterat att personen bekräftar ansökan."),
    "allt": _("Nu har vi fått svar på alla frågor."),
    "oskyddat": _("Skyddet är borttaget. Kollegorna på enheten ser ärendet igen."),
    "samtal": _("Samtalet är avslutat. Det som är skickat syns här."),
    "drojer": _("Den sökande får veta att beslutet dröjer."),
    "svarat": _("Ditt svar är sparat. Den sökande får veta det."),
}


def opened_case(actor: Actor, case_id: UUID, kind: AccessKind) -> Case:
    """Return a case to show, with the people in it. The reading is logged."""
    return read_case(actor, cases=_whole_cases(actor), case_id=case_id, kind=kind)


def _whole_cases(actor: Actor) -> QuerySet[Case]:
    cases = reviewed_cases(actor).select_related(
        "adds_to", "application", "person__wish", "caseworker__person", "decision_wanted"
    )
    return with_continuity(with_partner_left(cases))


def frame(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Return what the top of every page of a case shows."""
    stage = CaseStage(case.stage)
    return {
        "case": case,
        "tabs": case_tabs(case),
        "stage": {"label": stage.label, "state": tag_state(stage)},
        "is_late": is_late(case),
        "done": DONE.get(request.GET.get("klart", "")),
    }


@require_safe
@for_caseworkers
def review_case(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the application as it was sent, beside the next step and the history."""
    case, earlier = read_with_earlier(actor, cases=_whole_cases(actor), case_id=case_id)
    content = case.content
    happenings = history.latest(case)
    context = {
        **frame(request, case),
        **_next_steps(actor, case),
        **continuity_of(actor, case),
        "contact_warning": answers.contact_warning(content),
        "acute": answers.acute_needs(content),
        "name": content["name"],
        "number": answers.grouped_number(content),
        "sections": sections_of(actor, case, earlier),
        "changed": changed_list(
            content, earlier.content if earlier else None, has_more=case.asks_rest
        ),
        "earlier": earlier,
        "left": _left(case),
        "rest_due_on": due_on(case),
        "can_call": can(actor, Verb.CALL_FOR_REST, case),
        "can_mark": case.caseworker_id == actor.user.pk and case.stage in OPEN_STAGES,
        "declaration": content["declaration"],
        "content": {"help": content.get("help", ()), "sent_by": content.get("sent_by")},
        **couple.shown(content),
        **registered(case),
        "happenings": happenings,
        "has_older": case.event_count > len(happenings),
    }
    return render(request, "review/case.html", context)


def _left(case: Case) -> list[str]:
    """Return the parts that the person has not sent, of a case that asks the rest."""
    if not case.asks_rest:
        return []
    draft = Draft.objects.select_related("person").get(pk=case.pk)
    progress = Progress(FLOW, answers_of(draft), facts_of(draft))
    return [str(found.section.title) for found in rest_of(progress, sent_keys(case))]


def _next_steps(actor: Actor, case: Case) -> dict[str, Any]:
    """Return the one thing to do now (``take``, ``start``, ``change`` a decision or ``note``) and
    the other ones."""
    is_open = case.stage in OPEN_STAGES
    is_mine = case.caseworker_id == actor.user.pk
    is_free = case.caseworker_id is None
    is_handled = is_open or case.stage == CaseStage.DECIDED
    can_take_over = is_handled and not is_mine and not is_free
    text = stage_text(case.stage, Audience.CASEWORKER, is_decided=is_decided(case))
    step, what_now = "note", text.next_step
    if is_handled and is_free:
        step = "take"
    elif case.stage == CaseStage.RECEIVED and is_mine:
        step, what_now = "start", _("Börja utreda. Då ser den sökande att du läser ansökan.")
    elif is_mine and case.stage == CaseStage.DECIDED and is_changing(case):
        step, what_now = "change", _("Du har börjat ändra beslutet. Skriv klart det nya.")
    elif can_take_over:
        what_now = _("Du kan läsa svaren och skriva anteckningar.")
    return {
        "step": step,
        "what_now": what_now,
        "can_hand_over": is_handled and is_mine,
        "can_take_over": can_take_over,
    }
