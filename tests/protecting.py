"""Protects people, and names caseworkers for them."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from applications.models import Case, NamedCaseworker
from eservice.people.models import Person, User
from eservice.people.roles import Role

WHY = "Hen har visat ett beslut från Skatteverket."
GIVEN_NAME, FAMILY_NAME = "Kanariefågel", "Hemlighetsson"
NAME, STREET = f"{GIVEN_NAME} {FAMILY_NAME}", "Gömslegränden 77"


def lets_see(person: Person, *users: User) -> None:
    """Name them as they stand in the table, whoever did it."""
    for user in users:
        NamedCaseworker.objects.create(person=person, user=user, by=user)


def deciding(user: User) -> User:
    """Let the caseworker be a decision maker too."""
    user.roles = [Role.CASEWORKER, Role.DECISION_MAKER]
    user.save()
    return user


def protect(client: Client, case: Case, why: str = WHY) -> HttpResponse:
    """Press as a caseworker does."""
    return client.post(reverse("protection", args=[case.pk]), {"reason": why})


def protected(user: User) -> None:
    """Protect her as her e-ID says."""
    Person.objects.filter(pk=user.person_id).update(is_protected=True)
