"""An unchanged renewal, pressed through page by page, and counted."""

from collections.abc import Mapping
from typing import Any

from bench.client import Answer, Client, UnexpectedStatus
from bench.figures import Figure
from bench.measuring import shown_version

WHO = "renewer"
# The goal of the service; more pages than GOES_ON are a way without an end.
MOST, GOES_ON = 12, 40
CHECK, SEND, CONFIRM = "kontrollera/", "skicka/", "stammer/"


def renewal_figure(client: Client, renewal: Mapping[str, Any]) -> Figure:
    """Return the pages from the first to the receipt, the declaration counted; it is sent."""
    address = _led_to(client.post(renewal["start"], renewal["way"], who=WHO), renewal["start"])
    pages = 0
    while not address.endswith(CHECK):
        pages += 1
        if pages > GOES_ON:
            raise UnexpectedStatus(f"the renewal goes on after {GOES_ON} pages, at {address}")
        address = _pressed(client, address, renewal["given"])
    send = address.removesuffix(CHECK) + SEND
    _led_to(client.post(send, {"declare": "yes"}, who=WHO), send)
    return Figure("renewal_pages", "pages of an unchanged renewal", pages + 1, MOST)


def _pressed(client: Client, address: str, given: Mapping[str, Any]) -> str:
    """Confirm the page, or answer it, and return where that leads to."""
    body = client.get(address, who=WHO).body
    if f"{address}{CONFIRM}".encode() in body:
        return _led_to(client.post(f"{address}{CONFIRM}", {}, who=WHO), address)
    step = address.rstrip("/").rpartition("/")[2]
    if step not in given:
        raise UnexpectedStatus(f"an unchanged renewal asks for {address}")
    values = {**given[step], "_rev": str(shown_version(body, address))}
    return _led_to(client.post(address, values, who=WHO), address)


def _led_to(answer: Answer, address: str) -> str:
    if answer.status != 302:
        raise UnexpectedStatus(f"{address} answered {answer.status} in a renewal, not 302")
    return answer.headers["Location"].partition("?")[0]
