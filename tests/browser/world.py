"""Everyone and everything that the tour of all pages looks at, made when it is first asked for."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache, cached_property

from django.db import transaction
from playwright.sync_api import Page

from applications.access import Actor
from applications.actions.cases import (
    hand_over_case,
    move_to,
    start_investigation,
    take_case,
    withdraw_case,
    write_note,
)
from applications.actions.letters import render_letter
from applications.models import Case, Draft
from applications.questions.catalogue import FLOW
from applications.questions.cost_kinds import COST_KINDS
from applications.questions.flow import Step
from applications.questions.home import TITLES
from applications.questions.income_kinds import INCOME_KINDS
from applications.statuses import CaseStage
from applications.wizard.opening import progress_of
from eservice import clock
from eservice.people.models import User
from tests.factories import (
    answer,
    make_applicant,
    make_case,
    make_caseworker,
    make_draft,
    whole_answers,
)

# Answers that put as many steps as possible on the path of one draft.
WIDE = {
    "acute": {"acute": ["food", "sleep"]},
    "month": {"month": "other"},
    "help": {"help": "beside"},
    "citizenship": {"citizenship": "other"},
    "income_kinds": {"income_kinds": [kind.key for kind in INCOME_KINDS]},
    "cost_kinds": {"cost_kinds": [kind.key for kind in COST_KINDS]},
    "payout": {"payout": "account"},
}
DAYS_AGO = {"late": 40, "very late": 250}


class World:
    """People by name, drafts by how far they have come, cases by what has happened to them."""

    def __init__(self, log_in: Callable[[Page, User], None]) -> None:
        self.log_in = log_in
        self.case = cache(self._case)

    @cached_property
    def anna(self) -> User:
        return make_applicant(given_name="Anna", family_name="Exempel")

    @cached_property
    def david(self) -> User:
        """He has no number, so that he is asked who he is."""
        return make_applicant(given_name="David", family_name="Testman", number=None)

    @cached_property
    def newcomer(self) -> User:
        return make_applicant()

    @cached_property
    def nobody(self) -> User:
        """A login without a person."""
        return User.objects.create(issuer="test", subject="nobody")

    @cached_property
    def maja(self) -> User:
        return make_caseworker()

    @cached_property
    def nils(self) -> User:
        return make_caseworker(given_name="Nils", family_name="Modell")

    @cached_property
    def alone(self) -> User:
        """The only caseworker of a unit, who has no case either."""
        return make_caseworker(unit="vuxen")

    @cached_property
    def new_draft(self) -> Draft:
        return make_draft(self.anna, {})

    @cached_property
    def whole_draft(self) -> Draft:
        return make_draft(self.anna)

    @cached_property
    def started_draft(self) -> Draft:
        return make_draft(self.anna, {"acute": {"acute": "none"}, "address": {"where": "address"}})

    @cached_property
    def drafts(self) -> list[Draft]:
        """Drafts that together have every step on their paths."""
        homes = [make_draft(self.anna, {"housing_form": {"housing_form": key}}) for key in TITLES]
        return [make_draft(self.anna, WIDE), *homes, make_draft(self.david, {})]

    @cached_property
    def paths(self) -> list[tuple[Draft, set[str]]]:
        return [(draft, set(progress_of(draft).path)) for draft in self.drafts]

    def draft_with(self, step: Step) -> Draft:
        """Return a draft that has the step on its path."""
        return next(draft for draft, path in self.paths if step.key in path)

    def owner(self, draft: Draft) -> User:
        return next(user for user in (self.anna, self.david) if user.person_id == draft.person_id)

    def _case(self, state: str) -> Case:
        """Return a case that this has happened to; each has an applicant of its own."""
        with clock.at(clock.now() - timedelta(days=DAYS_AGO.get(state, 0))):
            case = make_case(make_applicant(), **self._answers(state))
        for do in self._course(state):
            do()
        case.refresh_from_db()
        if state in {"communicated", "decided", "closed"}:
            self._move(case, state)
        return case

    def _answers(self, state: str) -> dict:
        urgent = {"acute": {"acute": ["food"]}, "acute_advice": {"acute_advice": "Inget kvar."}}
        return urgent if state == "handed over" else {}

    def _course(self, state: str) -> list[Callable]:
        """Return what is done after sending: one thing more for each state in the row."""
        case = Case.objects.latest("received_at") if state not in DAYS_AGO else self._oldest()
        maja, nils = Actor(self.maja), Actor(self.nils)
        take = [lambda: take_case(maja, case_id=case.pk)]
        start = [*take, lambda: start_investigation(maja, case_id=case.pk)]
        note = [*start, lambda: write_note(maja, case_id=case.pk, text="Ringde.\n\nInget svar.")]
        over = [*note, lambda: hand_over_case(maja, case_id=case.pk, to=nils.user)]
        withdraw = [lambda: withdraw_case(Actor(self._applicant(case)), case_id=case.pk)]
        letter = [lambda: render_letter.call(str(case.letters.get().pk))]
        return {
            "received": [],
            "with receipt": letter,
            "taken": take,
            "handed over": over,
            "withdrawn": withdraw,
            "late": take,
            "very late": [],
        }.get(state, note)

    def _oldest(self) -> Case:
        return Case.objects.earliest("received_at")

    def _applicant(self, case: Case) -> User:
        return case.person.users.get()

    @transaction.atomic
    def _move(self, case: Case, state: str) -> None:
        stages = {"closed": [CaseStage.DECIDED, CaseStage.CLOSED]}.get(state, [CaseStage(state)])
        for stage in stages:
            move_to(case, stage)

    def as_applicant(self, page: Page, case: Case) -> None:
        self.log_in(page, self._applicant(case))


ALL_STEPS = FLOW.steps
__all__ = ["ALL_STEPS", "World", "answer", "whole_answers"]
