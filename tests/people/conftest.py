import pytest

from eservice.people.demo import DEMO_PEOPLE


@pytest.fixture
def demo_users(db):
    """The logins of the demo people, by subject."""
    return {person.subject: person.create() for person in DEMO_PEOPLE}
