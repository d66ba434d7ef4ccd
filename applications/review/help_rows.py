"""Everyone who helps a case's person, has helped her or was asked to: what holds in this case."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.grant_states import OVER, GrantState, state_of
from applications.models import Case, Grant
from applications.powers import CONSENT_KINDS, GivenWay, GrantKind, Power
from eservice import clock
from eservice.people.models import Membership, Person
from eservice.ui.swedish import format_date

STATES: dict[GrantState, str | Promise] = {
    GrantState.WAITS_FOR_PROOF: gettext_lazy("Väntar på kontroll"),
    GrantState.INVITED: gettext_lazy("Har inte svarat än"),
    GrantState.ACCEPTED: gettext_lazy("Väntar på den sökandes ja"),
    GrantState.COMING: gettext_lazy("Gäller snart"),
    GrantState.LIVE: gettext_lazy("Gäller nu"),
    GrantState.EXPIRED: gettext_lazy("Tiden har gått ut"),
    GrantState.REVOKED: gettext_lazy("Avslutad"),
    GrantState.DECLINED: gettext_lazy("Hjälper inte"),
    GrantState.REFUSED: gettext_lazy("Inte godkänd"),
}
# What the person told us herself holds for what we say, also before the helper has logged in.
TOLD_TO_US = (GivenWay.DESK, GivenWay.PHONE, GivenWay.PAPER, GivenWay.APPOINTED)


@dataclass(frozen=True, kw_only=True)
class Helping:
    """One grant as it stands in one case.

    ``powers`` are those that nobody has taken back and that cover this case, ``displaced`` those
    of them that a förvaltare has instead. ``members`` are an organisation's people right now.
    """

    grant: Grant
    state: GrantState
    powers: frozenset[Power]
    displaced: frozenset[Power]
    members: tuple[Person, ...]

    @property
    def person(self) -> Person | None:
        return None if self.grant.organisation_id else self.grant.grantee

    @property
    def name(self) -> str:
        """Her own name once she has answered; before that the one that was said."""
        return self.person.name if self.person and self.grant.accepted_at else self.grant.name

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def left(self) -> frozenset[Power]:
        return self.powers - self.displaced

    @property
    def left_words(self) -> list[str]:
        return [str(power.label) for power in Power if power in self.left]

    @property
    def ground_words(self) -> str:
        """What it rests on: "Stödperson, i telefon. Noterat 22 november 2026."."""
        grant, day = self.grant, format_date(timezone.localdate(self.grant.created_at))
        ground = f"{capfirst(grant.get_kind_display())}, {grant.get_way_display()}."
        is_own = grant.way == GivenWay.E_ID
        said = _("Gett {day}.") if is_own else _("Noterat {day}.")
        return f"{ground} {said.format(day=day)}"

    @property
    def is_heard(self) -> bool:
        """True while the consent or the appointment lets us tell her something."""
        organisation = self.grant.organisation
        if organisation and not organisation.is_open:
            return False
        is_told = self.grant.way in TOLD_TO_US and self.grant.valid_from <= clock.today()
        return self.state == GrantState.LIVE or (is_told and self.state == GrantState.INVITED)

    @property
    def state_words(self) -> str:
        organisation = self.grant.organisation
        if not self.is_over and organisation and not organisation.is_open:
            return _("Föreningen är stängd")
        if self.is_heard and not self.powers:
            return _("Gäller ett annat ärende")
        if self.is_heard and not self.left:
            return _("Förvaltaren gör det här")
        return str(STATES[self.state])

    @property
    def is_live(self) -> bool:
        return self.is_heard and self.state == GrantState.LIVE and bool(self.left)


def helpings_of(case: Case) -> list[Helping]:
    """Return all of them, the newest first. Three queries, whoever many there are."""
    current = Membership.objects.filter(ended_at=None).select_related("person")
    members = Prefetch("organisation__memberships", current, to_attr="current")
    grants = list(
        Grant.objects.filter(grantor=case.person_id)
        .select_related("grantor", "grantee", "organisation", "accepted_by__person")
        .prefetch_related("powers", members)
        .order_by("-created_at", "-pk")
    )
    instead = frozenset(
        power
        for grant in grants
        if grant.kind == GrantKind.FORVALTARE and _state(grant) == GrantState.LIVE
        for power in _powers(grant, case)
    )
    return [_helping(grant, case, instead) for grant in grants]


def _helping(grant: Grant, case: Case, instead: frozenset[Power]) -> Helping:
    powers = _powers(grant, case)
    organisation = grant.organisation
    return Helping(
        grant=grant,
        state=_state(grant),
        powers=powers,
        displaced=powers & instead if grant.kind in CONSENT_KINDS else frozenset(),
        members=tuple(row.person for row in organisation.current) if organisation else (),
    )


def _state(grant: Grant) -> GrantState:
    is_active = any(row.revoked_at is None for row in grant.powers.all())
    return state_of(grant, has_powers=is_active)


def _powers(grant: Grant, case: Case) -> frozenset[Power]:
    return frozenset(
        Power(row.power)
        for row in grant.powers.all()
        if row.revoked_at is None and row.draft_id in {None, case.pk}
    )
