"""What is counted once, not timed: bytes, requests and memory."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.client import Client
from bench.first_visit import first_visit
from bench.server import memory


@dataclass(frozen=True)
class Figure:
    """One number, and the most it may be; without a value it can't be had on this machine."""

    key: str
    label: str
    value: float | None
    most: float | None = None

    @property
    def is_met(self) -> bool | None:
        return None if self.value is None or self.most is None else self.value <= self.most


def counted(client: Client, addresses: Mapping[str, str]) -> list[Figure]:
    """Return every figure; the worker has answered all the requests before."""
    step = client.get(addresses["first_step"], who="applicant", accept="gzip, br")
    found = memory(int(step.headers["X-Process"])) or {}
    libraries = found.get("pdf_libraries")
    return [
        *_first_visit(client, addresses["start"]),
        Figure("further_step_bytes", "a further step, bytes", step.bytes_on_the_wire, 5_000),
        Figure("worker_rss_mb", "worker, MB resident", found.get("rss_mb"), 90),
        Figure("worker_pss_mb", "worker, MB with shared pages shared", found.get("pss_mb")),
        Figure(
            "pdf_libraries",
            "PDF libraries in the worker",
            None if libraries is None else len(libraries),
            0,
        ),
    ]


def _first_visit(client: Client, address: str) -> list[Figure]:
    gzip, brotli = (first_visit(client, address, encoding) for encoding in ("gzip", "br"))
    return [
        Figure("first_visit_requests", "first visit, requests", gzip.requests, 5),
        Figure("first_visit_elsewhere", "  to third parties", len(gzip.elsewhere), 0),
        Figure("first_visit_gzip_bytes", "first visit, bytes with gzip", gzip.bytes_sent, 40_000),
        Figure("first_visit_br_bytes", "first visit, bytes with brotli", brotli.bytes_sent),
        Figure("javascript_bytes", "JavaScript, bytes with gzip", gzip.bytes_of(".js"), 5_000),
    ]
