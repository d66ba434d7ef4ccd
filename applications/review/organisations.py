"""Organisations: who asks to be let in, what the receiving unit answers, and closing one."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from stdnum.se import orgnr

from applications.access import Actor, Verb, can
from applications.actions import organisations as actions
from applications.actions.reading import read_worklist
from applications.belonging import memberships, state_of
from applications.errors import NotAllowed, TransitionNotAllowed
from applications.paging import PAGE_SIZE, Cursor
from applications.review.guard import for_caseworkers
from eservice.municipality import municipality
from eservice.people.models import Organisation
from eservice.ui.fields import ShortText
from eservice.ui.forms import QuestionForm
from eservice.ui.swedish import format_phone

View = Callable[..., HttpResponse]

LONGEST_REASON = 300
# What an address may say has just been done, and the words for it.
DONE = {
    "godkand": _("Föreningen är med nu."),
    "nekad": _("Föreningen har fått nej."),
    "stangd": _("Föreningen är stängd nu."),
}
STATES: dict[str, str | Promise] = {
    "waiting": _("Väntar på svar"),
    "open": _("Är med"),
    "refused": _("Har fått nej"),
    "closed": _("Stängd"),
}


class RefuseForm(QuestionForm):
    """Why an organisation is not let in. Whoever asked reads it."""

    reason = ShortText(
        label=_("Varför säger ni nej?"),
        help_text=_("Den som anmälde föreningen läser det du skriver."),
        missing=_("Skriv varför ni säger nej"),
        max_length=LONGEST_REASON,
    )


def of_organisation(view: View) -> View:
    """Let in those who decide about it, as ``view(request, actor, organisation)``; else a 404.

    What can no longer be done is the organisation's page, which says how it is now (409).
    """

    @wraps(view)
    @for_caseworkers
    def guarded(request: HttpRequest, actor: Actor, organisation_id: UUID) -> HttpResponse:
        found = Organisation.objects.filter(pk=organisation_id).first()
        if not can(actor, Verb.VERIFY_ORGANISATION, found):
            raise Http404
        try:
            return view(request, actor, found)
        except NotAllowed as error:
            raise Http404 from error
        except TransitionNotAllowed:
            found.refresh_from_db()
            return _show(request, actor, found, typed=request.POST.get("reason", ""))

    return guarded


@require_safe
@for_caseworkers
def organisations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show a page of all organisations, the newest first."""
    if actor.user.unit != municipality().receiving_unit:
        raise Http404
    after = Cursor.parse(request.GET.get("efter", ""))
    rows = Organisation.objects.order_by("-asked_at", "-id")
    if after:
        rows = rows.filter(Q(asked_at__lt=after.at) | Q(asked_at=after.at, id__lt=after.id))
    found = list(rows[: PAGE_SIZE + 1])
    shown, start = found[:PAGE_SIZE], reverse("organisations")
    following = Cursor(shown[-1].asked_at, shown[-1].pk) if len(found) > PAGE_SIZE else None
    context = {
        "rows": [(one, STATES[state_of(one)]) for one in shown],
        "next_url": f"{start}?{urlencode({'efter': following})}" if following else "",
        "first_url": start if after else "",
    }
    return render(request, "review/organisations.html", context)


@require_safe
@of_organisation
def review_organisation(request: HttpRequest, actor: Actor, found: Organisation) -> HttpResponse:
    """Show who asks and for what, and what can be answered now."""
    return _show(request, actor, found, status=200)


def _show(
    request: HttpRequest, actor: Actor, found: Organisation, *, typed: str = "", status: int = 409
) -> HttpResponse:
    """Show an organisation. The reading is logged, since the page has people's names."""
    read_worklist(actor)
    managers = memberships(found).filter(role=actions.Role.MANAGER).select_related("person")
    context = {
        "organisation": found,
        "state": state_of(found),
        "state_words": STATES[state_of(found)],
        "number": orgnr.format(found.number),
        "phone": format_phone(found.phone),
        "managers": [member.person.name for member in managers.order_by("started_at")[:PAGE_SIZE]],
        "done": DONE.get(request.GET.get("klart", "")) if status == 200 else "",
        "is_too_late": status == 409,
        "typed": typed,
    }
    return render(request, "review/organisation.html", context, status=status)


@require_POST
@of_organisation
def verify(request: HttpRequest, actor: Actor, found: Organisation) -> HttpResponse:
    """Let it in."""
    actions.verify_organisation(actor, organisation_id=found.pk)
    return _done(found, "godkand")


@require_http_methods(["GET", "HEAD", "POST"])
@of_organisation
def refuse(request: HttpRequest, actor: Actor, found: Organisation) -> HttpResponse:
    """Say no, with a reason."""
    form = RefuseForm(request.POST) if request.method == "POST" else RefuseForm()
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.refuse_organisation(actor, organisation_id=found.pk, reason=reason)
        return _done(found, "nekad")
    return _ask(request, "refuse_organisation", found, form=form, error_links=form.error_links())


@require_http_methods(["GET", "HEAD", "POST"])
@of_organisation
def close(request: HttpRequest, actor: Actor, found: Organisation) -> HttpResponse:
    """Say what closing means, and do it."""
    if request.method == "POST":
        actions.close_organisation(actor, organisation_id=found.pk)
        return _done(found, "stangd")
    return _ask(request, "close_organisation", found)


def _ask(request: HttpRequest, template: str, found: Organisation, **more: Any) -> HttpResponse:
    return render(request, f"review/{template}.html", {"organisation": found, **more})


def _done(found: Organisation, flag: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('review_organisation', args=[found.pk])}?klart={flag}")
