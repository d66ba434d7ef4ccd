"""Walks the pages of giving and answering help, as a browser does."""

import html
import re
from typing import Any

from django.test import Client
from django.urls import reverse

from eservice import clock
from eservice.people.models import Organisation

GIVE = "/mina-sidor/hjalp/ge/"
AGREE = f"{GIVE}godkann/"
CODE = "/hjalper/kod/"

# The answers of the shortest way: a person, the bundle "help", all applications, three months.
USUAL = {
    "vem": {"who": "person"},
    "person": {"name": "Kim"},
    "vad": {"bundle": "help"},
    "vilken": {"matter": "all"},
    "hur-lange": {"length": "3"},
}


def text(response) -> str:
    """Return the words of the page's main part."""
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    words = re.sub(r"<(?:svg|input)\b.*?>|<[^>]+>", " ", re.sub(r"(?s)<svg.*?</svg>", " ", main))
    return re.sub(r" (?=[.,:?])", "", " ".join(html.unescape(words).split()))


def hidden(response, name: str) -> str:
    """Return the value of a hidden field on the page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    return found[1] if found else ""


def post_part(client: Client, part: str, body: dict[str, Any], query: str = ""):
    """Open a page of the way, and send it with what it carries along."""
    url = f"{GIVE}{part}/{query}"
    page = client.get(url)
    assert page.status_code == 200, (part, page.status_code)
    return client.post(url, body | {"so_far": hidden(page, "so_far")})


def choose(client: Client, **changes: dict[str, Any]) -> str:
    """Answer page after page until the last one; returns its address."""
    answers = USUAL | {name.replace("_", "-"): body for name, body in changes.items()}
    url = f"{GIVE}vem/"
    while url != AGREE:
        response = post_part(client, url.removeprefix(GIVE).strip("/"), answers[part_of(url)])
        assert response.status_code == 302, (url, text(response))
        url = response["Location"]
    return url


def choose_until(client: Client, part: str) -> None:
    """Answer the pages before this one."""
    bodies = {"vem": {"who": "person"}, "person": {"name": "Kim"}, "vad": {"bundle": "help"}}
    for name in list(bodies)[: list(bodies).index(part)]:
        post_part(client, name, bodies[name])


def part_of(url: str) -> str:
    return url.removeprefix(GIVE).strip("/")


def agree(client: Client):
    """Read the text and say yes."""
    page = client.get(AGREE)
    fields = {name: hidden(page, name) for name in ("so_far", "digest")}
    return client.post(AGREE, fields)


def code_on(response) -> str:
    """Return the code that a page shows."""
    groups = re.findall(r"<span>([A-Z2-9]{4})</span>", response.content.decode())
    assert len(groups) == 3
    return "-".join(groups)


def give(client: Client, **changes: dict[str, Any]) -> str:
    """Give help all the way; returns the code."""
    choose(client, **changes)
    return code_on(agree(client))


def answer_code(client: Client, code: str, answer: str = "yes"):
    """Type the code, read the offer, and answer."""
    offer = client.post(CODE, {"code": code})
    assert offer.status_code == 200
    return client.post(CODE, {"code": hidden(offer, "code"), "answer": answer})


def grant_url(name: str, grant, query: str = "") -> str:
    return reverse(name, args=[grant.pk]) + query


def make_organisation(name: str, **values: Any) -> Organisation:
    """An organisation that may be named, unless the values say otherwise."""
    number = f"802{Organisation.objects.count():07}"
    return Organisation.objects.create(
        **{"name": name, "number": number, "verified_at": clock.now()} | values
    )
