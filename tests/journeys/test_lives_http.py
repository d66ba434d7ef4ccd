"""Five lives over HTTP: every link and form is found in the page before it."""

import pytest

from tests.journeys.http_visitor import HttpVisitor
from tests.journeys.lives import LIVES


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.__name__)
def test_from_login_to_an_opened_case(demo_people, life):
    life(HttpVisitor)
