"""Beginning an application for the person one helps: a first one, or a renewal."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from applications.access import Actor
from applications.actions.drafts import start_draft_for
from applications.actions.renewing import start_renewal_for
from applications.errors import NotAllowed, NotPossible, TooManyDrafts
from applications.models import Draft, Grant
from applications.powers import Power
from applications.questions.ways import WayIn, named_month, ways_in
from applications.representation.helped import Helped
from applications.statuses import FOR_A_MONTH, ApplicationKind


def renewal_of(helped: Helped) -> WayIn | None:
    """Return the renewal that she may begin for the person now, unless one has begun.

    It tells that there is a decision: only who follows her cases is told.
    """
    if not helped.may_start or Power.SEE_STATUS not in helped.powers:
        return None
    way = ways_in(helped.person.pk).suggested
    has_begun = any(draft.month == way.month for draft in helped.drafts)
    return way if way.kind == ApplicationKind.RENEWAL and not has_begun else None


def start_for(request: HttpRequest, actor: Actor, helped: Helped) -> HttpResponse:
    """Begin a new application for the person, and show its parts."""
    person_url = reverse("person_helped", args=[helped.grant.pk])
    try:
        draft = _started(request, actor, helped.grant.pk)
    except (Grant.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except TooManyDrafts:
        return HttpResponseRedirect(f"{person_url}?for-manga=1")
    except NotPossible:
        return HttpResponseRedirect(person_url)
    return redirect("draft", draft.pk)


def _started(request: HttpRequest, actor: Actor, grant_id: UUID) -> Draft:
    kind = request.POST.get("kind")
    if kind not in (ApplicationKind.RENEWAL, *FOR_A_MONTH):
        return start_draft_for(actor, grant_id=grant_id)
    month = named_month(request.POST.get("month", ""))
    if kind == ApplicationKind.RENEWAL:
        return start_renewal_for(actor, grant_id=grant_id, month=month)
    return start_draft_for(actor, grant_id=grant_id, kind=ApplicationKind(kind), month=month)
