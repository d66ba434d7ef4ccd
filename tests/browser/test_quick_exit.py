"""Leaving in a hurry: the tab shows something else, and the login is gone from the browser."""

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from eservice.municipality import municipality
from tests.browser.walker import Walker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


class Encyclopedia(BaseHTTPRequestHandler):
    """The neutral page that one comes to."""

    def do_GET(self) -> None:  # its name is the standard library's
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Uppslagsverk</title>")

    def log_message(self, *_message: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(watch, monkeypatch) -> Iterator[str]:
    """The address of a neutral page on another server. (No route of Playwright's sees where a
    redirect leads.)"""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Encyclopedia)
    Thread(target=server.serve_forever, daemon=True).start()
    place = f"127.0.0.1:{server.server_port}"
    watch.allowed.add(place)
    city = replace(municipality(), quick_exit_url=f"http://{place}/")
    monkeypatch.setattr("eservice.people.views.municipality", lambda: city)
    yield city.quick_exit_url
    server.shutdown()
    server.server_close()


def open_answers(tab: Page, log_in) -> str:
    """Open a page with answers as the first one in the tab; return its address."""
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
