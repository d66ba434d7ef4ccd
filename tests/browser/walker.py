"""Goes from page to page of the world, for tests about single pages."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from playwright.sync_api import Page

from applications.models import Draft
from applications.questions.catalogue import FLOW
from eservice.people.models import User
from tests.browser.stops import Stop
from tests.browser.world import World


@dataclass
class Walker:
    """Goes from page to page in one tab, as one person after another."""

    page: Page
    world: World
    log_in: Callable[[Page, User], None]

    def become(self, user: User | None) -> None:
        if user is None:
            self.page.context.clear_cookies()
        else:
            self.log_in(self.page, user)

    def visits(self, stop: Stop) -> int:
        """Go there; return the status. A page that leads on elsewhere is a fault."""
        path = stop.path(self.world)
        self.become(stop.who(self.world))
        response = self.page.goto(path)
        assert self.page.url.endswith(path), f"{path} leads to {self.page.url}"
        return response.status

    def opens(self, url_name: str, *args: object, query: str = "") -> None:
        self.page.goto(reverse(url_name, args=args) + query)

    def opens_step(self, draft: Draft, key: str) -> None:
        self.become(self.world.owner(draft))
        self.opens("step", draft.pk, FLOW.by_key[key].path)

    def follows(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).click()

    def presses(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
