"""What a first visit and a further page weigh, as a browser would fetch them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from bench.client import Answer, Client, UnexpectedStatus

IN_STYLES = re.compile(r"""url\(\s*['"]?(?!data:|#)([^'")]+)""")
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


class _Assets(HTMLParser):
    """Collects the addresses that a browser fetches with the page, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and FETCHED_LINKS & set((given.get("rel") or "").split()):
            self.found[given.get("href") or ""] = None
        elif tag in {"script", "img", "source", "iframe"} and given.get("src"):
            self.found[given["src"] or ""] = None


@dataclass(frozen=True)
class Visit:
    """A page and everything that is fetched with it, by address."""

    page: Answer
    assets: Mapping[str, Answer]
    elsewhere: frozenset[str]

    @property
    def requests(self) -> int:
        return 1 + len(self.assets)

    @property
    def bytes_sent(self) -> int:
        return self.page.bytes_on_the_wire + self.bytes_of("")

    def bytes_of(self, suffix: str) -> int:
        found = (asset for path, asset in self.assets.items() if path.endswith(suffix))
        return sum(asset.bytes_on_the_wire for asset in found)


def first_visit(client: Client, path: str, encoding: str) -> Visit:
    """Fetch a page and its files without cookies; raises UnexpectedStatus for a missing file."""
    page = client.get(path, accept=encoding)
    parser = _Assets()
    parser.feed(client.get(path).body.decode())
    waiting, assets, elsewhere = list(parser.found), {}, set()
    while waiting:
        address = waiting.pop(0)
        if urlsplit(address).netloc or address.startswith("data:"):
            elsewhere |= {address} if urlsplit(address).netloc else set()
        elif address not in assets:
            assets[address] = _fetched(client, address, encoding)
            waiting += _named_in(client, address)
    return Visit(page, assets, frozenset(elsewhere))


def _fetched(client: Client, address: str, encoding: str) -> Answer:
    answer = client.get(address, accept=encoding)
    if answer.status != 200:
        raise UnexpectedStatus(f"{address} answered {answer.status}, not 200")
    return answer


def _named_in(client: Client, address: str) -> list[str]:
    """Return what a style sheet fetches in its turn."""
    if not address.endswith(".css"):
        return []
    text = client.get(address).body.decode()
    return [urljoin(address, found) for found in IN_STYLES.findall(text)]
