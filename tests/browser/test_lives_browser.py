"""Five lives in Chromium on a phone, with and without JavaScript."""

import pytest

from eservice.people.demo import DEMO_PEOPLE
from tests.browser.browser_visitor import BrowserVisitor
from tests.journeys.lives import LIVES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["with_javascript", "without_javascript"])
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.__name__)
def test_from_login_to_an_opened_case(live_server, new_context, life, javascript):
    for person in DEMO_PEOPLE:
        person.create()

    def arrive() -> BrowserVisitor:
        return BrowserVisitor(new_context(java_script_enabled=javascript).new_page())

    life(arrive)
