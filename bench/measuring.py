"""Rounds of requests, and what they took."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles

from bench.client import Answer, Client, UnexpectedStatus
from bench.pages import PAGES, Page

WARM_UP = 1
REQUESTS_IN_A_ROUND = 2
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
        tenths = quantiles(self.times, n=10, method="inclusive")
        return tenths[0], tenths[-1]


class Visitor:
    """Opens pages and posts answers. Every POST follows the version that the last one made."""

    def __init__(self, client: Client, addresses: Mapping[str, str]) -> None:
        self.client = client
        self.addresses = addresses
        self.versions: dict[str, int] = {}

    def visit(self, page: Page) -> Answer:
        """Return the answer; raises UnexpectedStatus for any other than the page's own, and for
        a page without what it is measured for: an empty list is no fast list."""
        address = self.addresses[page.address]
        if page.posted:
            answer = self._post(page, address)
        elif page.asked:
            answer = self.client.post(address, page.asked, who=page.who)
        else:
            answer = self.client.get(address, who=page.who)
        if answer.status != page.status:
            raise UnexpectedStatus(
                f"{page.label}: {address} answered {answer.status}, not {page.status}"
            )
        if page.shows.encode() not in answer.body:
            raise UnexpectedStatus(f"{page.label}: {address} shows no {page.shows}")
        return answer

    def _post(self, page: Page, address: str) -> Answer:
        if address not in self.versions:
            body = self.client.get(address, who=page.who).body
            self.versions[address] = shown_version(body, address)
        version = self.versions[address]
        # The answer that is stored is the other one, so this one is always written.
        values = {**page.posted[version % 2], "_rev": str(version)}
        answer = self.client.post(address, values, who=page.who)
        self.versions[address] += 1
        return answer


def shown_version(body: bytes, address: str) -> int:
    """Return the version of the answer that a page shows; the address is said in the error."""
    found = SHOWN_VERSION.search(body)
    if found is None:
        raise UnexpectedStatus(f"{address} shows no version of its answer")
    return int(found[1])


def measure(visitors: list[Visitor], rounds: int) -> list[dict[str, Measured]]:
    """Return what each page took each visitor's server.

    Pages and servers take turns, so that a slow minute hits all alike.
    """
    measured = [{page.key: Measured() for page in PAGES} for _visitor in visitors]
    for place, page in _turns(visitors, WARM_UP):
        visitors[place].visit(page)
    for _round in range(rounds):
        for place, page in _turns(visitors, REQUESTS_IN_A_ROUND):
            measured[place][page.key].add(visitors[place].visit(page))
    return measured


def _turns(visitors: list[Visitor], count: int) -> Iterator[tuple[int, Page]]:
    for page in PAGES:
        for place in range(len(visitors)):
            for _number in range(count):
                yield place, page
