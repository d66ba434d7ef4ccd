"""Organisations, members and grants for the tests. Every name and number is made up."""

from datetime import timedelta
from itertools import count
from typing import Any

from stdnum import luhn

from applications.access import Actor
from applications.actions.organisations import (
    ask_for_organisation,
    close_organisation,
    refuse_organisation,
    verify_organisation,
)
from applications.models import Grant, GrantPower
from applications.powers import GivenWay, GrantKind, Power
from eservice import clock
from eservice.people.models import Membership, Organisation, User
from tests.factories import make_applicant, make_caseworker

_serial = count(1)

Role = Membership.MemberRole


def organisation_number(serial: int) -> str:
    """Return ten digits with a check digit, as an association has them."""
    digits = f"802{serial:06}"
    return digits + luhn.calc_check_digit(digits)


def make_waiting(manager: User | None = None, **values: Any) -> Organisation:
    """An organisation that waits for its answer."""
    facts = {
        "name": "Påhittade vänner",
        "number": organisation_number(next(_serial)),
        "phone": "0701740605",
    }
    return ask_for_organisation(Actor(manager or make_applicant()), **(facts | values))


def make_organisation(manager: User | None = None, **values: Any) -> Organisation:
    """An organisation that a caseworker has let in."""
    waiting = make_waiting(manager, **values)
    return verify_organisation(Actor(make_caseworker()), organisation_id=waiting.pk)


def make_organisation_that_is(state: str, manager: User, caseworker: User) -> Organisation:
    """One that is ``waiting``, ``refused``, ``open`` or ``closed``."""
    found = make_waiting(manager, name=f"Påhittade vänner, {state}")
    about = {"organisation_id": found.pk}
    if state == "refused":
        return refuse_organisation(Actor(caseworker), reason="Ingen svarar.", **about)
    if state != "waiting":
        verify_organisation(Actor(caseworker), **about)
    return close_organisation(Actor(caseworker), **about) if state == "closed" else found


def make_member(
    organisation: Organisation, user: User | None = None, role: Role = Role.MEMBER, **values: Any
) -> Membership:
    """A current member of it."""
    person = (user or make_applicant()).person
    facts = {"name": person.name} | values
    return Membership.objects.create(organisation=organisation, person=person, role=role, **facts)


def membership_of(organisation: Organisation, user: User) -> Membership:
    return Membership.objects.get(organisation=organisation, person=user.person, ended_at=None)


def make_grant(organisation: Organisation | None, grantor: User, **values: Any) -> Grant:
    """A grant in force to the organisation, over everything of the grantor's."""
    now = clock.now()
    facts = {
        "kind": GrantKind.SUPPORTER,
        "way": GivenWay.E_ID,
        "valid_from": clock.today(),
        "valid_to": clock.today() + timedelta(days=90),
        "accepted_at": now,
        "confirmed_at": now,
    }
    grant = Grant.objects.create(
        grantor=grantor.person,
        organisation=organisation,
        name="Föreningen",
        language="sv",
        consent={"title": "", "lines": []},
        consent_digest="",
        consent_version="1",
        created_by=grantor,
        **(facts | values),
    )
    powers = (Power.READ_ANSWERS, Power.EDIT_DRAFT)
    GrantPower.objects.bulk_create(GrantPower(grant=grant, power=power) for power in powers)
    return grant
