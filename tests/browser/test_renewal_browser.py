"""Applying again on a phone, with and without JavaScript."""

import pytest

from eservice.people.demo import DEMO_PEOPLE
from tests.browser.browser_visitor import BrowserVisitor
from tests.journeys.ines import ines_applies_again

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.usefixtures("midday"),
]


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_from_the_suggestion_to_what_the_caseworker_reads(live_server, new_context, javascript):
    for person in DEMO_PEOPLE:
        person.create()

    def arrive() -> BrowserVisitor:
        return BrowserVisitor(new_context(java_script_enabled=javascript).new_page())

    ines_applies_again(arrive)
