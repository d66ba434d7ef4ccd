"""The decision exactly as the person will read it, and what can be done with it now."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.access import Actor
from applications.actions.deciding import propose_decision, return_proposal
from applications.actions.issuing import is_prepared_by, issue_decision
from applications.decision_letters import as_read, decision_context
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.letters import DECISION_TEMPLATE
from applications.models import Case, DecisionDraft
from applications.questions.authority import points_for
from applications.questions.deciding import (
    ending_of,
    frozen,
    is_as_calculated,
    needed_authority,
    total_outcome,
)
from applications.questions.deciding_sums import calculation_of, rev_of
from applications.questions.decision_readiness import readiness
from applications.review.case_page import frame, opened_case
from applications.review.deciding.words import STOPPED, of_fault, of_obstacle
from applications.review.deciding.writing import typed_of
from applications.review.guard import for_caseworkers, visible_case
from applications.statuses import CaseStage, DecisionStatus
from eservice import clock
from eservice.municipality import municipality
from eservice.people.stash import forget, keeps_typed
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm
from eservice.ui.sent import sent_id, sent_number


class ReturnForm(QuestionForm):
    """Why a proposal is given back."""

    reason = LongText(
        label=_("Varför lämnar du tillbaka förslaget?"),
        help_text=_("Bara handläggarna läser det."),
        missing=_("Skriv vad som behöver ändras i förslaget"),
    )


@require_safe
@for_caseworkers
def preview_decision(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the decision before it is made."""
    return _preview(request, actor, case_id)


@require_POST
@for_caseworkers
def propose(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Leave the decision to someone who may make it."""
    visible_case(actor, case_id)
    return _do(request, actor, case_id, propose_decision, "preview_decision", "foreslaget")


@require_POST
@for_caseworkers
def issue(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Make the decision. Sending the same page again leads to the same decision."""
    visible_case(actor, case_id)
    act = partial(issue_decision, seen_calculation=sent_number(request.POST.get("calculation", "")))
    return _do(request, actor, case_id, act, "write_decision", "fattat")


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_typed
@for_caseworkers
def give_back(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Give a proposal back with the reason."""
    form = ReturnForm(typed_of(request))
    if request.method == "POST" and form.is_valid():
        draft = _draft_of(visible_case(actor, case_id))
        reason = form.cleaned_data["reason"]
        return_proposal(actor, case_id=case_id, draft_id=draft.pk, reason=reason)
        url = reverse("write_decision", args=[case_id])
        response = HttpResponseRedirect(f"{url}?klart=tillbaka")
        forget(request, response)
        return response
    case = opened_case(actor, case_id, AccessKind.DECISION)
    if _draft_of(case).status != DecisionStatus.PROPOSED:
        raise TransitionNotAllowed("nothing is proposed")
    context = {**frame(request, case), "form": form, "error_links": form.error_links()}
    return render(request, "review/deciding/give_back.html", context)


def _do(
    request: HttpRequest, actor: Actor, case_id: UUID, act: Any, then: str, done: str
) -> HttpResponse:
    """Do it with the version that the page showed, or show the page again with the reason."""
    draft_id = sent_id(request.POST.get("draft", ""))
    seen = sent_number(request.POST.get("rev", ""))
    try:
        if draft_id is None:
            raise TransitionNotAllowed("no draft is named")
        act(actor, case_id=case_id, draft_id=draft_id, seen_rev=seen)
    except NotPossible as error:
        return _preview(request, actor, case_id, stopped=error.reason)
    except EditConflict:
        return _preview(request, actor, case_id, stopped="conflict")
    return HttpResponseRedirect(f"{reverse(then, args=[case_id])}?klart={done}")


def _draft_of(case: Case) -> DecisionDraft:
    """Return the decision that is being written; raises TransitionNotAllowed without one."""
    drafts = case.decision_drafts.exclude(status=DecisionStatus.ISSUED)
    draft = drafts.select_related("replaces", "prepared_by__person").first()
    if draft is None:
        raise TransitionNotAllowed("nothing is written")
    return draft


def _preview(
    request: HttpRequest, actor: Actor, case_id: UUID, *, stopped: str = ""
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.DECISION)
    draft = _draft_of(case)
    found = readiness(case, draft.content, draft.replaces)
    done = _("Förslaget är lämnat.") if request.GET.get("klart") == "foreslaget" else ""
    context = {
        **frame(request, case),
        **({"done": done} if done else {}),
        "draft": draft,
        "is_proposed": draft.status == DecisionStatus.PROPOSED,
        "is_mine": case.caseworker_id == actor.user.pk,
        "todo": [
            *(of_fault(fault, case) for fault in found.faults),
            *(of_obstacle(obstacle, case) for obstacle in found.obstacles),
        ],
        "must_resume": bool(found.obstacles) and case.stage == CaseStage.DECIDED,
        "stopped": STOPPED.get(stopped, ""),
        "ending": ending_of(draft.content),
        **_as_read(actor, case, draft),
    }
    return render(request, "review/deciding/preview.html", context, status=409 if stopped else 200)


def _as_read(actor: Actor, case: Case, draft: DecisionDraft) -> dict[str, Any]:
    """Return the letter's own template and words, and who may make the decision."""
    if total_outcome(draft.content) is None:
        return {"text": ""}
    rules = municipality().casework
    held = rules.delegations_of(actor.user.roles, clock.today())
    points = points_for(held, needed_authority(draft.content))
    is_prepared_here = rules.four_eyes and is_prepared_by(actor, draft)
    calculation = calculation_of(case)
    content = frozen(draft.content, calculation, points)
    letter = decision_context(
        case,
        content,
        number=draft.replaces.number + 1 if draft.replaces else 1,
        kind=draft.kind,
        replaces=draft.replaces,
        decided_by=actor.user.name,
        decided_on=clock.today(),
    )
    why_not = "" if points else "authority"
    return {
        "text": as_read(DECISION_TEMPLATE, letter),
        "points": points,
        "calculation_rev": rev_of(calculation),
        "is_as_calculated": is_as_calculated(draft.content, calculation),
        "why_not": STOPPED.get("four_eyes" if is_prepared_here else why_not, ""),
    }
