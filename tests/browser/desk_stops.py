"""The desk's pages, and those of who has got codes there."""

from typing import Any

from applications.models import CodeSheet, DeskRecord
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.desk.making import make_codes, make_desk_clerk
from tests.factories import make_person


def disa(_world: World) -> User:
    return User.objects.filter(subject__startswith="clerk").first() or make_desk_clerk()


def record(given_name: str, **values: Any) -> DeskRecord:
    found = DeskRecord.objects.filter(person__given_name=given_name).first()
    person = found.person if found else make_person(given_name=given_name, number=None, **values)
    return found or DeskRecord.objects.create(person=person)


def without_codes(_world: World) -> list[Any]:
    return [record("Tove", reserve_number="T-4711").person_id]


def with_codes(world: World) -> list[Any]:
    person = record("Vera", birth_date="1990-05-03").person
    if not CodeSheet.objects.filter(person=person, ended_at=None).exists():
        make_codes(person, disa(world))
    return [person.pk]


def protected(_world: World) -> list[Any]:
    return [record("Alma", reserve_number="T-4712", is_protected=True).person_id]


def vera(world: World) -> User:
    return User.objects.get(issuer="codes", person=with_codes(world)[0])


DESK = [
    Stop("start for the desk", "start", disa),
    Stop("desk", "desk", disa),
    Stop("register person", "register_person", disa),
    Stop("person at the desk", "desk_person", disa, without_codes),
    Stop("protected person at the desk", "desk_person", disa, protected),
    Stop("letter is on its way", "desk_person", disa, with_codes, "?klart=brev"),
    Stop("codes to give", "desk_codes", disa, without_codes),
    Stop("new codes to give", "desk_codes", disa, with_codes),
    Stop("codes to a protected person", "desk_codes", disa, protected),
    Stop("number to note", "add_desk_number", disa, without_codes),
    Stop("log in with a code", "code_login", lambda world: None),
    Stop("own codes", "own_codes", vera),
    Stop("no own codes", "own_codes", lambda world: world.anna),
]
