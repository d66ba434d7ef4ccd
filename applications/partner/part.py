"""The partner's own pages: her part of the application, and the way out of it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor
from applications.acting import actor_of
from applications.actions.cases import may_withdraw
from applications.actions.leaving import leave
from applications.errors import CodeRefused, NotAllowed, TransitionNotAllowed
from applications.models import Case, CoApplicant
from applications.partners import IS_OPEN, PartnerState, partners_of, state_of
from applications.questions.couple import Couple, couple_in
from applications.questions.privacy import CO_APPLICANT
from applications.questions.progress import Progress


def _part(request: HttpRequest, draft_id: UUID) -> CoApplicant:
    """Return the part that she has said yes to, also before she is confirmed; else a 404."""
    hers = partners_of(draft_id).filter(IS_OPEN, person=request.user.person_id)
    found = hers.select_related("draft__person").first() if request.user.is_applicant else None
    if found is None:
        raise Http404
    return found


@require_safe
def own_part(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Din del av ansökan: what she has left to answer, and what waits for whom."""
    part = _part(request, draft_id)
    if part.draft.sent_at:
        return redirect("case", draft_id)
    actor = Actor(request.user, co_applicant=part)
    if state_of(part) is not PartnerState.IN:
        return render(request, "partner/waiting.html", {"part": part, "draft": part.draft})
    couple = couple_in(part.draft)
    facts = couple.progress.answers.facts
    progress = Progress(couple.progress.flow, couple.progress.rows, facts, reader=CO_APPLICANT)
    context = {
        "actor": actor,
        "couple": couple,
        "draft": part.draft,
        "name": part.draft.person.first_name,
        "rows": [(found, _section_url(couple, found)) for found in progress.sections()],
        "next_step": next(iter(progress.missing()), None),
        "mine": couple.co_applicant,
        "other": couple.applicant,
    }
    return render(request, "partner/own_part.html", context)


def _section_url(couple: Couple, found) -> str:
    step = (found.missing or found.steps)[0]
    return reverse("step", args=[couple.draft.pk, step.path])


@require_http_methods(["GET", "HEAD", "POST"])
def leave_part(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Say what it means not to be in it any more, and go out."""
    if request.method == "POST":
        try:
            leave(actor_of(request), draft_id=draft_id)
        except (CoApplicant.DoesNotExist, CodeRefused, NotAllowed) as error:
            raise Http404 from error
        except TransitionNotAllowed:
            return _ask_before_leaving(request, draft_id, status=409)
        return HttpResponseRedirect(f"{reverse('home')}?klart=inte-med")
    return _ask_before_leaving(request, draft_id)


def _ask_before_leaving(request: HttpRequest, draft_id: UUID, *, status: int = 200) -> HttpResponse:
    part = _part(request, draft_id)
    case = Case.objects.filter(pk=draft_id).first() if part.draft.sent_at else None
    context = {
        "part": part,
        "draft": part.draft,
        "case": case,
        "is_too_late": case is not None and not may_withdraw(case),
        "name": part.draft.person.first_name,
    }
    return render(request, "partner/leave.html", context, status=status)
