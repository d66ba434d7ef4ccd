"""One page with an address, for the tour of all pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from eservice.people.models import User
from tests.browser.world import World

MISSING = "/finns-inte/"


@dataclass(frozen=True)
class Stop:
    """A page with an address. ``who`` and ``args`` find the reader and the address's parts."""

    name: str
    url_name: str
    who: Callable[[World], User | None]
    args: Callable[[World], list[Any]] = lambda world: []
    query: str = ""

    @property
    def view(self) -> str:
        """What makes it a page of its own beside its path: the view of the worklist."""
        return self.query if self.url_name == "worklist" else ""

    def path(self, world: World) -> str:
        if self.url_name == "404":
            return MISSING
        return reverse(self.url_name, args=self.args(world)) + self.query
