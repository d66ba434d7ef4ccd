"""Makes those who work at the desk, and people who have been there."""

from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

from applications.access import Actor
from applications.actions.desk import Told, register_person
from applications.models import CodeSheet, CodeWay, DeskRecord, IdentityCheck
from eservice import clock
from eservice.people.models import Person, User
from eservice.people.roles import Role
from tests.factories import make_person

_serial = count(1)


def make_desk_clerk(**values: Any) -> User:
    """A login of somebody at the service centre."""
    values = {"given_name": "Disa", "family_name": "Diskman", "number": None} | values
    return User.objects.create(
        issuer="test-staff",
        subject=f"clerk-{next(_serial)}",
        person=make_person(**values),
        unit="mottagning",
        roles=[Role.SERVICE_CENTRE.value],
        is_from_work=True,
    )


def make_served() -> DeskRecord:
    """Somebody with a T-number and a birth date who was registered at the desk, and has codes."""
    clerk = make_desk_clerk()
    told = Told(
        given_name="Tove",
        family_name="Utan Nummer",
        reserve_number=f"T-{next(_serial):05}",
        born_on=date(1990, 5, 3),
    )
    record = register_person(Actor(clerk), person_id=uuid4(), told=told)
    CodeSheet.objects.create(
        person=record.person,
        user=User.objects.create(issuer="test", subject=str(record.pk), person=record.person),
        login_index=str(record.pk),
        check_kind=IdentityCheck.OTHER,
        words="Känd på medborgarkontoret.",
        way=CodeWay.DESK,
        given_by=clerk,
        given_at=clock.now(),
    )
    return record


def make_record(person: Person) -> DeskRecord:
    """The record of somebody who was found at the desk."""
    return DeskRecord.objects.create(person=person)
