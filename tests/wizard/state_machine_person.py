"""A person with a draft, her browser and another tab; and what must hold after all she does."""

import sys
from contextlib import ExitStack
from random import Random
from uuid import UUID

import time_machine
from django.db import transaction
from django.urls import resolve
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.wizard.opening import progress_of
from tests.browser.world import WIDE
from tests.factories import make_applicant, make_draft, whole_answers
from tests.wizard.state_machine_browser import TALLY, Browser
from tests.wizard.state_machine_ending import sends_at_last

# What she has answered already; to have ticked everything makes a long path with many branches.
ANSWERED = {"nothing": dict, "all": whole_answers, "wide": lambda: whole_answers() | WIDE}
START = "2026-11-22 12:00+01:00"


class Person(RuleBasedStateMachine):
    """One person, her browser, and another tab where pages have been left open."""

    def __init__(self) -> None:
        super().__init__()
        self.around = ExitStack()
        self.travel = self.around.enter_context(time_machine.travel(START))
        self.around.enter_context(transaction.atomic())
        self.left_open: list[tuple[Step, str]] = []
        self.has_sent = False

    @initialize(
        is_known=st.booleans(),
        is_protected=st.booleans(),
        answered=st.sampled_from(sorted(ANSWERED)),
        ending=st.randoms(use_true_random=True),
    )
    def arrives(self, is_known: bool, is_protected: bool, answered: str, ending: Random) -> None:
        self.ending = ending
        person = {} if is_known else {"number": None}
        user = make_applicant(is_protected=is_protected, **person)
        self.browser, self.other_tab = Browser(user), Browser(user)
        self.takes_up(make_draft(user, ANSWERED[answered]()).pk)

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

    def begins_again(self) -> None:
        """She starts a new application, for another month."""
        self.has_sent = True
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
                sends_at_last(self.browser, self.ending)
        finally:
            transaction.set_rollback(True)
            self.around.close()
