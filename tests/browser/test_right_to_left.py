"""The page families in a made-up language from right to left, a third longer than Swedish.

On a narrow phone and on an ordinary one, in light and in dark, with and without JavaScript.
"""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.inspection import faults_in, reflow_faults
from tests.browser.pseudo import from_right_to_left
from tests.browser.stops import FAMILIES
from tests.browser.test_reading_conditions import lost
from tests.browser.walker import Walker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

STOPS = {stop.name: stop for family in FAMILIES.values() for stop in family}
READ = ("start", "login", "draft started", "step acute", "step home_rented", "step income_pay")
READ += ("step children", "step papers", "check", "send", "case handed over", "receipt decided")
READ += ("worklist all", "review_case handed over", "journal investigated")
WITHOUT_JAVASCRIPT = ("start", "step income_pay", "check", "case handed over", "worklist all")


def visit(context: BrowserContext, log_in, names, inspect) -> dict[str, list[str]]:
    """Return what is wrong, by page."""
    walker, faults = Walker(context.new_page(), World(), log_in), {}
    for name in names:
        walker.visits(STOPS[name])
        direction = walker.page.locator("html").get_attribute("dir")
        faults[name] = [] if direction == "rtl" else [f"direction is {direction}"]
        faults[name] += inspect(walker.page)
    return {name: found for name, found in faults.items() if found}


def test_pages_are_for_everyone_from_right_to_left(live_server, new_context, log_in):
    with from_right_to_left():
        faults = visit(new_context(), log_in, READ, lambda page: faults_in(page) + lost(page))
    assert faults == {}


def test_pages_are_whole_from_right_to_left_without_javascript(live_server, new_context, log_in):
    context = new_context(java_script_enabled=False, color_scheme="dark")
    with from_right_to_left():
        faults = visit(context, log_in, WITHOUT_JAVASCRIPT, reflow_faults)
    assert faults == {}
