"""The people of the demo, for journeys over HTTP."""

from collections.abc import Iterator

import pytest

from eservice.people.demo import DEMO_PEOPLE
from tests.journeys.overhearing import Overheard


@pytest.fixture
def demo_people(db, midday) -> None:
    """Everyone that the login page of the demo lists."""
    for person in DEMO_PEOPLE:
        person.create()


@pytest.fixture(autouse=True)
def overheard(monkeypatch, caplog) -> Iterator[Overheard]:
    """Nothing that anybody types is seen in an address, a log, a mail or a file name."""
    found = Overheard(monkeypatch, caplog)
    yield found
    assert found.leaks() == []
