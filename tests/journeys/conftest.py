"""The people of the demo, for journeys over HTTP."""

import pytest

from eservice.people.demo import DEMO_PEOPLE


@pytest.fixture
def demo_people(db, midday) -> None:
    """Everyone that the login page of the demo lists."""
    for person in DEMO_PEOPLE:
        person.create()
