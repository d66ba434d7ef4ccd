"""The people that somebody helps, as her pages show them: what each needs, nearest date first."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time
from uuid import UUID

from django.db.models import DateField, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from applications.access import Actor
from applications.consent import bundle_label
from applications.models import Case, Draft, Grant, GrantPower
from applications.paging import PAGE_SIZE, Cursor
from applications.powers import APPOINTED_KINDS, GivenWay, Power
from applications.queries import helped_cases, helped_drafts
from applications.questions.continuity import with_decided
from applications.questions.draft_months import months_of
from applications.representation.helped_rows import FAR, CaseRow, DraftRow, case_rows, draft_row
from applications.statuses import OPEN_STAGES
from eservice import clock
from eservice.people.models import Membership, Organisation, Person

# A page of people has no more open than this; the page of one shows her newest.
MOST_MATTERS = 200
MOST_WAITING = 20


@dataclass(frozen=True, kw_only=True)
class Helped:
    """One grant that holds for the reader: a person she helps."""

    grant: Grant
    powers: frozenset[Power]
    over: frozenset[UUID] | None
    drafts: list[DraftRow]
    cases: list[CaseRow]

    @property
    def person(self) -> Person:
        return self.grant.grantor

    @property
    def may_submit(self) -> bool:
        return Power.SUBMIT in self.powers

    @property
    def may_edit(self) -> bool:
        return {Power.READ_ANSWERS, Power.EDIT_DRAFT} <= self.powers

    @property
    def may_start(self) -> bool:
        """True when she may begin a new application for the person."""
        return self.over is None and self.may_edit

    @property
    def label(self) -> str:
        return bundle_label(self.powers)

    @property
    def is_appointed(self) -> bool:
        return self.grant.kind in APPOINTED_KINDS

    @property
    def is_outreach(self) -> bool:
        """True for an application that nobody has taken over yet."""
        return self.grant.way == GivenWay.OUTREACH

    @property
    def may(self) -> list[Power]:
        return [power for power in Power if power in self.powers]

    @property
    def may_not(self) -> list[Power]:
        return [power for power in Power if power not in self.powers]


@dataclass(frozen=True)
class HelpedPage:
    """One page of people; ``next`` is None on the last one."""

    rows: list[Helped]
    next: Cursor | None


def live_grants(actor: Actor) -> QuerySet[Grant]:
    """The grants under which the actor may do anything at all right now."""
    if not actor.user.is_applicant:
        return Grant.objects.none()
    held = GrantPower.objects.held_by(actor.user.person_id).filter(grant=OuterRef("pk"))
    return Grant.objects.filter(Exists(held)).select_related("grantor", "organisation")


def helped_page(actor: Actor, after: Cursor | None) -> HelpedPage:
    """Return a page of people, the nearest date first: an answer we promised, or the last day.

    Five queries, however many they are.
    """
    grants = _by_date(actor)
    if after:
        day = after.at.date()
        grants = grants.filter(Q(next_on__gt=day) | Q(next_on=day, pk__gt=after.id))
    found = list(grants.order_by("next_on", "pk")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    return HelpedPage(as_helped(actor, shown, open_only=True), _place(found, shown))


def _place(found: list[Grant], shown: list[Grant]) -> Cursor | None:
    if len(found) == len(shown):
        return None
    day = shown[-1].next_on
    return Cursor(datetime.combine(day, time(), UTC), shown[-1].pk)


def _by_date(actor: Actor) -> QuerySet[Grant]:
    """The live grants with the day that comes next in each."""
    promised = (
        helped_cases(actor)
        .filter(person=OuterRef("grantor"), stage__in=OPEN_STAGES)
        .order_by()
        .values("person")
        .annotate(first=Min("promised_on"))
        .values("first")
    )
    far = Value(FAR, output_field=DateField())
    days = Coalesce(Subquery(promised), far), Coalesce("valid_to", far)
    return live_grants(actor).annotate(next_on=Least(*days))


def as_helped(actor: Actor, grants: Collection[Grant], *, open_only: bool) -> list[Helped]:
    """Return grants with what they give the actor, and with drafts and cases, in four queries."""
    powers, over = _powers(actor, grants)
    people = {grant.grantor_id for grant in grants}
    drafts = helped_drafts(actor).filter(person__in=people, sent_at__isnull=True)
    drafts = list(drafts.select_related("person").order_by("-started_at", "-pk")[:MOST_MATTERS])
    cases = helped_cases(actor).filter(person__in=people)
    if open_only:
        cases = cases.filter(stage__in=OPEN_STAGES)
    fields = ("id", "person_id", "kind", "month", "stage", "promised_on")
    most = MOST_MATTERS if open_only else PAGE_SIZE
    cases = list(with_decided(cases).only(*fields).order_by("-received_at", "-pk")[:most])
    months = months_of(drafts)
    found = []
    for grant in grants:
        ours = [row for row in (*drafts, *cases) if _covers(grant, over[grant.pk], row)]
        reads = Power.READ_ANSWERS in powers[grant.pk]
        sees = Power.SEE_STATUS in powers[grant.pk]
        found.append(
            Helped(
                grant=grant,
                powers=frozenset(powers[grant.pk]),
                over=over[grant.pk],
                drafts=[draft_row(d, months[d.pk]) for d in ours if reads and isinstance(d, Draft)],
                cases=case_rows(c for c in ours if sees and isinstance(c, Case)),
            )
        )
    return found


def _powers(
    actor: Actor, grants: Collection[Grant]
) -> tuple[dict[UUID, set[Power]], dict[UUID, frozenset[UUID] | None]]:
    """Return by grant which powers it gives right now, and over which drafts (None: all)."""
    powers: dict[UUID, set[Power]] = defaultdict(set)
    over: dict[UUID, set[UUID | None]] = defaultdict(set)
    for row in GrantPower.objects.held_by(actor.user.person_id).filter(grant__in=grants):
        powers[row.grant_id].add(Power(row.power))
        over[row.grant_id].add(row.draft_id)
    return powers, {
        pk: None if None in drafts else frozenset(drafts) for pk, drafts in over.items()
    }


def _covers(grant: Grant, over: frozenset[UUID] | None, row: Draft | Case) -> bool:
    return row.person_id == grant.grantor_id and (over is None or row.pk in over)


def offers_to(actor: Actor) -> list[Grant]:
    """Return what waits for her yes or no because a caseworker has named her, or hers."""
    offers = _waiting(actor).held_by(actor.user.person_id).filter(accepted_at=None)
    by_name = offers.exclude(way__in=[GivenWay.E_ID, GivenWay.LETTER_CODE])
    return list(by_name.order_by("created_at", "pk")[:MOST_WAITING])


def answered_by(actor: Actor) -> list[Grant]:
    """Return what she has said yes to and that isn't open yet."""
    accepted = _waiting(actor).filter(accepted_by=actor.user)
    in_force = Grant.objects.in_force().values("pk")
    return list(accepted.exclude(pk__in=in_force).order_by("created_at", "pk")[:MOST_WAITING])


def _waiting(actor: Actor) -> QuerySet[Grant]:
    active = GrantPower.objects.active().filter(grant=OuterRef("pk"))
    runs = Q(valid_to__isnull=True) | Q(valid_to__gte=clock.today())
    grants = Grant.objects.filter(Exists(active), runs, declined_at=None, refused_at=None)
    return grants.select_related("grantor", "organisation")


def organisations_of(actor: Actor) -> list[Organisation]:
    """Return the organisations that she belongs to now."""
    hers = Membership.objects.filter(person=actor.person, ended_at=None)
    found = Organisation.objects.filter(memberships__in=hers)
    return list(found.order_by("name", "pk")[:MOST_WAITING])
