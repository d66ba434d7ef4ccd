"""Who belongs to an organisation, who decides about it, and whom a unit's task is partly about.

The last rows of the table in ``access.py`` read this. ``obj`` may be anything: what isn't of
the right kind is a no.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from applications import partners
from applications.models import Grant, HouseholdMember, Recusal
from eservice.municipality import municipality
from eservice.people.models import Membership, Organisation, Person, User
from eservice.people.roles import Role


def memberships(organisation: Organisation) -> QuerySet[Membership]:
    """The memberships of an organisation that have not been ended."""
    return Membership.objects.filter(organisation=organisation.pk, ended_at__isnull=True)


def state_of(organisation: Organisation) -> str:
    """Return ``closed``, ``open``, ``refused`` or ``waiting``."""
    if organisation.closed_at:
        return "closed"
    if organisation.verified_at:
        return "open"
    return "refused" if organisation.refused_at else "waiting"


def belongs(user: User, obj: Any) -> bool:
    """Those who are members now, whatever has become of the organisation."""
    is_login = user.is_applicant and isinstance(obj, Organisation)
    return is_login and memberships(obj).filter(person=user.person_id).exists()


def manages(user: User, obj: Any) -> bool:
    """Those who are its managers now, while it is verified and open."""
    is_login = user.is_applicant and isinstance(obj, Organisation) and obj.is_open
    role = Membership.MemberRole.MANAGER
    return is_login and memberships(obj).filter(person=user.person_id, role=role).exists()


def may_end(user: User, obj: Any) -> bool:
    """Everyone leaves when she wants to; a manager ends the memberships of others."""
    if not isinstance(obj, Membership) or obj.ended_at or not user.is_applicant:
        return False
    return obj.person_id == user.person_id or manages(user, obj.organisation)


def verifies(user: User, obj: Any) -> bool:
    """A caseworker of the receiving unit who has never belonged to it (FL 16 §, jäv)."""
    if not isinstance(obj, Organisation) or not user.has_role(Role.CASEWORKER):
        return False
    has_belonged = Membership.objects.filter(organisation=obj.pk, person=user.person_id)
    return user.unit == municipality().receiving_unit and not has_belonged.exists()


def recusals_of(user: User) -> QuerySet[Recusal]:
    """What she has said that she may have nothing to do with, with this login or another."""
    if user.person_id is None:
        return Recusal.objects.filter(user=user.pk)
    return Recusal.objects.filter(user__person=user.person_id)


def partly_about(person: Person | None) -> Q:
    """Return which tasks are partly the person's own (FL 16 §, jäv).

    They are about herself, her household's case or one that she has joined as a partner, about
    someone whom she helps or has helped, about a grant that she has given or would get, or about
    an organisation that she belongs to or has belonged to.
    """
    if person is None:
        return Q(pk__in=[])
    member_of = Membership.objects.filter(person=person.pk)
    helped = Grant.objects.ever_helped_by(person.pk)
    about = (
        Q(person=person.pk)
        | Q(case__person=person.pk)
        | Q(grant__grantor=person.pk)
        | Q(grant__grantee=person.pk)
        | Exists(helped.filter(grantor=OuterRef("person")))
        | Exists(helped.filter(grantor=OuterRef("case__person")))
        | Exists(member_of.filter(organisation=OuterRef("organisation")))
        | Exists(member_of.filter(organisation=OuterRef("grant__organisation")))
        | Exists(partners.ever_joined(person.pk, OuterRef("case")))
    )
    if not person.has_number:
        return about
    return about | Exists(HouseholdMember.objects.filter(person=person, case=OuterRef("case")))
