"""The door to an organisation's pages.

Whoever doesn't belong to it gets a 404, the same as for one that doesn't exist. A manager who
wants to do something after it was closed gets its page, which says so (409).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from applications.access import Actor, Verb, can
from applications.belonging import memberships
from applications.errors import NotAllowed
from applications.organisations.pages import show_organisation
from eservice.people.models import Membership, Organisation

View = Callable[..., HttpResponse]


def of_organisation(view: View) -> View:
    """Let in those who belong to it, as ``view(request, actor, organisation, …)``."""

    @wraps(view)
    def guarded(request: HttpRequest, organisation_id: UUID, **kwargs: Any) -> HttpResponse:
        actor = Actor(request.user)
        organisation = _visible(actor, organisation_id)
        try:
            return view(request, actor, organisation, **kwargs)
        except NotAllowed as error:
            organisation = _visible(actor, organisation_id)
            if organisation.is_open or not _is_its_manager(actor, organisation):
                raise Http404 from error
            return show_organisation(request, actor, organisation, status=409)

    return guarded


def _visible(actor: Actor, organisation_id: UUID) -> Organisation:
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if not can(actor, Verb.READ_ORGANISATION, organisation):
        raise Http404
    return organisation


def _is_its_manager(actor: Actor, organisation: Organisation) -> bool:
    hers = memberships(organisation).filter(person=actor.user.person_id)
    return hers.filter(role=Membership.MemberRole.MANAGER).exists()


def member_of(organisation: Organisation, membership_id: UUID) -> Membership:
    """Return one of its memberships, also one that has been ended; a 404 for any other."""
    every = Membership.objects.filter(organisation=organisation)
    membership = every.filter(pk=membership_id).first()
    if membership is None:
        raise Http404
    return membership
