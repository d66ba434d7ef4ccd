"""Where both adults sign, and where the applicant sends without waiting for the other."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.actions.signing import send_alone, sign
from applications.errors import Incomplete, MonthTaken, NotAllowed, NotPossible
from applications.models import Draft
from applications.partner.opening import with_couple
from applications.questions.catalogue import FLOW
from applications.questions.couple import Couple
from applications.questions.freezing import (
    DECLARATION,
    DECLARATION_GUIDE,
    OMBUD_DECLARATION,
    PARTNER_DECLARATION,
)
from applications.questions.privacy import CO_APPLICANT, is_partners_own
from applications.questions.progress import Progress
from applications.questions.summary import summary
from guides import library

TICK = _("Kryssa i rutan om du vill skriva under")
NOT_DONE: dict[str, str | Promise] = {
    "changed": _("Något har ändrats sedan du öppnade sidan. Läs igenom och skriv under igen."),
    "other": _("Den andra behöver titta på sina svar igen. Du kan skriva under sedan."),
}


@with_couple
def _page(
    request: HttpRequest, actor: Actor, couple: Couple, *, not_done: str = ""
) -> HttpResponse:
    if not can(actor, Verb.SIGN_DRAFT, couple.draft):
        raise Http404
    if away := _led_away(actor, couple):
        return away
    is_forgotten = request.method == "POST" and not not_done
    links = [("declare", TICK)] if is_forgotten else []
    template = "partner/sign_part.html" if actor.co_applicant else "partner/sign.html"
    context = {
        **_shown(actor, couple),
        "declaration": _declaration(actor),
        "error_links": links,
        "not_done": NOT_DONE.get(not_done),
        **library.explained(DECLARATION_GUIDE),
    }
    status = 409 if not_done else 422 if links else 200
    return render(request, template, context, status=status)


def _led_away(actor: Actor, couple: Couple) -> HttpResponse | None:
    if actor.co_applicant:
        return None if couple.is_together else redirect("own_part", couple.draft.pk)
    if not couple.is_together:
        return redirect("send", couple.draft.pk)
    return redirect("check", couple.draft.pk) if couple.applicant.missing else None


def _shown(actor: Actor, couple: Couple) -> dict[str, Any]:
    mine, other = couple.applicant, couple.co_applicant
    if actor.co_applicant:
        mine, other = other, mine
    facts = couple.progress.answers.facts
    return {
        "actor": actor,
        "couple": couple,
        "draft": couple.draft,
        "name": called(actor, couple),
        "mine": mine,
        "other": other,
        "may_sign": not mine.missing and (not other.missing or other.is_signed),
        "summaries": summary(Progress(FLOW, couple.progress.rows, facts, reader=CO_APPLICANT))
        if actor.co_applicant
        else [],
    }


def called(actor: Actor, couple: Couple) -> str | Promise:
    """Return what to call the other adult. An ombud is told nothing about the partner."""
    if actor.co_applicant:
        return couple.draft.person.first_name
    return _("partnern") if actor.grant else couple.name


def _declaration(actor: Actor) -> tuple:
    if actor.co_applicant:
        return PARTNER_DECLARATION
    return OMBUD_DECLARATION if actor.grant else DECLARATION


@require_http_methods(["GET", "HEAD", "POST"])
def sign_together(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """What one signs, and the one POST that signs; the last signature sends."""
    if request.method != "POST" or request.POST.get("declare") != "yes":
        return _page(request, draft_id)
    seen = request.POST.get("seen", "")
    try:
        case = sign(actor_of(request), draft_id=draft_id, seen=seen)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except NotPossible as error:
        return _page(request, draft_id, not_done=error.reason)
    except Incomplete as error:
        return _incomplete(request, draft_id, step=error.step)
    except MonthTaken as error:
        return _month_taken(request, draft_id, case_id=error.case_id)
    return redirect("receipt" if case else "draft", draft_id)


@with_couple
def _incomplete(request: HttpRequest, actor: Actor, couple: Couple, *, step: str) -> HttpResponse:
    """Lead to the answer that has to be looked at, or say that it is the other's."""
    found = FLOW.of_key(step)
    if is_partners_own(found) != (actor.co_applicant is not None):
        return _page(request, couple.draft.pk, not_done="other")
    url = reverse("step", args=[couple.draft.pk, found.path])
    return HttpResponseRedirect(f"{url}?till=kontrollera&fel=1")


@with_couple
def _month_taken(
    request: HttpRequest, actor: Actor, couple: Couple, *, case_id: UUID
) -> HttpResponse:
    if actor.co_applicant:
        return _page(request, couple.draft.pk, not_done="other")
    context = {"case_id": case_id, "draft_id": couple.draft.pk, "is_last": True}
    return render(request, "wizard/month_taken.html", context, status=409)


@with_couple
def _ask_before_sending(request: HttpRequest, actor: Actor, couple: Couple) -> HttpResponse:
    """Say what it means to send without the partner; after a POST without the tick, an error."""
    if not can(actor, Verb.SEND_DRAFT, couple.draft):
        raise Http404
    if away := _led_away(actor, couple):
        return away
    links = [("declare", TICK)] if request.method == "POST" else []
    context = {
        **_shown(actor, couple),
        "declaration": _declaration(actor),
        "error_links": links,
        **library.explained(DECLARATION_GUIDE),
    }
    return render(request, "partner/send_alone.html", context, status=422 if links else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def send_without(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Send without the partner's signature."""
    if request.method != "POST" or request.POST.get("declare") != "yes":
        return _ask_before_sending(request, draft_id)
    try:
        send_alone(actor_of(request), draft_id=draft_id)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except Incomplete as error:
        return _incomplete(request, draft_id, step=error.step)
    except MonthTaken as error:
        return _month_taken(request, draft_id, case_id=error.case_id)
    return redirect("receipt", draft_id)
