"""A browser for the state machine: it reads pages, sends what is typed, and remembers both.

Every answer is looked at: a status that no page may have, or a typed text that is in the
database no more, is a fault.
"""

import json
from collections import Counter
from dataclasses import dataclass
from random import Random
from urllib.parse import urlsplit

from django.test import Client
from django.urls import Resolver404, resolve, reverse
from hypothesis import note
from lxml import html

from applications.models import Answer, AnswerRevision, Draft
from applications.questions.flow import Step
from applications.wizard.opening import progress_of
from eservice.people.models import User
from tests.factories import listed
from tests.wizard.state_machine_values import Typed, scribble, whole_answer

# How much has been done, in all: steps, pages, sends.
TALLY: Counter[str] = Counter()
MAIN_BUTTON = "//main//a[contains(concat(' ', @class, ' '), ' govuk-button ')]/@href"
REV = "//main//input[@name='_rev']/@value"
BACK = "//nav//a/@href | //a[contains(@class, 'govuk-back-link')]/@href"


@dataclass(frozen=True)
class Page:
    """One page as the browser shows it."""

    path: str
    status: int
    text: str

    @property
    def name(self) -> str:
        """The name of the page's address."""
        try:
            return resolve(urlsplit(self.path).path).url_name
        except Resolver404:
            return ""

    @property
    def step(self) -> str:
        """The address of the question that the page asks."""
        return resolve(urlsplit(self.path).path).kwargs["step"]

    def find(self, xpath: str) -> list[str]:
        return html.fromstring(self.text).xpath(xpath)

    @property
    def rev(self) -> str:
        return next(iter(self.find(REV)), "")

    @property
    def button(self) -> str:
        """Where the one main link leads."""
        links = self.find(MAIN_BUTTON)
        assert len(links) == 1, f"{self.path} has {len(links)} ways to go on: {links}"
        return links[0]


class Browser:
    """One tab of one person, with one draft open."""

    def __init__(self, user: User) -> None:
        self.user, self.client = user, Client()
        self.draft_id, self.typed = None, []
        self.log_in()

    def log_in(self) -> None:
        self.client.force_login(self.user)

    @property
    def draft(self) -> Draft:
        return Draft.objects.select_related("person").get(pk=self.draft_id)

    def url(self, name: str, *args: str, query: str = "") -> str:
        return reverse(name, args=[self.draft_id, *args]) + query

    def _came(self, response, path: str, allowed: set[int]) -> Page:
        TALLY["pages"] += 1
        shown = response.get("Location", path) if response.status_code == 302 else path
        note(f"    {response.status_code} {shown}")
        assert response.status_code in allowed, f"{path}: {response.status_code}"
        return Page(shown, response.status_code, response.content.decode())

    def get(self, path: str, allowed: frozenset[int] = frozenset({200, 302})) -> Page:
        note(f"GET {path}")
        return self._came(self.client.get(path.partition("#")[0]), path, set(allowed))

    def opens(self, path: str) -> Page:
        """Open an address and go where it leads: in the end there is a page."""
        page = self.get(path)
        for _hop in range(4):
            if page.status == 200:
                return page
            page = self.get(page.path)
        raise AssertionError(f"{path} leads round and round")

    def post(self, path: str, typed: Typed, allowed: frozenset[int]) -> Page:
        note(f"POST {path} {typed}")
        return self._came(self.client.post(path, typed), path, set(allowed))

    def saves(self, step: Step, typed: Typed, *, query: str = "", **pressed: str) -> Page:
        """Press a button on the page of a question; what was typed must be kept."""
        values = typed | {name: [text] for name, text in pressed.items()}
        page = self.post(
            self.url("step", step.path, query=query), values, frozenset({200, 302, 409})
        )
        leave_out = pressed.get("_remove")
        self.typed.append(_kept(step, typed, leave_out))
        if page.status == 302:
            self.opens(page.path)
        return page

    def answers(self, step: Step, r: Random, page: Page | None = None, **pressed: str) -> Page:
        """Answer a question as it is asked, whole; the answer must be taken."""
        page = page or self.opens(self.url("step", step.path))
        if not page.rev:
            # A paper that has been sent is no longer asked about: there is only the way on.
            return self.opens(page.button)
        words = progress_of(self.draft, step).form_words(step)
        typed = whole_answer(step.form, r, words)
        after = self.saves(step, typed, query=query_of(page), _rev=page.rev, **pressed)
        taken = after.status == 302 or "Det finns redan en ansökan för den månaden" in after.text
        assert taken, f"{step.path} refused {typed}"
        return after

    def scribbles(self, step: Step, r: Random, rev: str, **pressed: str) -> Page:
        """Type anything on a page and save."""
        return self.saves(step, scribble(step.form, r), _rev=rev, **pressed)

    def lost(self) -> list[str]:
        """Return what was typed and is nowhere in the database."""
        stored = [
            _canonical(row.raw)
            for model in (Answer, AnswerRevision)
            for row in model.objects.filter(draft=self.draft_id)
        ]
        return sorted(set(self.typed) - set(stored))


def query_of(page: Page) -> str:
    query = urlsplit(page.path).query
    return f"?{query}" if query else ""


def _canonical(raw: dict) -> str:
    kept = {name: texts for name, texts in raw.items() if not name.endswith("_FORMS")}
    return json.dumps(kept, sort_keys=True)


def _kept(step: Step, typed: Typed, leave_out: str | None) -> str:
    """Return what must be kept of a page; a row that she removes need not be."""
    row = {"leave_out": int(leave_out)} if leave_out is not None else {}
    return _canonical(step.form.raw_from(listed(typed), **row))
