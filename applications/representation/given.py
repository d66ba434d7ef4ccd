"""What a person reads about the help that she has given: the list, one of them, and its proof."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.grant_states import GrantState
from applications.paging import Cursor
from applications.powers import GivenWay, Power
from applications.representation.overview import Given, as_given, ended_help, given_by, open_help

# What an address may say has just been done, and the words for it.
DONE = {
    "ja": _("Nu kan hen hjälpa dig."),
    "ja-men-inte-an": _("Vi har sparat ditt ja."),
    "fel-person": _(
        "Bra att du såg det. Hen har inte sett något av dina svar. Du kan ge tillgång på nytt."
    ),
    "tillbaka": _("Nu har du tagit tillbaka det. Det gäller direkt."),
    "forlangt": _("Nu gäller den nya tiden."),
}
# The same for what could not be done.
NOT_DONE = {
    "redan": _("Du har redan gett den här tillgången. Koden visade vi bara en gång."),
    "for-sent": _("Något har hänt sedan du öppnade sidan. Så här är det nu."),
}
SHOWN_DIGEST = 16


def whole_actor(request: HttpRequest) -> Actor:
    """Return who asks; a 404 for those who can't give help."""
    actor = actor_of(request)
    if not can(actor, Verb.GIVE_GRANT, actor.person):
        raise Http404
    return actor


def find_given(actor: Actor, grant_id: UUID) -> Given:
    """Return one of the actor's own grants. Otherwise 404, as for one that doesn't exist."""
    found = as_given(given_by(actor).filter(pk=grant_id))
    if not found:
        raise Http404
    return found[0]


def to_grant(grant_id: UUID | str, flag: str) -> HttpResponseRedirect:
    """Go to the grant's page, which says what was done."""
    return HttpResponseRedirect(f"{reverse('grant', args=[grant_id])}?{urlencode({'klart': flag})}")


@require_safe
def my_helpers(request: HttpRequest) -> HttpResponse:
    """Mina ombud och stödpersoner. A page further on shows only what is over."""
    actor = whole_actor(request)
    after = Cursor.parse(request.GET.get("efter", ""))
    ended = ended_help(actor, after)
    start = reverse("my_helpers")
    context = {
        "open": [] if after else open_help(actor),
        "ended": ended.rows,
        "is_further_on": after is not None,
        "next_url": f"{start}?{urlencode({'efter': ended.next})}" if ended.next else "",
        "first_url": start if after else "",
    }
    return render(request, "representation/my_helpers.html", context)


@require_safe
def grant(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Everything about one grant, and what she can do with it."""
    given = find_given(whole_actor(request), grant_id)
    flag = request.GET.get("klart", "")
    if flag == "ja" and given.state != GrantState.LIVE:
        flag = "ja-men-inte-an"
    context = {
        "given": given,
        "may": given.powers,
        "may_not": [power for power in Power if power not in given.powers],
        "done": DONE.get(flag),
        "not_done": NOT_DONE.get(flag),
    }
    return render(request, "representation/grant.html", context)


@require_safe
def grant_proof(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """What she has agreed to, as it was, on a page to print."""
    given = find_given(whole_actor(request), grant_id)
    context: dict[str, Any] = {
        "given": given,
        "consent": given.grant.consent,
        "way": GivenWay(given.grant.way).label,
        "digest": given.grant.consent_digest[:SHOWN_DIGEST],
    }
    return render(request, "representation/proof.html", context)
