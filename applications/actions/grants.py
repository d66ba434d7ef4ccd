"""Help that a person gives: giving, confirming, narrowing, renewing and taking it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from applications.access import Actor, Verb, require
from applications.actions.invitations import invite
from applications.actions.notices import notify
from applications.consent import CONSENT_VERSION, Consent, consent_text, digest
from applications.errors import NotPossible
from applications.event_kinds import GrantEventKind
from applications.grant_states import OVER, state_of
from applications.ledger import append_event
from applications.models import Draft, Grant, GrantPower
from applications.notice_kinds import NoticeKind
from applications.powers import GivenWay, GrantKind, Power, kind_for, missing_needs
from eservice import clock
from eservice.codes import Code
from eservice.people.models import Organisation, Person, User

MOST_MONTHS = 12
USUAL_MONTHS = 3
# More open ones than this nobody gives; a robot shall not fill the database.
MOST_GRANTS = 50


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What a person gives: to whom, which powers, over what, until when.

    ``draft`` is the one application it is about, with its case; None for all.
    """

    name: str
    powers: frozenset[Power]
    valid_to: date
    organisation: Organisation | None = None
    draft: Draft | None = None
    matter: str = ""


@contextmanager
def locked_grant(actor: Actor, verb: Verb, grant_id: UUID) -> Iterator[Grant]:
    """Hold a grant and its powers. Raises Grant.DoesNotExist also for what isn't the actor's."""
    with transaction.atomic():
        grants = Grant.objects.select_related("grantor").select_for_update(
            of=("self",), no_key=True
        )
        grant = grants.get(pk=grant_id)
        require(actor, verb, grant)
        list(grant.powers.active().order_by("pk").select_for_update().values_list("pk"))
        yield grant


def latest_end(start: date) -> date:
    """Return the last day that a consent which begins on ``start`` may have."""
    return clock.months_later(start, MOST_MONTHS)


def check_offer(person: Person, offer: Offer) -> None:
    """Raise NotPossible with the first thing that the rules don't allow."""
    today = clock.today()
    reasons = (
        (not offer.powers, "no_powers"),
        (bool(missing_needs(offer.powers)), "needs_more"),
        (offer.valid_to < today, "past"),
        (offer.valid_to > latest_end(today), "too_long"),
        (offer.organisation is not None and not offer.organisation.is_open, "organisation"),
        (offer.draft is not None and offer.draft.person_id != person.pk, "not_hers"),
    )
    for is_so, reason in reasons:
        if is_so:
            raise NotPossible(reason)


def give_grant(actor: Actor, *, offer: Offer, grant_id: UUID | None = None) -> tuple[Grant, Code]:
    """Give somebody access, in the service. She gets a code to hand on; nothing is open yet.

    ``grant_id`` is what the page has named it, so that pressing twice gives once. Raises
    NotAllowed and NotPossible.
    """
    require(actor, Verb.GIVE_GRANT, actor.person)
    check_offer(actor.person, offer)
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        if grant_id and Grant.objects.filter(pk=grant_id).exists():
            raise NotPossible("given")
        if open_grants(actor.person).count() >= MOST_GRANTS:
            raise NotPossible("too_many")
        if offer.draft and not Draft.objects.select_for_update().filter(pk=offer.draft.pk):
            raise NotPossible("not_hers")
        named = {"pk": grant_id} if grant_id else {}
        way = GivenWay.E_ID
        grant = write_grant(actor, grantor=actor.person, offer=offer, way=way, **named)
        append_event(grant, GrantEventKind.GIVEN, actor)
        return grant, invite(grant=grant)


def open_grants(person: Person) -> QuerySet[Grant]:
    """Return what the person has given that is not over."""
    return Grant.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=clock.today()),
        Exists(GrantPower.objects.active().filter(grant=OuterRef("pk"))),
        grantor=person,
        declined_at=None,
        refused_at=None,
    )


def consent_to(offer: Offer, *, grantor: Person, kind: GrantKind | None = None) -> Consent:
    """Return the text that she agrees to when she gives this."""
    return consent_text(
        grantor=grantor.name,
        helper=offer.name,
        through=offer.organisation.name if offer.organisation else "",
        kind=kind or kind_for(offer.powers),
        powers=offer.powers,
        matter=offer.matter,
        valid_to=offer.valid_to,
    )


def write_grant(
    actor: Actor,
    *,
    grantor: Person,
    offer: Offer,
    way: GivenWay,
    kind: GrantKind | None = None,
    valid_from: date | None = None,
    **values,
) -> Grant:
    """Write a grant with its frozen text and powers, inside the caller's transaction."""
    kind = kind or kind_for(offer.powers)
    grant = Grant.objects.create(
        grantor=grantor,
        organisation=offer.organisation,
        name=offer.name,
        kind=kind,
        way=way,
        valid_from=valid_from or clock.today(),
        valid_to=offer.valid_to,
        created_by=actor.user,
        **_frozen(consent_to(offer, grantor=grantor, kind=kind)),
        **values,
    )
    powers = (GrantPower(grant=grant, draft=offer.draft, power=p) for p in sorted(offer.powers))
    GrantPower.objects.bulk_create(powers)
    return grant


def _frozen(consent: Consent) -> dict[str, Any]:
    return {
        "language": consent["language"],
        "consent": consent,
        "consent_digest": digest(consent),
        "consent_version": CONSENT_VERSION,
    }


def new_code(actor: Actor, *, grant_id: UUID) -> Code:
    """Make a new code for somebody who has not answered yet; the one before is dead.

    Only what was given here is answered with a code that she sees, since she then confirms who
    has used it.
    """
    with locked_grant(actor, Verb.CHANGE_GRANT, grant_id) as grant:
        if grant.way != GivenWay.E_ID or state_of(grant, has_powers=True) in OVER:
            raise NotPossible("over")
        if grant.accepted_at or grant.declined_at or not grant.powers.active().exists():
            raise NotPossible("answered")
        return invite(grant=grant)


def confirm_grant(actor: Actor, *, grant_id: UUID, accepted_by: int) -> Grant:
    """Say that the one who answered is the right person: from now on she has access.

    ``accepted_by`` is the login whose name the page showed. Twice changes nothing.
    """
    with locked_grant(actor, Verb.CHANGE_GRANT, grant_id) as grant:
        if grant.accepted_by_id != accepted_by or grant.declined_at:
            raise NotPossible("answered")
        if not grant.powers.active().exists():
            raise NotPossible("over")
        if grant.confirmed_at is None:
            grant.confirmed_at = clock.now()
            grant.save(update_fields=["confirmed_at"])
            append_event(grant, GrantEventKind.CONFIRMED, actor, about=grant.accepted_by)
            tell_helper(grant, NoticeKind.HELPER_CONFIRMED)
        return grant


def not_this_person(actor: Actor, *, grant_id: UUID) -> Grant:
    """Say that the wrong person answered: nothing is opened, and the code is used up."""
    with locked_grant(actor, Verb.CHANGE_GRANT, grant_id) as grant:
        if grant.confirmed_at:
            raise NotPossible("answered")
        if grant.declined_at is None:
            grant.declined_at = clock.now()
            grant.save(update_fields=["declined_at"])
            append_event(grant, GrantEventKind.DECLINED, actor)
        return grant


def helper_of(grant: Grant) -> Person | None:
    """Return the human who helps under a grant: the grantee, or the member who answered."""
    answered: User | None = grant.accepted_by
    return grant.grantee or (answered.person if answered else None)


def tell_helper(grant: Grant, kind: NoticeKind) -> None:
    """Let whoever helps under the grant know that something has happened to it."""
    person = helper_of(grant)
    if person is not None:
        notify(person, kind, once=f"{kind}:{grant.pk}:{grant.event_count}", grant=grant)
