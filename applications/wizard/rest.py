"""The most important first: choosing that for an application, and answering the rest when it is
sent, a part at a time."""

from enum import StrEnum
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from applications.access import Verb, can
from applications.acting import actor_of
from applications.actions.choosing_essentials import choose_essentials
from applications.actions.sending_rest import send_section
from applications.errors import AlreadySent, Incomplete, NotAllowed, NotPossible
from applications.models import Draft
from applications.questions.catalogue import FLOW
from applications.questions.progress import SectionProgress
from applications.questions.rest import due_on, rest_of
from applications.questions.summary import summary
from applications.wizard.going_on import missing_url
from applications.wizard.opening import OpenDraft
from applications.wizard.pages import said_back


class PartState(StrEnum):
    """How far a part of the rest has come."""

    SENT = "sent"
    READY = "ready"
    STARTED = "started"
    NEW = "new"


def _state(found: SectionProgress, left: list[SectionProgress], opened: OpenDraft) -> PartState:
    if found.section not in [part.section for part in left]:
        return PartState.SENT
    if not found.missing:
        return PartState.READY
    new = (step.key for step in found.steps if step.key not in opened.sent)
    is_begun = any(key in opened.progress.rows for key in new)
    return PartState.STARTED if is_begun else PartState.NEW


def rest_parts(request: HttpRequest, opened: OpenDraft) -> HttpResponse:
    """The parts of the rest, each with how far it has come."""
    left = rest_of(opened.progress, opened.sent)
    rows = [
        {
            "section": found.section,
            "state": _state(found, left, opened),
            "url": _url(opened, found, left),
        }
        for found in opened.progress.sections()
    ]
    context = {
        "opened": opened,
        "actor": opened.actor,
        "rows": rows,
        "next_url": next((row["url"] for row in rows if row["state"] != PartState.SENT), ""),
        "due_on": due_on(opened.rest),
        "is_sent": request.GET.get("klart") == "skickad",
        "no_longer_asked": "inte-langre" in request.GET,
    }
    return render(request, "wizard/rest.html", context)


def _url(opened: OpenDraft, found: SectionProgress, left: list[SectionProgress]) -> str:
    if found.missing and found.section in [part.section for part in left] and opened.can_edit:
        return missing_url(opened, found.missing[0])
    return reverse("section", args=[opened.draft.pk, found.section.path])


def rest_part(request: HttpRequest, opened: OpenDraft, found: SectionProgress) -> HttpResponse:
    """What is answered in one part, and the button that sends it."""
    left = rest_of(opened.progress, opened.sent)
    state = _state(found, left, opened)
    may_send = can(opened.actor, Verb.SEND_SECTION, opened.rest)
    context = {
        "opened": opened,
        "actor": opened.actor,
        "found": found,
        "summary": summary(opened.progress, [found.section])[0],
        "state": state,
        "may_send": may_send and state is PartState.READY,
        "next_url": _url(opened, found, left),
        "said_back": said_back(opened, request.GET.get("efter", "")),
    }
    return render(request, "wizard/rest_part.html", context)


@require_POST
def send_part(request: HttpRequest, draft_id: UUID, section: str) -> HttpResponse:
    """Send one part, and show what is left."""
    known = next((each for each in FLOW.sections if each.path == section), None)
    if known is None:
        raise Http404
    case_page = "review_case" if request.user.works_at_desk else "case"
    try:
        has_more = send_section(actor_of(request), draft_id=draft_id, section=known)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return redirect(case_page, draft_id)
    except Incomplete as error:
        url = reverse("step", args=[draft_id, FLOW.of_key(error.step).path])
        return HttpResponseRedirect(f"{url}?till=del&fel=1")
    if not has_more:
        return HttpResponseRedirect(f"{reverse(case_page, args=[draft_id])}?klart=allt")
    return HttpResponseRedirect(f"{reverse('draft', args=[draft_id])}?klart=skickad")


@require_POST
def essentials_first(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Let a first application be sent with its most important answers alone."""
    try:
        choose_essentials(actor_of(request), draft_id=draft_id)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return redirect("case", draft_id)
    except NotPossible:
        return HttpResponseRedirect(f"{reverse('which_way')}?stangt=1")
    return redirect("draft", draft_id)
