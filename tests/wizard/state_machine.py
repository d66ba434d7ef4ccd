"""A person who does everything in any order: the rules, and what must hold after each."""

import sys
from contextlib import ExitStack
from datetime import timedelta
from random import Random
from uuid import UUID

import time_machine
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import resolve
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from applications.access import Actor
from applications.actions.drafts import start_draft
from applications.questions.catalogue import FLOW
from applications.questions.flow import Group, Step
from applications.questions.household import CHILDREN, OTHER_ADULTS
from applications.wizard.opening import progress_of
from eservice import clock
from eservice.ui.choices import OneOf, SeveralOf
from eservice.ui.forms import RowSet
from tests.factories import make_applicant, make_draft
from tests.wizard.state_machine_browser import BACK, TALLY, Browser
from tests.wizard.state_machine_ending import goes_on, send, sends_at_last
from tests.wizard.state_machine_values import scribble

START = "2026-11-22 12:00+01:00"
QUERIES = ("", "?till=kontrollera", "?till=del", "?efter=manad", "?fel=1", "?till=x&efter=barn-3")
# Longer than a login lasts on any device.
LONG_AWAY = timedelta(days=2)
chance = st.randoms(use_true_random=True)


def is_branching(step: Step) -> bool:
    """True for a question of choices, which others may depend on."""
    fields = getattr(step.form, "base_fields", {})
    return any(isinstance(field, OneOf | SeveralOf) for field in fields.values())


class Applying(RuleBasedStateMachine):
    """One person, her browser, and another tab where pages have been left open."""

    def __init__(self) -> None:
        super().__init__()
        self.around = ExitStack()
        self.travel = self.around.enter_context(time_machine.travel(START))
        self.around.enter_context(transaction.atomic())
        self.left_open: list[tuple[Step, str]] = []

    @initialize(is_known=st.booleans(), is_protected=st.booleans(), is_whole=st.booleans())
    def arrives(self, is_known: bool, is_protected: bool, is_whole: bool) -> None:
        person = {} if is_known else {"number": None}
        user = make_applicant(is_protected=is_protected, **person)
        self.browser, self.other_tab = Browser(user), Browser(user)
        self.takes_up((make_draft(user) if is_whole else start_draft(Actor(user))).pk)

    def takes_up(self, draft_id: UUID) -> None:
        self.left_open.clear()
        for browser in (self.browser, self.other_tab):
            browser.draft_id = draft_id
            browser.typed.clear()

    def on_path(self, r: Random, fits=lambda step: True) -> Step | None:
        """Return one of the questions that are asked now and that fit."""
        steps = [step for step in progress_of(self.browser.draft).path.values() if fits(step)]
        return r.choice(steps) if steps else None

    def anywhere(self, r: Random) -> Step:
        """Return any question there is, also about a child that isn't there."""
        step = r.choice(FLOW.steps)
        return step.about(r.choice((1, 1, 2, 3, 17, 99))) if FLOW.is_per_item(step) else step

    def rev(self, step: Step) -> str:
        row = self.browser.draft.answers.filter(step=step.key).first()
        return str(row.rev if row else 0)

    # Going on and looking round

    @rule(r=chance, pages=st.integers(1, 15))
    def answers_what_comes_next(self, r: Random, pages: int) -> None:
        goes_on(self.browser, r, pages)

    @rule(r=chance)
    def answers_one_question(self, r: Random) -> None:
        self.browser.answers(self.on_path(r), r)

    @rule(r=chance)
    def changes_her_mind(self, r: Random) -> None:
        page_query = r.choice(("", "?till=kontrollera", "?till=del"))
        step = self.on_path(r, is_branching)
        page = self.browser.opens(self.browser.url("step", step.path, query=page_query))
        self.browser.answers(step, r, page)

    @rule(r=chance)
    def looks_at_pages(self, r: Random) -> None:
        path = self.anywhere(r).path
        self.browser.opens(self.browser.url("step", path, query=r.choice(QUERIES)))
        for found in progress_of(self.browser.draft).sections():
            self.browser.opens(self.browser.url("section", found.section.path))
        for name in ("check", "send", "delete_draft"):
            self.browser.opens(self.browser.url(name))

    @rule(r=chance)
    def goes_back(self, r: Random) -> None:
        page = self.browser.opens(self.browser.url("step", self.on_path(r).path))
        for link in page.find(BACK):
            self.browser.opens(link)

    # Typing what is wrong, too little or in the wrong place

    @rule(r=chance, button=st.sampled_from(["", "_skip", "_later"]))
    def scribbles(self, r: Random, button: str) -> None:
        step = self.on_path(r)
        self.browser.scribbles(step, r, self.rev(step), **({button: "1"} if button else {}))

    @rule(r=chance, rev=st.sampled_from(["", "0", "1", "999", "x", "-1"]))
    def scribbles_anywhere(self, r: Random, rev: str) -> None:
        self.browser.scribbles(self.anywhere(r), r, rev)

    @rule(r=chance)
    def sends_an_empty_page(self, r: Random) -> None:
        step = self.on_path(r)
        self.browser.saves(step, {}, _rev=self.rev(step))

    @rule(r=chance)
    def presses_twice(self, r: Random) -> None:
        step = self.on_path(r)
        typed, rev = scribble(step.form, r), self.rev(step)
        for _press in range(2):
            self.browser.saves(step, typed, _rev=rev)

    # Two tabs

    @rule(r=chance)
    def leaves_a_page_open(self, r: Random) -> None:
        step = self.on_path(r)
        page = self.other_tab.opens(self.other_tab.url("step", step.path))
        self.left_open.append((step, page.rev))

    @precondition(lambda self: self.left_open)
    @rule(r=chance, is_scribble=st.booleans())
    def saves_the_page_left_open(self, r: Random, is_scribble: bool) -> None:
        step, rev = self.left_open.pop(r.randrange(len(self.left_open)))
        self.other_tab.scribbles(step, r, rev, **({} if is_scribble else {"_later": "1"}))

    # Rows and items

    @rule(r=chance, button=st.sampled_from(["_add", "_remove"]))
    def adds_or_removes_a_row(self, r: Random, button: str) -> None:
        step = self.on_path(r, lambda step: issubclass(step.form, RowSet))
        if step is not None:
            pressed = {button: str(r.choice((0, 1, 7)))}
            self.browser.scribbles(step, r, self.rev(step), **pressed)

    @rule(r=chance, group=st.sampled_from([CHILDREN, OTHER_ADULTS]))
    def adds_one_of_several(self, r: Random, group: Group) -> None:
        number = progress_of(self.browser.draft).next_item(group)
        step = group.first.about(number or 99)
        page = self.browser.opens(self.browser.url("step", step.path))
        if page.name == "step":
            self.browser.answers(step, r, page)

    @rule(r=chance, group=st.sampled_from([CHILDREN, OTHER_ADULTS]))
    def removes_one_of_several(self, r: Random, group: Group) -> None:
        items = progress_of(self.browser.draft).stored_items(group)
        number = str(r.choice([*items, 99]))
        path = self.browser.url("step", group.listing.path)
        self.browser.opens(f"{path}?ta-bort={number}")
        after = self.browser.post(path, {"_remove": [number]}, frozenset({302}))
        self.browser.opens(after.path)

    # Leaving and coming back

    @rule()
    def logs_out_and_in(self) -> None:
        self.browser.post("/logga-ut/", {}, frozenset({302}))
        page = self.browser.get(self.browser.url("draft"), frozenset({302}))
        assert page.name == "login"
        self.browser.log_in()

    @rule(r=chance)
    def types_when_the_login_has_ended(self, r: Random) -> None:
        step = self.on_path(r)
        url, typed = self.browser.url("step", step.path), scribble(step.form, r)
        Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
        page = self.browser.post(url, typed | {"_rev": [self.rev(step)]}, frozenset({302}))
        assert page.name == "login"
        for browser in (self.browser, self.other_tab):
            browser.log_in()
        shown = self.browser.opens(url)
        assert "Din inloggning hade gått ut." in shown.text
        self.browser.saves(step, typed, _rev=shown.rev)

    @rule(days=st.integers(1, 40))
    def comes_back_another_day(self, days: int) -> None:
        self.travel.shift(timedelta(days=days))
        for browser in (self.browser, self.other_tab):
            browser.log_in()

    # Sending

    @rule()
    def forgets_to_sign(self) -> None:
        self.browser.post(self.browser.url("send"), {}, frozenset({200, 302}))
        assert self.browser.draft.sent_at is None

    @rule(r=chance)
    def sends(self, r: Random) -> None:
        if send(self.browser):
            self.begins_again()

    def begins_again(self) -> None:
        """She starts a new application, for another month."""
        page = self.browser.post("/ansokan/ny/", {}, frozenset({302}))
        self.browser.opens(page.path)
        self.takes_up(resolve(page.path).kwargs["draft_id"])

    # What must hold after each of these

    @invariant()
    def the_way_on_is_open(self) -> None:
        TALLY["steps"] += 1
        if hasattr(self, "browser"):
            self.browser.opens(self.browser.opens(self.browser.url("draft")).button)

    @invariant()
    def nothing_typed_is_lost(self) -> None:
        if hasattr(self, "browser"):
            self.other_tab.typed, typed = [], self.browser.typed + self.other_tab.typed
            self.browser.typed = typed
            assert self.browser.lost() == []

    def teardown(self) -> None:
        """Whatever has happened, the application can be filled in to its end and sent."""
        try:
            if sys.exception() is None:
                sends_at_last(self.browser, Random(TALLY["steps"]))
        finally:
            self.around.close()
