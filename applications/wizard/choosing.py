"""Which way in: what fits, why, and what else there is; and the press that starts it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from applications.acting import actor_of, hides_earlier
from applications.actions.drafts import start_draft
from applications.actions.renewing import start_renewal
from applications.errors import NotAllowed, NotPossible, TooManyDrafts
from applications.questions.catalogue import FLOW
from applications.questions.ways import named_month, ways_in
from applications.statuses import FOR_A_MONTH, ApplicationKind
from applications.wizard.going_on import continue_url
from applications.wizard.opening import OpenDraft, progress_of


@require_safe
@hides_earlier
def which_way(request: HttpRequest) -> HttpResponse:
    """The way that fits with its reason, and the others."""
    if not request.user.is_applicant:
        raise Http404
    ways = ways_in(request.user.person_id)
    context = {"ways": ways, "is_closed": "stangt" in request.GET}
    return render(request, "wizard/which_way.html", context)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Start a new application and ask the first question."""
    kind = request.POST.get("kind")
    try:
        if kind == ApplicationKind.RENEWAL:
            return _start_renewal(request)
        if kind in FOR_A_MONTH:
            month = named_month(request.POST.get("month", ""))
            draft = start_draft(actor_of(request), kind=ApplicationKind(kind), month=month)
        else:
            draft = start_draft(actor_of(request))
    except NotAllowed as error:
        raise Http404 from error
    except TooManyDrafts:
        return HttpResponseRedirect(f"{reverse('home')}?for-manga=1")
    except NotPossible:
        return HttpResponseRedirect(f"{reverse('which_way')}?stangt=1")
    return redirect("step", draft.pk, FLOW.steps[0].path)


def _start_renewal(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    draft = start_renewal(actor, month=named_month(request.POST.get("month", "")))
    return HttpResponseRedirect(continue_url(OpenDraft(actor, draft, progress_of(draft))))
