"""A case that Maja investigates, at a time that stands still, and meetings she proposes."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine

from applications.models import Case, Meeting
from eservice.people.models import User
from tests.casework.completing.conftest import investigated
from tests.casework.meeting.making import NOW, propose
from tests.conftest import logged_in
from tests.factories import make_case
from tests.helping import make_grant, make_helper


@pytest.fixture
def traveller():
    """Monday 9 February 2026, at noon."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def case(traveller, anna, maja) -> Case:
    return investigated(make_case(anna), maja)


@pytest.fixture
def proposed(case, maja) -> Callable[..., Meeting]:
    """Let Maja propose a meeting in Anna's case."""

    def proposes(*times: str, **values: Any) -> Meeting:
        return propose(case, maja, *times, **values)

    return proposes


@pytest.fixture
def meeting(proposed) -> Meeting:
    return proposed("2026-02-17 10:15", "2026-02-18 13:00")


@pytest.fixture
def kim(case, anna) -> User:
    """Somebody who fills in and writes for Anna."""
    kim = make_helper()
    make_grant(anna, kim, "help")
    return kim


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)
