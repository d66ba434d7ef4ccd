"""Thousands of cases and the people around them, in bulk and without a chain of events."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import batched
from typing import Any

from django.db import transaction

from applications.models import Application, Case, CoApplicant, Draft, Grant, HouseholdMember
from applications.models.household import Relation
from applications.powers import GivenWay, GrantKind
from applications.questions.catalogue import FLOW
from applications.questions.months import months_back
from applications.statuses import ApplicationKind
from bench.inserting import insert
from bench.numbers import personal_number, reference
from bench.spread import CASES_OF_A_PERSON, by_unit, values_of
from eservice import clock
from eservice.crypto import blind_index
from eservice.people.models import Person, User

# Whole people: all cases of one are in the same batch.
BATCH = 500 * CASES_OF_A_PERSON
# So many people have one helper, and so many cases a partner who applies, or others at home.
EVERY_HELPED, EVERY_PARTNER, EVERY_HOUSEHOLD = 19, 23, 3
A_YEAR = timedelta(days=365)


def add_cases(rows: int, applicant: User, caseworkers: list[User]) -> None:
    """Add ``rows`` cases to the units of the caseworkers, most of them to the first one's unit.

    ``applicant`` is who has sent them all. There are people enough to help one another from
    twenty cases on.
    """
    units, months = by_unit(caseworkers), months_back(clock.today(), CASES_OF_A_PERSON)
    for numbers in batched(range(rows), BATCH):
        people = [_person(serial) for serial in range(*_serials(numbers))]
        owners = [people[place // CASES_OF_A_PERSON] for place in range(len(numbers))]
        cases = []
        for number, owner in zip(numbers, owners, strict=True):
            values = values_of(number, number / rows, units)
            month = months[number % CASES_OF_A_PERSON]
            cases.append(_case(number, owner, month, applicant, values))
        with transaction.atomic():
            insert(people)
            insert([case.application for case in cases])
            insert(cases)
            insert(list(_helped(people, applicant)))
            _add_homes(numbers, cases, people)


def _serials(numbers: Sequence[int]) -> tuple[int, int]:
    return numbers[0] // CASES_OF_A_PERSON, numbers[-1] // CASES_OF_A_PERSON + 1


def _person(serial: int) -> Person:
    number = personal_number(serial)
    names = {"given_name": "Prova", "family_name": f"Påhittad {serial}"}
    return Person(**names, number=number, number_index=blind_index(number))


def _case(number: int, owner: Person, month: date, sender: User, values: dict[str, Any]) -> Case:
    what = {"person": owner, "kind": ApplicationKind.FIRST, "month": month}
    application = Application(
        **what,
        flow_version=FLOW.version,
        content={"sections": []},
        content_digest=f"{number:064x}",
        sent_at=values["received_at"],
        sent_by=sender,
    )
    values |= {"application": application, "reference": reference(number)}
    return Case(id=application.pk, **what, **values)


def _helped(people: list[Person], by: User) -> Iterable[Grant]:
    """Some have the person before them as a helper."""
    for place in range(0, len(people), EVERY_HELPED):
        yield Grant(
            grantor=people[place],
            grantee=people[place - 1],
            name="Prova",
            kind=GrantKind.SUPPORTER,
            way=GivenWay.E_ID,
            valid_from=clock.today(),
            valid_to=clock.today() + A_YEAR,
            language="svenska",
            consent={"title": "", "lines": []},
            consent_digest="",
            consent_version="",
            created_by=by,
            accepted_at=clock.now(),
            accepted_by=by,
            confirmed_at=clock.now(),
        )


def _add_homes(numbers: Sequence[int], cases: list[Case], people: list[Person]) -> None:
    """Put others into some households, and a partner who has said yes into some applications."""
    drafts, partners, members = [], [], []
    for place, (number, case) in enumerate(zip(numbers, cases, strict=True)):
        other = people[place // CASES_OF_A_PERSON - 1]
        if number % EVERY_HOUSEHOLD == 0:
            members.append(HouseholdMember(case=case, person=other, relation=Relation.PARTNER))
        if number % EVERY_PARTNER == 0:
            draft = Draft(id=case.pk, person=case.person, flow_version=FLOW.version)
            drafts.append(draft)
            said = {"accepted_at": clock.now(), "confirmed_at": clock.now()}
            partners.append(CoApplicant(draft=draft, person=other, name="Prova", **said))
    for rows in (drafts, partners, members):
        insert(rows)
