"""People and cases of a unit."""

import pytest

from tests.factories import make_case, make_caseworker
from tests.review.conftest import many_cases

__all__ = ["many_cases"]


@pytest.fixture
def nils(db):
    """Another caseworker of the same unit."""
    return make_caseworker(given_name="Nils", family_name="Modell")


@pytest.fixture
def case(anna):
    """A case that nobody has taken."""
    return make_case(anna)
