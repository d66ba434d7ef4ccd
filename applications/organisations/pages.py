"""What an organisation's page shows to a member and to a manager."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.access import Actor, Verb, can
from applications.belonging import memberships, state_of
from applications.models import Grant
from applications.paging import PAGE_SIZE, Cursor
from eservice.people.models import Membership, Organisation
from eservice.ui.swedish import format_phone

# What an address may say has just been done, and the words for it.
DONE = {
    "anmald": _("Vi har fått din anmälan."),
    "lagt-till": _("Personen är medlem nu."),
    "avslutat": _("Medlemskapet är avslutat."),
    "ansvarig": _("Personen är ansvarig nu."),
}


@dataclass(frozen=True)
class MembersPage:
    """One page of members, newest first; ``next`` is None on the last page."""

    rows: list[Membership]
    next: Cursor | None


def members_of(organisation: Organisation, after: Cursor | None) -> MembersPage:
    """Return the members that come after a place: no count, no offset."""
    members = memberships(organisation).order_by("-started_at", "-id")
    if after:
        earlier = Q(started_at__lt=after.at) | Q(started_at=after.at, id__lt=after.id)
        members = members.filter(earlier)
    found = list(members[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    following = Cursor(shown[-1].started_at, shown[-1].pk) if len(found) > PAGE_SIZE else None
    return MembersPage(shown, following)


def helped_count(organisation: Organisation) -> int:
    """Return how many people the organisation helps right now: a number, and nothing else."""
    grants = Grant.objects.in_force().filter(
        organisation=organisation, powers__revoked_at__isnull=True
    )
    return grants.values("grantor").distinct().count()


def show_organisation(
    request: HttpRequest, actor: Actor, organisation: Organisation, *, status: int = 200
) -> HttpResponse:
    """Show how it is with the organisation, and to a manager its members."""
    context = {
        "organisation": organisation,
        "phone": format_phone(organisation.phone),
        "state": state_of(organisation),
        "done": DONE.get(request.GET.get("klart", "")),
        "is_too_late": status == 409,
        "own": memberships(organisation).filter(person=actor.user.person_id).first(),
    }
    if can(actor, Verb.MANAGE_ORGANISATION, organisation):
        context |= _managed(request, organisation)
    return render(request, "organisations/organisation.html", context, status=status)


def _managed(request: HttpRequest, organisation: Organisation) -> dict[str, Any]:
    after = Cursor.parse(request.GET.get("efter", ""))
    page = members_of(organisation, after)
    start = reverse("organisation", args=[organisation.pk])
    return {
        "can_manage": True,
        "members": page.rows,
        "helped": helped_count(organisation),
        "next_url": f"{start}?{urlencode({'efter': page.next})}#members" if page.next else "",
        "first_url": f"{start}#members" if after else "",
    }
