"""A case that Maja investigates, and Nils who gets it, at a time that stands still."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from applications.access import Actor
from applications.actions.cases import hand_over_case
from applications.models import Case, HandOver
from eservice.people.models import User
from tests.casework.completing.conftest import investigated
from tests.casework.meeting.making import NOW
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker
from tests.helping import make_grant, make_helper

TOLD = "Hon vill ha en sak i taget."


@pytest.fixture
def traveller():
    """Monday 9 February 2026, at noon."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def case(traveller, anna, maja) -> Case:
    return investigated(make_case(anna), maja)


@pytest.fixture
def nils(db) -> User:
    """Another caseworker of the same unit."""
    return make_caseworker(given_name="Nils", family_name="Modell")


@pytest.fixture
def handed(case, maja, nils) -> HandOver:
    hand_over_case(Actor(maja), case_id=case.pk, to=nils, text=TOLD)
    return case.hand_overs.get()


@pytest.fixture
def helper(anna) -> Callable[[str], tuple[User, Client]]:
    """Give Anna a helper with these powers: the login, and a browser with it."""

    def give(powers: str) -> tuple[User, Client]:
        kim = make_helper()
        make_grant(anna, kim, powers)
        return kim, logged_in(kim)

    return give
