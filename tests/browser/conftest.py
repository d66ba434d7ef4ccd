"""A real Chromium for the tests. Every page is watched: what fails behind it fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from eservice.people.demo import DEMO_PEOPLE
from eservice.people.models import User
from tests.browser.browser_visitor import BrowserVisitor

# Playwright keeps an event loop running in the thread where the tests use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PHONE = {"width": 390, "height": 844}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the system's Chromium: no browser is downloaded."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.fail("The browser tests need Chromium: apt-get install chromium", pytrace=False)
    # In a container there is no user namespace to build a sandbox from.
    flags = ["--no-sandbox", "--disable-gpu"]
    return browser_type_launch_args | {"executable_path": found, "args": flags}


class Watch:
    """Everything that must not happen on any page: errors, failed and foreign requests."""

    def __init__(self, address: str) -> None:
        self.own = urlsplit(address).netloc
        self.allowed: set[str] = set()
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda problem: self.faults.append(f"error: {problem.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium repeats here each response that ``_response`` judges.
        repeated = message.text.startswith("Failed to load resource")
        if message.type in {"error", "warning"} and not repeated:
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        is_foreign = address.scheme.startswith("http") and address.netloc != self.own
        if is_foreign and address.netloc not in self.allowed:
            self.faults.append(f"third party: {request.url}")

    def _failed(self, request: Request) -> None:
        # Leaving a page stops what it was still fetching, and that is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        request = response.request
        # A form that a script sends is refused as any form is, and the script shows the answer.
        is_form = request.resource_type == "xhr" and response.status == 422
        if response.status >= 400 and not request.is_navigation_request() and not is_form:
            self.faults.append(f"{response.status}: {response.url}")


@pytest.fixture
def watch(live_server) -> Iterator[Watch]:
    """Fail the test for what went wrong on its pages; ``allowed`` are addresses elsewhere."""
    watch = Watch(live_server.url)
    yield watch
    assert watch.faults == []


@pytest.fixture
def new_context(browser: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Open browsers on a phone, each watched and with cookies of its own."""
    contexts = []

    def open_context(**options: Any) -> BrowserContext:
        options = {
            "viewport": PHONE,
            "locale": "sv-SE",
            "base_url": f"http://{watch.own}",
        } | options
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        watch.over(context)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context) -> Page:
    """One tab on one phone, with JavaScript."""
    return new_context().new_page()


@pytest.fixture
def log_in(live_server) -> Callable[[Page, User], None]:
    """Give the tab's browser the cookie of a login."""

    @cache
    def session_of(user: User) -> str:
        client = Client()
        client.force_login(user)
        return client.cookies[settings.SESSION_COOKIE_NAME].value

    def give_cookie(page: Page, user: User) -> None:
        name, value = settings.SESSION_COOKIE_NAME, session_of(user)
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])

    return give_cookie


@pytest.fixture
def javascript() -> bool:
    """Whether those who arrive have JavaScript; a test may say both."""
    return True


@pytest.fixture
def arrive(live_server, new_context, midday, javascript) -> Callable[[], BrowserVisitor]:
    """Let one more of the demo's people come, with a phone of her own."""
    for person in DEMO_PEOPLE:
        person.create()
    return lambda: BrowserVisitor(new_context(java_script_enabled=javascript).new_page())
