"""Asking to be let in as an organisation, its page, and its members."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor, Verb, can, require
from applications.actions import organisations
from applications.actions.organisations import (
    AlreadyMember,
    LastManager,
    NumberTaken,
    TooManyWaiting,
)
from applications.belonging import state_of
from applications.errors import TransitionNotAllowed
from applications.organisations.forms import AskForm, MemberForm, opened
from applications.organisations.guard import member_of, of_organisation
from applications.organisations.pages import show_organisation
from eservice.people.models import Membership, Organisation
from eservice.people.stash import forget

ANY = ["GET", "HEAD", "POST"]


@require_http_methods(ANY)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask to be let in as an organisation."""
    actor = Actor(request.user)
    if not can(actor, Verb.ASK_FOR_ORGANISATION, actor.person):
        raise Http404
    form, is_kept = opened(AskForm, request)
    if request.method == "POST" and form.is_valid():
        try:
            asked = organisations.ask_for_organisation(actor, **form.cleaned_data)
            return _done(request, asked, "anmald" if state_of(asked) == "waiting" else "")
        except NumberTaken:
            form.add_error("number", _("Vi kan inte ta emot det här numret. Ring oss."))
        except TooManyWaiting:
            form.add_error(None, _("Du har anmält tre föreningar. Vänta på svar om dem först."))
    context = {"form": form, "error_links": form.error_links(), "is_kept": is_kept}
    return render(request, "organisations/ask.html", context)


@require_safe
@of_organisation
def organisation(request: HttpRequest, actor: Actor, found: Organisation) -> HttpResponse:
    """Show how it is with the organisation, and to a manager its members."""
    return show_organisation(request, actor, found)


@require_http_methods(ANY)
@of_organisation
def add_member(request: HttpRequest, actor: Actor, found: Organisation) -> HttpResponse:
    """Add a member, in the words of the manager."""
    require(actor, Verb.MANAGE_ORGANISATION, found)
    form, is_kept = opened(MemberForm, request)
    if request.method == "POST" and form.is_valid():
        try:
            organisations.add_member(actor, organisation_id=found.pk, **form.cleaned_data)
            return _done(request, found, "lagt-till")
        except AlreadyMember:
            form.add_error("number", _("Den här personen är redan medlem."))
    words = {"error_links": form.error_links(), "is_kept": is_kept}
    context = {"organisation": found, "form": form, **words}
    return render(request, "organisations/add_member.html", context)


@require_http_methods(ANY)
def end_membership(
    request: HttpRequest, organisation_id: UUID, membership_id: UUID
) -> HttpResponse:
    """End a membership, one's own or another's. Her own that is over is told as such."""
    over = Membership.objects.filter(organisation=organisation_id, ended_at__isnull=False)
    person_id = request.user.person_id
    if person_id and over.filter(pk=membership_id, person=person_id).exists():
        return redirect("left_organisation")
    return _end(request, organisation_id=organisation_id, membership_id=membership_id)


@of_organisation
def _end(
    request: HttpRequest, actor: Actor, found: Organisation, membership_id: UUID
) -> HttpResponse:
    membership = member_of(found, membership_id)
    is_own = membership.person_id == actor.user.person_id
    if not is_own:
        require(actor, Verb.MANAGE_ORGANISATION, found)
    is_last = False
    if request.method == "POST":
        try:
            organisations.end_membership(actor, membership_id=membership_id)
            return redirect("left_organisation") if is_own else _done(request, found, "avslutat")
        except LastManager:
            is_last = True
    elif membership.ended_at:
        return _done(request, found, "avslutat")
    context = {"organisation": found, "membership": membership, "is_own": is_own}
    template = "last_manager" if is_last else "end_membership"
    status = 409 if is_last else 200
    return render(request, f"organisations/{template}.html", context, status=status)


@require_safe
def left_organisation(request: HttpRequest) -> HttpResponse:
    """Say that she has left. The page knows nothing of what."""
    if not request.user.is_applicant:
        raise Http404
    return render(request, "organisations/left.html")


@require_http_methods(ANY)
@of_organisation
def make_manager(
    request: HttpRequest, actor: Actor, found: Organisation, membership_id: UUID
) -> HttpResponse:
    """Say what a manager may do, and make a member one."""
    membership = member_of(found, membership_id)
    require(actor, Verb.MANAGE_ORGANISATION, found)
    if request.method == "POST":
        try:
            organisations.make_manager(actor, membership_id=membership_id)
            return _done(request, found, "ansvarig")
        except TransitionNotAllowed:
            return _done(request, found, "avslutat")
    context = {"organisation": found, "membership": membership}
    return render(request, "organisations/make_manager.html", context)


def _done(request: HttpRequest, found: Organisation, flag: str) -> HttpResponseRedirect:
    """Go back to the organisation, which says what was done (``flag``, if anything)."""
    said = f"?klart={flag}" if flag else ""
    response = redirect(reverse("organisation", args=[found.pk]) + said)
    forget(request, response)
    return response
