"""Help that a caseworker notes: what the person said at the desk or by phone, or has given on
paper, a code that goes to her by letter, and help that a court or the law gives (FL 14–15 §§).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.code_letters import letter_address, order_letter
from applications.actions.grants import MOST_GRANTS, Offer, check_offer, open_grants, write_grant
from applications.actions.notices import notify
from applications.actions.people import person_with_number
from applications.actions.verifying import ask_to_verify
from applications.errors import NotPossible
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Case, Draft, Grant
from applications.notice_kinds import NoticeKind
from applications.powers import GivenWay, GrantKind, Power, missing_needs
from applications.statuses import numbered
from eservice import clock
from eservice.people.models import Organisation, Person

MONTHS_OF_CHILDHOOD = 18 * 12


@dataclass(frozen=True, kw_only=True)
class Noted:
    """Help as a caseworker notes it.

    Who helps is a person, by her number (twelve digits) and the name that was said, or an
    organisation. ``kind`` is set for appointed helpers and only for them. ``only_case`` leaves
    out the person's other cases.
    """

    way: GivenWay
    powers: frozenset[Power]
    kind: GrantKind | None = None
    given_name: str = ""
    family_name: str = ""
    number: str = ""
    organisation: Organisation | None = None
    valid_to: date | None = None
    only_case: bool = False

    @property
    def name(self) -> str:
        if self.organisation:
            return self.organisation.name
        return f"{self.given_name} {self.family_name}".strip()


def register_grant(
    actor: Actor, *, case_id: UUID, noted: Noted, grant_id: UUID | None = None
) -> Grant:
    """Note help that the case's person gave. She is told, so that she can say if it isn't true.

    The helper answers with a login of her own, and what needs a check waits for that too.
    ``grant_id`` is what the page made up, so that a page sent twice is one grant. Raises
    Case.DoesNotExist, NotAllowed and NotPossible.
    """
    with transaction.atomic():
        case = Case.objects.select_related("person").get(pk=case_id)
        require(actor, Verb.REGISTER_GRANT, case)
        Person.objects.select_for_update(no_key=True).get(pk=case.person_id)
        before = Grant.objects.filter(pk=grant_id).first()
        if before and (before.grantor_id, before.created_by) == (case.person_id, actor.user):
            return before
        offer = check_noted(actor, case, noted)
        if open_grants(case.person).count() >= MOST_GRANTS:
            raise NotPossible("too_many")
        grant = write_grant(
            actor,
            grantor=case.person,
            offer=offer,
            way=noted.way,
            kind=noted.kind,
            grantee=_helper(noted),
            **({"id": grant_id} if grant_id and not before else {}),
        )
        _follow_up(actor, case, grant)
        return grant


def _helper(noted: Noted) -> Person | None:
    if noted.organisation:
        return None
    names = {"given_name": noted.given_name, "family_name": noted.family_name}
    return person_with_number(noted.number, **names)


def _follow_up(actor: Actor, case: Case, grant: Grant) -> None:
    """Write the log, tell the person, and set going what the grant waits for."""
    append_event(grant, GrantEventKind.REGISTERED, actor, case=str(case.pk))
    once = f"{NoticeKind.HELP_NOTED}:{grant.pk}"
    notify(case.person, NoticeKind.HELP_NOTED, once=once, grant=grant)
    if grant.way == GivenWay.LETTER_CODE:
        order_letter(grant)
    ask_to_verify(grant)


def check_noted(actor: Actor, case: Case, noted: Noted) -> Offer:
    """Return what would be given; raise NotPossible with the first thing that can't be.

    It writes nothing, so a page may show the text before anybody has said yes to it.
    """
    require(actor, Verb.REGISTER_GRANT, case)
    _check_helper(actor, case, noted)
    offer = Offer(
        name=noted.name,
        powers=noted.powers,
        valid_to=_end(case.person, noted),
        organisation=noted.organisation,
        draft=_draft_of(case) if noted.only_case else None,
        matter=numbered(case) if noted.only_case else "",
    )
    if noted.kind is None:
        check_offer(case.person, offer)
    else:
        _check_appointment(offer)
    if noted.way == GivenWay.LETTER_CODE and not letter_address(case.person):
        raise NotPossible("no_address")
    return offer


def _check_helper(actor: Actor, case: Case, noted: Noted) -> None:
    """Nobody helps herself, and nobody handles the case of someone she helps (FL 16 §, jäv)."""
    if noted.organisation:
        if noted.kind is not None:
            raise NotPossible("appointed_organisation")
        if noted.organisation.memberships.filter(person=actor.user.person_id).exists():
            raise NotPossible("your_organisation")
        return
    helper = Person.objects.with_number(noted.number).first()
    if helper is None:
        return
    handled = Case.objects.filter(person=case.person, caseworker__person=helper)
    reasons = (
        (helper.pk == case.person_id, "oneself"),
        (helper.pk == actor.user.person_id, "yourself"),
        (handled.exists(), "handles"),
    )
    for is_so, reason in reasons:
        if is_so:
            raise NotPossible(reason)


def _check_appointment(offer: Offer) -> None:
    if not offer.powers:
        raise NotPossible("no_powers")
    if missing_needs(offer.powers):
        raise NotPossible("needs_more")
    if offer.valid_to and offer.valid_to < clock.today():
        raise NotPossible("past")


def _end(person: Person, noted: Noted) -> date | None:
    """Return the last day. A guardian's is never later than the day before the child is 18."""
    if noted.kind is None and noted.valid_to is None:
        raise NotPossible("no_end")
    if noted.kind != GrantKind.VARDNADSHAVARE:
        return noted.valid_to
    last = last_day_as_child(person)
    if last is None and noted.valid_to is None:
        raise NotPossible("no_end")
    if last is None:
        return noted.valid_to
    if last < clock.today():
        raise NotPossible("adult")
    if noted.valid_to and noted.valid_to > last:
        raise NotPossible("adult_then")
    return noted.valid_to or last


def last_day_as_child(person: Person) -> date | None:
    """Return the day before the person is 18; None when nobody has noted when she was born."""
    if person.born_on is None:
        return None
    return clock.months_later(person.born_on, MONTHS_OF_CHILDHOOD) - timedelta(days=1)


def _draft_of(case: Case) -> Draft:
    draft = Draft.objects.filter(pk=case.pk).first()
    if draft is None:
        raise NotPossible("not_hers")
    return draft
