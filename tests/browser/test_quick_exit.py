"""Leaving in a hurry: the tab shows something else, and the login is gone from the browser."""

import pytest
from playwright.sync_api import Page, expect

from eservice.municipality import municipality
from tests.browser.walker import Walker
from tests.browser.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
def elsewhere(watch) -> str:
    """The neutral page that one comes to."""
    address = municipality().quick_exit_url
    watch.allowed.add(address)
    return address


def open_answers(tab: Page, log_in) -> str:
    """Open a page with answers as the first one in the tab; return its address."""
    stub = {"content_type": "text/html", "body": "<title>Uppslagsverk</title>"}
    tab.context.route(municipality().quick_exit_url, lambda route: route.fulfill(**stub))
    walker = Walker(tab, World(), log_in)
    walker.become(walker.world.anna)
    walker.opens("check", walker.world.whole_draft.pk)
    return tab.url


def entries(tab: Page) -> list[str]:
    """Return the addresses in the tab's history."""
    history = tab.context.new_cdp_session(tab).send("Page.getNavigationHistory")
    return [entry["url"] for entry in history["entries"]]


def press_link(tab: Page) -> None:
    tab.get_by_role("link", name="Lämna sidan snabbt").click()


def press_escape_twice(tab: Page) -> None:
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [press_link, press_escape_twice], ids=["link", "escape"])
def test_no_page_of_ours_is_left_in_its_place(live_server, page, log_in, elsewhere, leave):
    address = open_answers(page, log_in)
    with page.expect_navigation(url=elsewhere):
        leave(page)
    assert entries(page) == ["about:blank", elsewhere]
    assert address not in entries(page)
    assert page.context.cookies() == []


def test_without_javascript_the_way_back_shows_no_answers(
    live_server, new_context, log_in, elsewhere
):
    page = new_context(java_script_enabled=False).new_page()
    open_answers(page, log_in)
    with page.expect_navigation(url=elsewhere):
        press_link(page)
    assert page.context.cookies() == []
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")


def test_one_escape_is_only_an_escape(live_server, page, log_in):
    address = open_answers(page, log_in)
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.hidden") is False
    assert page.url == address


def test_the_way_back_after_logging_out_shows_no_answers(live_server, page, log_in):
    open_answers(page, log_in)
    with page.expect_navigation():
        page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du är utloggad")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
