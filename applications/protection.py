"""Who among the staff may know of a person with protected identity: the one rule (ADR 22).

She is seen by those who are named for her and by whoever has a case of hers, and by nobody else:
no list, search, task, payment or log of cases shows her to others.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from applications.models import Case, NamedCaseworker, UnitTask
from eservice.people.models import Person, User


def _may_see(user: User) -> Q:
    named = NamedCaseworker.objects.filter(person=OuterRef("pk"), user=user, ended_at__isnull=True)
    handled = Case.objects.filter(person=OuterRef("pk"), caseworker=user)
    return Q(Exists(named)) | Q(Exists(handled))


def hidden_from(user: User) -> QuerySet[Person]:
    """Return the people with protected identity whom the user may not see."""
    return Person.objects.filter(is_protected=True).exclude(_may_see(user)).order_by()


def is_hidden(user: User, person: Person) -> bool:
    """True when the user may not see the person. Asks nothing about those without protection."""
    return person.is_protected and hidden_from(user).filter(pk=person.pk).exists()


def tasks_hidden_from(user: User) -> Q:
    """Return which of a unit's tasks are about somebody whom the user may not see."""
    hidden = hidden_from(user).values("pk")
    return Q(person__in=hidden) | Q(case__person__in=hidden) | Q(grant__grantor__in=hidden)


def without_anybody(unit: str) -> QuerySet[Person]:
    """Return the people with protected identity who have something open at the unit, and whom no
    active caseworker there may see."""
    cases = Case.objects.filter(person=OuterRef("pk"), unit=unit)
    tasks = UnitTask.objects.filter(unit=unit, done_at__isnull=True).filter(
        Q(person=OuterRef("pk")) | Q(case__person=OuterRef("pk")) | Q(grant__grantor=OuterRef("pk"))
    )
    named = NamedCaseworker.objects.filter(
        person=OuterRef("pk"), ended_at__isnull=True, user__unit=unit, user__is_active=True
    )
    handled = cases.filter(caseworker__unit=unit, caseworker__is_active=True)
    waiting = Exists(cases.filter(waiting_since__isnull=False)) | Exists(tasks)
    people = Person.objects.filter(waiting, is_protected=True)
    return people.exclude(Exists(named) | Exists(handled)).order_by("pk")
