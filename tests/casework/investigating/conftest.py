"""A case that Maja investigates, with lines, open to Anna."""

import pytest

from applications.access import Actor
from applications.actions.investigating import open_investigation
from applications.models import Case, InvestigationLine
from eservice.people.models import User
from tests.casework.investigating.making import investigated, write
from tests.conftest import logged_in
from tests.factories import make_case
from tests.helping import make_grant, make_helper


@pytest.fixture
def case(anna, maja) -> Case:
    return investigated(make_case(anna), maja)


@pytest.fixture
def line(case, maja) -> InvestigationLine:
    """A line that Anna can read."""
    line = write(case, maja)
    open_investigation(Actor(maja), case_id=case.pk)
    return line


@pytest.fixture
def kim(anna) -> User:
    """Somebody who helps Anna to read and answer."""
    kim = make_helper()
    make_grant(anna, kim, "help")
    return kim


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)
