"""The task list, the check of a section and of everything, sending, and deleting a draft."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.actions.drafts import delete_draft
from applications.actions.sending import send_application
from applications.errors import (
    AlreadySent,
    Incomplete,
    MonthTaken,
    NotAllowed,
    NotPossible,
    PartnerIsIn,
)
from applications.models import Draft
from applications.questions.answers import Words
from applications.questions.catalogue import FLOW
from applications.questions.freezing import DECLARATION, DECLARATION_GUIDE, OMBUD_DECLARATION
from applications.questions.registered import REGISTRAR_DECLARATION
from applications.questions.summary import SectionSummary, summary
from applications.statuses import ApplicationKind
from applications.wizard.changed import changed_since
from applications.wizard.confirming import ask_if_still_right
from applications.wizard.going_on import continue_url, section_url
from applications.wizard.helping import help_around
from applications.wizard.opening import OpenDraft, with_open_draft, with_open_or_rest
from applications.wizard.pages import said_back
from applications.wizard.rest import rest_part, rest_parts
from applications.wizard.together import couple_around, signs_together
from guides import library


@require_safe
@with_open_or_rest
def draft(request: HttpRequest, opened: OpenDraft) -> HttpResponse:
    """The home of an application: its parts, and the sentence that it is not sent yet."""
    if opened.rest:
        return rest_parts(request, opened)
    sections = opened.progress.sections()
    groups: dict[str, list[dict]] = {}
    for found in sections:
        row = {"found": found, "url": section_url(opened, found)}
        groups.setdefault(str(found.section.group), []).append(row)
    context = {
        "opened": opened,
        "actor": opened.actor,
        "groups": groups,
        "next_section": next((f.section for f in sections if f.missing), None),
        "continue_url": continue_url(opened),
        "is_new": not opened.progress.rows,
        "is_whole": not opened.progress.missing(),
        "no_longer_asked": "inte-langre" in request.GET,
        "may_send_essentials": _may_send_essentials(opened),
        **couple_around(opened),
        "is_said": request.GET.get("klart") == "sagt",
        **help_around(opened),
    }
    return render(request, "wizard/draft.html", context)


def _may_send_essentials(opened: OpenDraft) -> bool:
    is_first = opened.draft.kind == ApplicationKind.FIRST
    return is_first and opened.can_edit and not opened.draft.has_partner_in


@require_safe
@with_open_or_rest
def section(request: HttpRequest, opened: OpenDraft, section: str) -> HttpResponse:
    """A small check of one part: the answers so far, each with a way to change it."""
    sections = opened.progress.sections()
    place = next((n for n, f in enumerate(sections) if f.section.path == section), None)
    if place is None:
        raise Http404
    found = sections[place]
    if opened.rest:
        return rest_part(request, opened, found)
    if found.carried and opened.can_edit:
        return ask_if_still_right(request, opened, found)
    following = next((f for f in sections[place + 1 :] if f.missing), None)
    if following is None:
        following = next((f for f in sections if f.missing and f is not found), None)
    context = {
        "opened": opened,
        "actor": opened.actor,
        "found": found,
        "summary": summary(opened.progress, [found.section])[0],
        "following": following,
        "next_url": section_url(opened, following) if following else None,
        "said_back": said_back(opened, request.GET.get("efter", "")),
    }
    return render(request, "wizard/section.html", context)


@require_safe
@with_open_draft
def check(request: HttpRequest, opened: OpenDraft) -> HttpResponse:
    """All answers by section, each with *Ändra*, and what is missing."""
    summaries = summary(opened.progress)
    context = {
        "opened": opened,
        "actor": opened.actor,
        "summaries": summaries,
        **_missing(opened, summaries),
        "changed": changed_since(opened, summaries),
        **help_around(opened),
    }
    return render(request, "wizard/check.html", context)


def _missing(opened: OpenDraft, summaries: list[SectionSummary]) -> dict[str, Any]:
    """Return what must be answered before sending; what staff write down for a person is only told
    of, and left to the caseworker to ask about."""
    found = [step for part in summaries for step in part.steps if step.is_missing]
    return {"missing": [], "unanswered": found} if opened.is_registered else {"missing": found}


@with_open_draft
def _declaration(request: HttpRequest, opened: OpenDraft) -> HttpResponse:
    """Show the declaration; after a POST without the tick, with an error."""
    if not can(opened.actor, Verb.SEND_DRAFT, opened.draft):
        raise Http404
    if signs_together(opened):
        return redirect("sign_together", opened.draft.pk)
    if opened.progress.missing() and not opened.is_registered:
        return redirect("check", opened.draft.pk)
    forgotten = request.method == "POST"
    error_links = [("declare", _("Kryssa i rutan om du vill skriva under"))]
    context = {
        "opened": opened,
        "actor": opened.actor,
        "declaration": _declared(opened.actor),
        "error_links": error_links if forgotten else [],
        **library.explained(DECLARATION_GUIDE),
    }
    template = "wizard/send_registered.html" if opened.is_registered else "wizard/send.html"
    return render(request, template, context)


def _declared(actor: Actor) -> tuple[Words, ...]:
    if actor.registration:
        return REGISTRAR_DECLARATION
    return OMBUD_DECLARATION if actor.grant else DECLARATION


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The declaration, and the one POST that sends."""
    if request.method != "POST" or request.POST.get("declare") != "yes":
        return _declaration(request, draft_id)
    try:
        case = send_application(actor_of(request), draft_id=draft_id)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except PartnerIsIn:
        return redirect("sign_together", draft_id)
    except Incomplete as error:
        url = reverse("step", args=[draft_id, FLOW.of_key(error.step).path])
        return HttpResponseRedirect(f"{url}?till=kontrollera&fel=1")
    except MonthTaken as error:
        is_given = Draft.objects.filter(pk=draft_id, month__isnull=False).exists()
        context = {"case_id": error.case_id, "draft_id": draft_id, "is_last": True}
        context["is_given"] = is_given
        is_registered = request.user.works_at_desk
        template = "wizard/registered_twice.html" if is_registered else "wizard/month_taken.html"
        return render(request, template, context, status=409)
    except NotPossible:
        return render(request, "wizard/nothing_to_add_to.html", status=409)
    return redirect("registered" if request.user.works_at_desk else "receipt", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Ask first, then delete a draft that was never sent."""
    if request.method != "POST":
        return _ask_before_deleting(request, draft_id)
    try:
        delete_draft(actor_of(request), draft_id=draft_id)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return redirect("case", draft_id)
    return redirect("desk" if request.user.works_at_desk else "home")


@with_open_draft
def _ask_before_deleting(request: HttpRequest, opened: OpenDraft) -> HttpResponse:
    if not can(opened.actor, Verb.DELETE_DRAFT, opened.draft):
        raise Http404
    return render(request, "wizard/delete.html", {"opened": opened})
