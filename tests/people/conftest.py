import pytest

from eservice.people.demo import DEMO_PEOPLE
from eservice.people.oidc import client_of
from tests.factories import number_for
from tests.people.identity_provider import NUMBER, IdentityProvider, provider_at


@pytest.fixture
def demo_users(db):
    """The logins of the demo people, by subject."""
    return {person.subject: person.create() for person in DEMO_PEOPLE}


@pytest.fixture(scope="session")
def running_provider():
    with IdentityProvider().running() as provider:
        yield provider


@pytest.fixture
def honest_provider(running_provider):
    """A provider that does as it should until the test bends it, and that we have never met."""
    running_provider.reset()
    client_of.cache_clear()
    yield running_provider
    running_provider.reset()
    client_of.cache_clear()


@pytest.fixture
def e_id(honest_provider, settings):
    """The e-ID of those who apply."""
    settings.E_ID_PROVIDER = provider_at(honest_provider.issuer)
    return honest_provider


@pytest.fixture
def sso(honest_provider, settings):
    """The SSO of those who work here, with someone who has a number, a role and a second factor."""
    settings.STAFF_PROVIDER = provider_at(honest_provider.issuer, is_staff=True)
    honest_provider.claims = {"amr": ["pwd", "mfa"]}
    honest_provider.knows(
        "maja",
        given_name="Maja",
        family_name="Låtsas",
        roles=["EKB handläggare", "Något annat"],
        unit="mottagning",
        **{NUMBER: number_for(9)},
    )
    return honest_provider
