"""Five lives in Chromium on a phone; the two with most in them also without JavaScript."""

import pytest

from eservice.people.demo import DEMO_PEOPLE
from tests.browser.browser_visitor import BrowserVisitor
from tests.journeys.david import david_has_nowhere_to_sleep
from tests.journeys.elin import elin_and_kim_have_three_children
from tests.journeys.lives import LIVES

# On PostgreSQL the same lives are walked over HTTP.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.usefixtures("midday"),
]

WALKS = [(life, True) for life in LIVES] + [
    (elin_and_kim_have_three_children, False),
    (david_has_nowhere_to_sleep, False),
]
NAMES = [
    life.__name__ if javascript else f"{life.__name__}_without_javascript"
    for life, javascript in WALKS
]


@pytest.mark.parametrize(("life", "javascript"), WALKS, ids=NAMES)
def test_from_login_to_an_opened_case(live_server, new_context, life, javascript):
    for person in DEMO_PEOPLE:
        person.create()

    def arrive() -> BrowserVisitor:
        return BrowserVisitor(new_context(java_script_enabled=javascript).new_page())

    life(arrive)
