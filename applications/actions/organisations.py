"""An organisation asks to be let in, a caseworker answers, and a manager keeps its members.

Rows are always locked in this order: the organisation, then memberships. Whoever acts under a
grant to the organisation holds her membership (``queries.acting_on``), so ending that waits
for her, or she for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.people import person_with_number
from applications.actions.tasks import ask_unit, settle_tasks
from applications.belonging import memberships
from applications.errors import DomainError, TransitionNotAllowed
from applications.notice_kinds import TaskKind
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Membership, Organisation, Person

Role = Membership.MemberRole

# Somebody who asks for more than this is no manager of them all.
MOST_WAITING = 3


class NumberTaken(DomainError):
    """The organisationsnummer can't be asked for: the page doesn't say why."""


class TooManyWaiting(DomainError):
    """The person has asked for as many organisations as one may have waiting."""


class AlreadyMember(DomainError):
    """The person is a member of the organisation now."""


class LastManager(DomainError):
    """Other members would be left without a manager."""


@contextmanager
def _locked(actor: Actor, verb: Verb, organisation_id: UUID) -> Iterator[Organisation]:
    with transaction.atomic():
        rows = Organisation.objects.select_for_update(no_key=True)
        organisation = rows.get(pk=organisation_id)
        require(actor, verb, organisation)
        yield organisation


def ask_for_organisation(actor: Actor, *, name: str, number: str, phone: str) -> Organisation:
    """Ask to be let in as an organisation; whoever asks is its first manager.

    ``number`` is ten digits. The same person asking again changes nothing. One that was refused
    can be asked for anew, also by somebody else. Raises NumberTaken for any other that is here
    already, and TooManyWaiting when ``MOST_WAITING`` of hers have no answer yet.
    """
    require(actor, Verb.ASK_FOR_ORGANISATION, actor.person)
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
        rows = Organisation.objects.select_for_update(no_key=True).filter(number=number)
        known = rows.first()
        if known is None:
            _check_waiting(actor)
            asked = Organisation(number=number)
            # Somebody else may ask at the same moment: then the first row stands.
            Organisation.objects.bulk_create([asked], ignore_conflicts=True)
            known = rows.get()
            is_new = known.pk == asked.pk
        else:
            is_new = False
        if is_new or known.refused_at:
            return _begin(actor, known, name, phone)
        hers = memberships(known).filter(person=actor.person, role=Role.MANAGER)
        if not hers.exists():
            raise NumberTaken
        return known


def _check_waiting(actor: Actor) -> None:
    waiting = Organisation.objects.filter(
        memberships__person=actor.person,
        memberships__ended_at__isnull=True,
        verified_at__isnull=True,
        refused_at__isnull=True,
    )
    if waiting.count() >= MOST_WAITING:
        raise TooManyWaiting


def _begin(actor: Actor, organisation: Organisation, name: str, phone: str) -> Organisation:
    """Give a locked organisation, new or refused, its facts, its manager and the task."""
    now = clock.now()
    organisation.name, organisation.phone, organisation.asked_at = name, phone, now
    organisation.refused_at, organisation.refusal_reason = None, ""
    organisation.save()
    memberships(organisation).update(ended_at=now, ended_by=actor.user)
    _join(organisation, actor.person, actor.person.name, Role.MANAGER)
    ask_unit(
        TaskKind.ORGANISATION_TO_VERIFY,
        once=f"organisation {organisation.pk} {now.isoformat()}",
        unit=municipality().receiving_unit,
        organisation=organisation,
    )
    return organisation


def _join(organisation: Organisation, person: Person, name: str, role: Role) -> Membership:
    return Membership.objects.create(organisation=organisation, person=person, name=name, role=role)


def verify_organisation(actor: Actor, *, organisation_id: UUID) -> Organisation:
    """Let an organisation in: from now on it can be named in a grant. Twice changes nothing."""
    with _locked(actor, Verb.VERIFY_ORGANISATION, organisation_id) as organisation:
        if not organisation.is_open:
            _require_waiting(organisation)
            organisation.verified_at, organisation.verified_by = clock.now(), actor.user
            organisation.save(update_fields=["verified_at", "verified_by"])
            settle_tasks(actor, organisation=organisation)
        return organisation


def refuse_organisation(actor: Actor, *, organisation_id: UUID, reason: str) -> Organisation:
    """Say no, with a reason that its manager reads. The same no twice changes nothing."""
    with _locked(actor, Verb.VERIFY_ORGANISATION, organisation_id) as organisation:
        if not organisation.refused_at or organisation.refusal_reason != reason:
            _require_waiting(organisation)
            organisation.refused_at, organisation.refusal_reason = clock.now(), reason
            organisation.save(update_fields=["refused_at", "refusal_reason"])
            settle_tasks(actor, organisation=organisation)
        return organisation


def _require_waiting(organisation: Organisation) -> None:
    if organisation.verified_at or organisation.refused_at or organisation.closed_at:
        raise TransitionNotAllowed("the organisation has its answer")


def close_organisation(actor: Actor, *, organisation_id: UUID) -> Organisation:
    """Close a verified organisation: its members can act for nobody. Twice changes nothing.

    The members' rows are held, so nobody is in the middle of an act when it has closed.
    """
    with _locked(actor, Verb.VERIFY_ORGANISATION, organisation_id) as organisation:
        if organisation.verified_at is None:
            raise TransitionNotAllowed("only what was let in is closed")
        list(memberships(organisation).select_for_update(no_key=True).values_list("pk"))
        if organisation.closed_at is None:
            organisation.closed_at = clock.now()
            organisation.save(update_fields=["closed_at"])
        return organisation


def add_member(
    actor: Actor,
    *,
    organisation_id: UUID,
    number: str,
    given_name: str,
    family_name: str,
    role: Role,
) -> Membership:
    """Add a person, found or made by her personal number and never by name.

    What the manager typed is what the organisation calls her: nothing that we know of her is
    told. Raises AlreadyMember.
    """
    with _locked(actor, Verb.MANAGE_ORGANISATION, organisation_id) as organisation:
        person = person_with_number(number, given_name=given_name, family_name=family_name)
        if memberships(organisation).filter(person=person).exists():
            raise AlreadyMember
        return _join(organisation, person, f"{given_name} {family_name}".strip(), role)


@contextmanager
def _locked_membership(membership_id: UUID) -> Iterator[Membership]:
    """Hold a membership's organisation, then the membership."""
    organisation_id = Membership.objects.values_list("organisation", flat=True).get(
        pk=membership_id
    )
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)
        rows = Membership.objects.select_related("organisation")
        yield rows.select_for_update(of=("self",), no_key=True).get(pk=membership_id)


def end_membership(actor: Actor, *, membership_id: UUID) -> Membership:
    """End a membership at once: one's own, or as a manager that of another.

    Raises LastManager when other members would be left without one. Twice changes nothing.
    """
    with _locked_membership(membership_id) as membership:
        if membership.ended_at:
            if membership.person_id != actor.user.person_id:
                require(actor, Verb.MANAGE_ORGANISATION, membership.organisation)
            return membership
        require(actor, Verb.END_MEMBERSHIP, membership)
        if _leaves_them_alone(membership):
            raise LastManager
        membership.ended_at, membership.ended_by = clock.now(), actor.user
        membership.save(update_fields=["ended_at", "ended_by"])
        return membership


def _leaves_them_alone(membership: Membership) -> bool:
    """True when this is the last manager and others remain, of an organisation that lives."""
    organisation = membership.organisation
    is_over = organisation.closed_at or organisation.refused_at
    if is_over or membership.role != Role.MANAGER:
        return False
    roles = set(memberships(organisation).exclude(pk=membership.pk).values_list("role", flat=True))
    return bool(roles) and Role.MANAGER not in roles


def make_manager(actor: Actor, *, membership_id: UUID) -> Membership:
    """Let a member add and end members too. Twice changes nothing."""
    with _locked_membership(membership_id) as membership:
        require(actor, Verb.MANAGE_ORGANISATION, membership.organisation)
        if membership.ended_at:
            raise TransitionNotAllowed("the membership has been ended")
        if membership.role != Role.MANAGER:
            membership.role = Role.MANAGER
            membership.save(update_fields=["role"])
        return membership
