"""The help that a person has given, as her pages show it: who, what, until when, and the last
thing they did."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.access import Actor
from applications.event_kinds import GrantEventKind
from applications.grant_states import OVER, GrantState, state_of
from applications.models import (
    AccessLog,
    Answer,
    AnswerRevision,
    Document,
    Grant,
    GrantEvent,
    GrantPower,
)
from applications.paging import PAGE_SIZE, Cursor
from applications.powers import CONSENT_KINDS, GivenWay, Power, bundle_of
from eservice import clock
from eservice.people.models import Membership

# The person gives at most 50; what a caseworker has noted comes on top.
MOST_OPEN = 100
# So many names of an organisation's members are told; the rest are counted.
MOST_MEMBERS = 10

# What somebody did last, in the order in which it counts when two things share a moment.
DEEDS = {
    "sent": _("Skickade ansökan"),
    "handed": _("Sa att ansökan är klar"),
    "filed": _("Lade till ett papper"),
    "answered": _("Ändrade ett svar"),
    "removed": _("Ändrade ett svar"),
    "read": _("Var inne och läste"),
}


@dataclass(frozen=True, kw_only=True)
class Given:
    """One grant as she sees it.

    ``who`` is the real name once somebody has answered, and until then what she wrote.
    ``powers`` are those that nobody has taken back.
    """

    grant: Grant
    state: GrantState
    powers: list[Power]
    members: list[str]
    more_members: int
    deed: str | Promise
    deed_at: datetime | None

    @property
    def who(self) -> str:
        grant = self.grant
        if grant.organisation:
            return grant.organisation.name
        return grant.grantee.name if grant.accepted_at and grant.grantee else grant.name

    @property
    def answered_by(self) -> str:
        """The human who has answered."""
        return self.grant.accepted_by.name if self.grant.accepted_by else ""

    @property
    def bundle(self) -> str | Promise:
        """What the powers are called together; nothing when they were chosen singly."""
        found = bundle_of(frozenset(self.powers))
        return found.label if found else ""

    @property
    def matter(self) -> str:
        return self.grant.consent.get("matter", "")

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_hers_to_change(self) -> bool:
        """False for what a court or the law has decided."""
        return self.grant.kind in CONSENT_KINDS

    @property
    def waits_for_her(self) -> bool:
        """True when somebody has answered and she has to say whether it is the right person."""
        grant = self.grant
        is_answered = grant.accepted_at is not None and grant.confirmed_at is None
        return is_answered and not self.is_over and self.is_hers_to_change

    @property
    def may_have_code(self) -> bool:
        """True while nobody has answered what she has given here."""
        is_waiting = self.grant.accepted_at is None and not self.is_over
        return is_waiting and self.grant.way == GivenWay.E_ID

    @property
    def may_be_renewed(self) -> bool:
        grant = self.grant
        is_running = grant.confirmed_at and not grant.declined_at and not grant.refused_at
        return bool(is_running and self.powers and self.is_hers_to_change)


@dataclass(frozen=True)
class GivenPage:
    """One page of what is over; ``next`` is None on the last one."""

    rows: list[Given]
    next: Cursor | None


def given_by(actor: Actor) -> QuerySet[Grant]:
    """The grants that the actor has given."""
    if not actor.user.is_applicant:
        return Grant.objects.none()
    return Grant.objects.filter(grantor_id=actor.user.person_id)


def _open() -> Q:
    """What may still become or is something."""
    active = GrantPower.objects.active().filter(grant=OuterRef("pk"))
    runs = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    return Q(Exists(active)) & runs & Q(declined_at__isnull=True, refused_at__isnull=True)


def open_help(actor: Actor) -> list[Given]:
    """Return what holds or waits, what she has to answer first, with three queries."""
    found = given_by(actor).filter(_open()).order_by("-created_at", "-pk")[:MOST_OPEN]
    return sorted(as_given(found), key=lambda given: not given.waits_for_her)


def ended_help(actor: Actor, after: Cursor | None) -> GivenPage:
    """Return what is over, the last given first, with three queries."""
    rows = given_by(actor).exclude(_open())
    if after:
        rows = rows.filter(Q(created_at__lt=after.at) | Q(created_at=after.at, pk__lt=after.id))
    found = as_given(rows.order_by("-created_at", "-pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    last = shown[-1].grant if len(found) > PAGE_SIZE else None
    return GivenPage(shown, Cursor(last.created_at, last.pk) if last else None)


def as_given(grants: QuerySet[Grant]) -> list[Given]:
    """Return the grants with all that the pages show of them, with three queries."""
    related = ("grantor", "grantee", "organisation", "accepted_by__person")
    found = list(grants.select_related(*related).annotate(**_moments()))
    powers = _powers_of(found)
    members = _members_of(grant.organisation_id for grant in found if grant.organisation_id)
    return [_given(grant, powers[grant.pk], members[grant.organisation_id]) for grant in found]


def _given(grant: Grant, powers: list[Power], members: list[str]) -> Given:
    moments = {name: getattr(grant, f"{name}_at_last") for name in DEEDS}
    last = max(
        (name for name in DEEDS if moments[name]), key=lambda name: moments[name], default=None
    )
    return Given(
        grant=grant,
        state=state_of(grant, has_powers=bool(powers)),
        powers=powers,
        members=members[:MOST_MEMBERS],
        more_members=max(0, len(members) - MOST_MEMBERS),
        deed=DEEDS[last] if last else "",
        deed_at=moments[last] if last else None,
    )


def _moments() -> dict[str, Subquery]:
    """The last moment of each kind of deed under a grant, each from an index."""
    own = OuterRef("pk")
    told = GrantEvent.objects.filter(grant=own)
    rows = {
        "sent": (told.filter(kind=GrantEventKind.SUBMITTED), "at"),
        "handed": (told.filter(kind=GrantEventKind.HANDED), "at"),
        "filed": (Document.objects.filter(grant=own), "at"),
        "answered": (Answer.objects.filter(grant=own), "at"),
        "removed": (AnswerRevision.objects.filter(ended_grant=own), "ended_at"),
        "read": (AccessLog.objects.filter(grant=own), "at"),
    }
    return {
        f"{name}_at_last": Subquery(found.order_by(f"-{at}").values(at)[:1])
        for name, (found, at) in rows.items()
    }


def _powers_of(grants: list[Grant]) -> dict[UUID, list[Power]]:
    found: dict[UUID, set[Power]] = defaultdict(set)
    for row in GrantPower.objects.active().filter(grant__in=grants):
        found[row.grant_id].add(Power(row.power))
    return defaultdict(
        list, {pk: [power for power in Power if power in held] for pk, held in found.items()}
    )


def _members_of(organisations: Iterable[UUID]) -> dict[UUID | None, list[str]]:
    """Return those who are members now, as the organisation calls them, by organisation."""
    found: dict[UUID | None, list[str]] = defaultdict(list)
    members = Membership.objects.filter(organisation__in=set(organisations), ended_at=None)
    for organisation_id, name in members.order_by("name", "pk").values_list("organisation", "name"):
        found[organisation_id].append(name)
    return found
