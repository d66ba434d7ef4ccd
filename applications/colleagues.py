"""Who may take over a case: the caseworkers of the unit but those whom it is partly about."""

from django.db.models import Q, QuerySet

from applications import partners
from applications.access import Actor
from applications.models import Case, Grant
from eservice.people.models import Membership, User
from eservice.people.roles import Role


def colleagues(actor: Actor) -> list[User]:
    """Other active caseworkers of the actor's unit, by name."""
    return _caseworkers(_others(actor))


def _others(actor: Actor) -> QuerySet[User]:
    return (
        User.objects.filter(unit=actor.user.unit, is_active=True)
        .exclude(pk=actor.user.pk)
        .select_related("person")
        .order_by("person__given_name", "person__family_name", "pk")
    )


def _caseworkers(users: QuerySet[User]) -> list[User]:
    """Leave out those at the desk, and those who work with texts: they open no case."""
    return [user for user in users if user.has_role(Role.CASEWORKER)]


def able_colleagues(actor: Actor, case: Case) -> list[User]:
    """Colleagues who may handle the case: those it is partly about, who help or have helped the
    applicant, have joined her as a partner, or have said that they may not, are left out (FL 16
    and 18 §§)."""
    joined = partners.partners_of(case.pk).order_by().values_list("person", flat=True)
    helped = Grant.objects.filter(grantor=case.person_id, accepted_at__isnull=False)
    members = Membership.objects.filter(organisation__grants__in=helped)
    partial = {
        case.person_id,
        *case.household.filter(person__number_index__isnull=False).values_list("person", flat=True),
        *helped.values_list("grantee", flat=True).union(joined),
        *members.values_list("person", flat=True),
    }
    recused = case.recusals.order_by()
    by_person = recused.filter(user__person__isnull=False).values("user__person")
    has_recused = Q(pk__in=recused.values("user")) | Q(person__in=by_person)
    able = _caseworkers(_others(actor).filter(unit=case.unit).exclude(has_recused))
    return [user for user in able if user.person_id not in partial]
