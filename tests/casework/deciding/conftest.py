"""A case with two costs that Maja investigates, and colleagues."""

import pytest

from applications.models import Case, Decision
from eservice.people.models import User
from tests.casework.deciding.making import COSTS, draft_of, investigated, issue, make_chief
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker
from tests.helping import make_grant, make_helper


@pytest.fixture
def case(anna, maja) -> Case:
    return investigated(make_case(anna, **COSTS), maja)


@pytest.fixture
def chief(db) -> User:
    """A caseworker of the unit who may decide more than others."""
    return make_chief(make_caseworker(given_name="Nils", family_name="Modell"))


@pytest.fixture
def chief_client(chief):
    return logged_in(chief)


@pytest.fixture
def decision(case, maja) -> Decision:
    """A yes to everything."""
    return issue(draft_of(case, maja), maja)


@pytest.fixture
def kim(anna) -> User:
    """Somebody who may read Anna's decisions."""
    kim = make_helper()
    make_grant(anna, kim, "all")
    return kim


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)
