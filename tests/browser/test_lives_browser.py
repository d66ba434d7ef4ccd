"""Five lives in Chromium on a phone; the two with most in them also without JavaScript."""

import pytest

from tests.journeys.david import david_has_nowhere_to_sleep
from tests.journeys.elin import elin_and_kim_have_three_children
from tests.journeys.lives import LIVES

# On PostgreSQL the same lives are walked over HTTP.
pytestmark = [pytest.mark.browser, pytest.mark.one_database]

WALKS = [(life, True) for life in LIVES] + [
    (elin_and_kim_have_three_children, False),
    (david_has_nowhere_to_sleep, False),
]
NAMES = [
    life.__name__ if javascript else f"{life.__name__}_without_javascript"
    for life, javascript in WALKS
]


@pytest.mark.parametrize(("life", "javascript"), WALKS, ids=NAMES)
def test_from_login_to_an_opened_case(arrive, life):
    life(arrive)
