"""Rounds of requests, and what they took."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles

from bench.client import Answer, Client, UnexpectedStatus
from bench.pages import PAGES, Page

WARM_UP = 5
REQUESTS_IN_A_ROUND = 10
SHOWN_VERSION = re.compile(rb'name="_rev" value="(\d+)"')


@dataclass
class Measured:
    """The times of one page in milliseconds, and the most queries that it took.

    The worker's own processor time says more than the clock on a machine that is busy.
    """

    times: list[float] = field(default_factory=list)
    processor_times: list[float] = field(default_factory=list)
    queries: int = 0
    status: int = 0

    def add(self, answer: Answer) -> None:
        self.times.append(answer.milliseconds)
        self.processor_times.append(answer.processor_milliseconds)
        self.queries = max(self.queries, answer.queries)
        self.status = answer.status

    @property
    def median(self) -> float:
        return median(self.times)

    @property
    def processor(self) -> float:
        return median(self.processor_times)

    @property
    def spread(self) -> tuple[float, float]:
        """The tenth and the ninetieth percentile."""
        tenths = quantiles(self.times, n=10)
        return tenths[0], tenths[-1]


class Visitor:
    """Opens pages and posts answers. Every POST follows the version that the last one made."""

    def __init__(self, client: Client, addresses: Mapping[str, str]) -> None:
        self.client = client
        self.addresses = addresses
        self.versions: dict[str, int] = {}

    def visit(self, page: Page) -> Answer:
        """Return the answer; raises UnexpectedStatus for any other than the page's own."""
        address = self.addresses[page.address]
        if page.posted:
            answer = self._post(page, address)
        else:
            answer = self.client.get(address, who=page.who)
        if answer.status != page.status:
            raise UnexpectedStatus(
                f"{page.label}: {address} answered {answer.status}, not {page.status}"
            )
        return answer

    def _post(self, page: Page, address: str) -> Answer:
        if address not in self.versions:
            self.versions[address] = self._shown_version(address, page.who)
        version = self.versions[address]
        # The answer that is stored is the other one, so this one is always written.
        values = {**page.posted[version % 2], "_rev": str(version)}
        answer = self.client.post(address, values, who=page.who)
        self.versions[address] += 1
        return answer

    def _shown_version(self, address: str, who: str) -> int:
        found = SHOWN_VERSION.search(self.client.get(address, who=who).body)
        if found is None:
            raise UnexpectedStatus(f"{address} shows no version of its answer")
        return int(found[1])


def measure(visitor: Visitor, rounds: int) -> dict[str, Measured]:
    """Return what each page took; pages take turns, so that a slow minute hits all alike."""
    measured = {page.key: Measured() for page in PAGES}
    for page in _times(WARM_UP):
        visitor.visit(page)
    for _round in range(rounds):
        for page in _times(REQUESTS_IN_A_ROUND):
            measured[page.key].add(visitor.visit(page))
    return measured


def _times(count: int) -> Iterator[Page]:
    for page in PAGES:
        for _number in range(count):
            yield page
