"""Two people at a kitchen table, each with a phone of her own, with and without JavaScript."""

import pytest

from eservice.people.demo import DEMO_PEOPLE
from tests.browser.browser_visitor import BrowserVisitor
from tests.journeys.lo_helps_anna import lo_helps_anna_at_the_kitchen_table

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_database,
    pytest.mark.usefixtures("midday"),
]


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_from_the_code_to_taking_it_back(live_server, new_context, javascript):
    for person in DEMO_PEOPLE:
        person.create()

    def arrive() -> BrowserVisitor:
        return BrowserVisitor(new_context(java_script_enabled=javascript).new_page())

    lo_helps_anna_at_the_kitchen_table(arrive)
