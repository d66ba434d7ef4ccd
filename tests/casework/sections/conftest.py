"""A case that Maja has, of somebody who has applied before."""

from datetime import timedelta

import pytest
import time_machine

from applications.access import Actor
from applications.actions.cases import take_case
from eservice import clock
from tests.factories import make_case

CHEAPER = {"rent": "5900", "included": "heating", "rooms": "2", "people": "1"}


@pytest.fixture
def before(anna):
    """Her application a month ago: a cheaper flat, and no debt."""
    with time_machine.travel(clock.now() - timedelta(days=31), tick=False):
        return make_case(anna, home_rented=CHEAPER)


@pytest.fixture
def case(anna, maja):
    """This month's, taken."""
    case = make_case(anna)
    take_case(Actor(maja), case_id=case.pk)
    return case
