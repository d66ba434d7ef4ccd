"""The helper's pages: the people she helps, one of them, starting for her, and stopping."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.access import Actor
from applications.acting import actor_of
from applications.actions.accepting import decline
from applications.actions.reading import ReadingNotLogged, read_person_helped, read_worklist
from applications.errors import NotAllowed
from applications.models import Grant
from applications.paging import Cursor
from applications.powers import CONSENT_KINDS
from applications.representation import starting
from applications.representation.deeds import deeds_of
from applications.representation.helped import (
    Helped,
    answered_by,
    as_helped,
    helped_page,
    live_grants,
    offers_to,
    organisations_of,
)

View = Callable[..., HttpResponse]

# What an address may say has just been done, and the words for it.
DONE = {
    "ja": _("Tack. Vi har sparat ditt ja."),
    "nej": _("Vi har sparat ditt nej. Den som frågade får veta det."),
    "for-sent": _("Det du skulle svara på har redan ett svar, eller gäller inte längre."),
    "slutat": _("Du hjälper inte personen längre. Hen får veta det."),
}


def helping_actor(request: HttpRequest) -> Actor:
    """Return who asks; a 404 for those who can't help anybody."""
    actor = actor_of(request)
    if not actor.user.is_applicant:
        raise Http404
    return actor


def to_people(flag: str) -> HttpResponseRedirect:
    """Go to the list, which says what was done."""
    return HttpResponseRedirect(f"{reverse('people_helped')}?{urlencode({'klart': flag})}")


def logs_reading(view: View) -> View:
    """Answer 503 when no reading can be logged."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ReadingNotLogged:
            return render(request, "503.html", status=503)

    return guarded


def shows_person(view: View) -> View:
    """Give a view the actor and a person she helps right now, as ``view(request, actor, helped)``.

    Otherwise 404, as for help that never was.
    """

    @wraps(view)
    def guarded(request: HttpRequest, grant_id: UUID) -> HttpResponse:
        actor = helping_actor(request)
        found = as_helped(actor, list(live_grants(actor).filter(pk=grant_id)), open_only=False)
        if not found:
            raise Http404
        return view(request, actor, found[0])

    return guarded


@require_safe
@logs_reading
def people_helped(request: HttpRequest) -> HttpResponse:
    """Personer du hjälper, and what waits for an answer. The reading is one row in the log."""
    actor = helping_actor(request)
    read_worklist(actor)
    after = Cursor.parse(request.GET.get("efter", ""))
    page = helped_page(actor, after)
    start = reverse("people_helped")
    context = {
        "rows": page.rows,
        "offers": [] if after else offers_to(actor),
        "waiting": [] if after else answered_by(actor),
        "organisations": organisations_of(actor),
        "done": DONE.get(request.GET.get("klart", "")),
        "next_url": f"{start}?{urlencode({'efter': page.next})}" if page.next else "",
        "first_url": start if after else "",
    }
    return render(request, "representation/people_helped.html", context)


@require_safe
@logs_reading
@shows_person
def person_helped(request: HttpRequest, actor: Actor, helped: Helped) -> HttpResponse:
    """A person she helps: what she may do, what there is, and what she has done."""
    read_person_helped(actor, helped.grant)
    acting = replace(actor, grant=helped.grant, powers=helped.powers)
    context = {
        "actor": acting,
        "helped": helped,
        "way": starting.renewal_of(helped),
        "deeds": deeds_of(actor.user, helped.grant),
        "may_stop": may_stop(actor, helped.grant),
        "has_too_many": "for-manga" in request.GET,
    }
    return render(request, "representation/person_helped.html", context)


def may_stop(actor: Actor, grant: Grant) -> bool:
    """True for help that is hers alone and that nobody has appointed her to."""
    return grant.grantee_id == actor.user.person_id and grant.kind in CONSENT_KINDS


start_for = require_POST(shows_person(starting.start_for))


@require_http_methods(["GET", "HEAD", "POST"])
def stop_helping(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Say what it means to stop, and stop."""
    actor = helping_actor(request)
    helped = live_grants(actor).filter(pk=grant_id).first()
    if helped is None or not may_stop(actor, helped):
        return _stopped_before(actor, grant_id)
    if request.method != "POST":
        return render(request, "representation/stop_helping.html", {"grant": helped})
    try:
        decline(actor, grant_id=grant_id)
    except (Grant.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    return to_people("slutat")


def _stopped_before(actor: Actor, grant_id: UUID) -> HttpResponse:
    """Twice is as good as once; anything else doesn't exist."""
    hers = Grant.objects.filter(pk=grant_id, grantee=actor.person, declined_at__isnull=False)
    if not hers.exists():
        raise Http404
    return to_people("slutat")
