"""Makes those who work at the desk, and people who have been there."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

import pypdfium2 as pdfium
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.desk import Told, register_person
from applications.actions.giving_codes import Given, give_codes
from applications.models import DeskRecord, IdentityCheck, PersonEvent
from eservice.people.models import Person, User
from eservice.people.roles import Role
from tests.factories import make_person

_serial = count(1)
URL = "/logga-in/kod/"


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
    given = Given(check=IdentityCheck.OTHER, words="Känd på medborgarkontoret.")
    give_codes(Actor(clerk), person_id=record.person_id, sheet_id=uuid4(), given=given)
    return record


@dataclass(frozen=True)
class Sheet:
    """What stands in a letter: the number, and the codes in order."""

    number: str
    codes: list[str]
    pdf: bytes
    text: str


def read_letter(pdf: bytes) -> Sheet:
    """Read the letter as she does."""
    with pdfium.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    found = re.findall(r"\b\d{4} \d{4}\b", pages[0])
    codes = re.findall(r"\b\d{4} \d{4}\b", pages[1])
    return Sheet(number=found[-1], codes=codes, pdf=pdf, text="\n".join(pages))


def make_codes(person: Person, clerk: User | None = None, **given: Any) -> Sheet:
    """Codes that somebody at the desk gives to a person, as they stand in the letter."""
    DeskRecord.objects.get_or_create(person=person)
    pdf = give_codes(
        Actor(clerk or make_desk_clerk()),
        person_id=person.pk,
        sheet_id=uuid4(),
        given=Given(**{"check": IdentityCheck.PASSPORT} | given),
    )
    return read_letter(pdf)


def make_record(person: Person) -> DeskRecord:
    """The record of somebody who was found at the desk."""
    return DeskRecord.objects.create(person=person)


def enter(number, code, client=None, **more):
    return (client or Client()).post(URL, {"number": number, "code": code} | more)


def is_in(response) -> bool:
    return response.status_code == 302


def ask_for_letter(client, person, **said):
    body = {"sheet_id": str(uuid4()), "check": "passport", "way": "desk"} | said
    return client.post(reverse("desk_codes", args=[person.pk]), body)


def kinds(person):
    events = PersonEvent.objects.filter(record__person=person).order_by("seq")
    return list(events.values_list("kind", flat=True))
