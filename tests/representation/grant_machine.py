"""Random giving, narrowing, renewing, taking back, expiring and acting, beside a small model.

The model is a list of grants with what is left of each; it knows nothing of rows or queries.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from applications.access import Actor, Verb, can
from applications.actions.accepting import accept_by_code, decline
from applications.actions.drafts import locked_draft
from applications.actions.grants import confirm_grant, give_grant, not_this_person
from applications.actions.invitations import LASTS
from applications.actions.revoking import renew, revoke
from applications.errors import CodeRefused, NotAllowed
from applications.models import Draft
from applications.powers import BUNDLES, NEEDS, OMBUD_POWERS, Power, missing_needs
from applications.queries import acting_on
from eservice import clock
from tests.factories import make_applicant
from tests.helping import offer_to

TALLY: Counter[str] = Counter()
START = date(2026, 11, 2)

READ = frozenset({Power.READ_ANSWERS})
WANTED: dict[Verb, frozenset[Power]] = {
    Verb.READ_DRAFT: READ,
    Verb.EDIT_DRAFT: READ | {Power.EDIT_DRAFT},
    Verb.UPLOAD_DOCUMENT: READ | {Power.UPLOAD},
    Verb.SEND_DRAFT: READ | {Power.SUBMIT},
}
bundles = st.sampled_from([frozenset(bundle.powers) for bundle in BUNDLES])
singly = st.sets(st.sampled_from(list(Power)), min_size=1).map(
    lambda chosen: frozenset(chosen).union(*(NEEDS.get(power, frozenset()) for power in chosen))
)
powers = bundles | singly


@dataclass
class Given:
    """What the model knows of one grant."""

    id: Any
    code: str
    helper: int
    draft: int | None
    left: frozenset[Power]
    is_ombud: bool
    valid_to: date
    code_ends: datetime
    is_answered: bool = False
    is_confirmed: bool = False
    is_over: bool = False

    def gives(self, draft: int, today: date) -> frozenset[Power]:
        is_live = self.is_answered and self.is_confirmed and not self.is_over
        is_here = self.draft in {None, draft}
        return self.left if is_live and is_here and today <= self.valid_to else frozenset()


@dataclass
class World:
    """One person with two drafts, two who might help her, and the grants of the model."""

    grantor: Any
    helpers: list[Any]
    drafts: list[Draft]
    given: list[Given] = field(default_factory=list)


class Helping(RuleBasedStateMachine):
    """Whatever is done in whatever order, nobody may more than the model says."""

    @initialize()
    def begins(self):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.clock = time_machine.travel(START, tick=False)
        self.traveller = self.clock.start()
        grantor = make_applicant()
        drafts = [Draft.objects.create(person=grantor.person, flow_version="x") for _n in "12"]
        helpers = [make_applicant(), make_applicant()]
        self.world = World(grantor=grantor, helpers=helpers, drafts=drafts)
        TALLY["sequences"] += 1

    def teardown(self):
        if hasattr(self, "savepoint"):
            self.clock.stop()
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @property
    def anna(self) -> Actor:
        return Actor(self.world.grantor)

    def pick(self, number: int) -> Given:
        return self.world.given[number % len(self.world.given)]

    @rule(
        helper=st.integers(0, 1),
        chosen=powers,
        draft=st.sampled_from([None, 0, 1]),
        days=st.integers(0, 60),
    )
    def gives(self, helper, chosen, draft, days):
        end = clock.today() + timedelta(days=days)
        where = None if draft is None else self.world.drafts[draft]
        offer = offer_to(powers=chosen, draft=where, valid_to=end)
        (grant, code), is_ombud = give_grant(self.anna, offer=offer), bool(chosen & OMBUD_POWERS)
        self.world.given.append(
            Given(grant.pk, code.text, helper, draft, chosen, is_ombud, end, clock.now() + LASTS)
        )

    @precondition(lambda self: self.world.given)
    @rule(number=st.integers(0, 9))
    def answers(self, number):
        given = self.pick(number)
        if given.is_answered or given.is_over or not given.left or clock.today() > given.valid_to:
            return
        helper = Actor(self.world.helpers[given.helper])
        if clock.now() >= given.code_ends:
            with pytest.raises(CodeRefused):
                accept_by_code(helper, code=given.code)
            return
        accept_by_code(helper, code=given.code)
        given.is_answered = True

    @precondition(lambda self: self.world.given)
    @rule(number=st.integers(0, 9))
    def confirms(self, number):
        given = self.pick(number)
        if not given.is_answered or given.is_over or not given.left:
            return
        helper = self.world.helpers[given.helper]
        confirm_grant(self.anna, grant_id=given.id, accepted_by=helper.pk)
        given.is_confirmed = True

    @precondition(lambda self: self.world.given)
    @rule(number=st.integers(0, 9))
    def says_it_is_someone_else(self, number):
        given = self.pick(number)
        if given.is_confirmed:
            return
        not_this_person(self.anna, grant_id=given.id)
        given.is_over = True

    @precondition(lambda self: self.world.given)
    @rule(number=st.integers(0, 9), leaving=st.sets(st.sampled_from(list(Power)), min_size=1))
    def narrows(self, number, leaving):
        given = self.pick(number)
        revoke(self.anna, grant_id=given.id, powers=leaving)
        left = given.left - leaving
        while broken := {power for power in left if missing_needs(frozenset({power})) - left}:
            left -= broken
        given.left = frozenset(left)

    @precondition(lambda self: self.world.given)
    @rule(number=st.integers(0, 9), is_quiet=st.booleans())
    def takes_all_back(self, number, is_quiet):
        given = self.pick(number)
        revoke(self.anna, grant_id=given.id, is_quiet=is_quiet)
        given.left = frozenset()

    @precondition(lambda self: self.world.given)
    @rule(number=st.integers(0, 9), fewer=powers, days=st.integers(0, 60))
    def renews(self, number, fewer, days):
        given = self.pick(number)
        chosen = given.left & fewer
        can_renew = given.is_confirmed and not given.is_over
        if not (can_renew and chosen) or missing_needs(chosen):
            return
        end = clock.today() + timedelta(days=days)
        new = renew(self.anna, grant_id=given.id, powers=chosen, valid_to=end)
        given.left = frozenset()
        self.world.given.append(
            Given(
                new.pk,
                "",
                given.helper,
                given.draft,
                chosen,
                bool(chosen & OMBUD_POWERS),
                end,
                clock.now(),
                is_answered=True,
                is_confirmed=True,
            )
        )

    @precondition(lambda self: self.world.given)
    @rule(number=st.integers(0, 9))
    def stops_helping(self, number):
        given = self.pick(number)
        if not given.is_answered or given.is_over:
            return
        decline(Actor(self.world.helpers[given.helper]), grant_id=given.id)
        given.is_over = True

    @rule(days=st.integers(1, 40))
    def time_passes(self, days):
        self.traveller.shift(timedelta(days=days))

    @rule(helper=st.integers(0, 1), draft=st.integers(0, 1))
    def tries_to_write(self, helper, draft):
        TALLY["acts"] += 1
        actor, wanted = Actor(self.world.helpers[helper]), self.allowed(helper, draft)
        try:
            with locked_draft(actor, draft_id=self.world.drafts[draft].pk):
                is_let_in = True
        except (Draft.DoesNotExist, NotAllowed):
            is_let_in = False
        assert is_let_in == (Verb.EDIT_DRAFT in wanted)

    def allowed(self, helper: int, draft: int) -> set[Verb]:
        """Return what the model lets a helper do: by the grant that gives most."""
        today = clock.today()
        live = [given for given in self.world.given if given.helper == helper]
        live = [given for given in live if given.gives(draft, today)]
        if not live:
            return set()
        most = max(len(given.gives(draft, today)) for given in live)
        best = [given for given in live if len(given.gives(draft, today)) == most][-1]
        held = best.gives(draft, today)
        may = {verb for verb, needed in WANTED.items() if held >= needed}
        return may if best.is_ombud else may - {Verb.SEND_DRAFT}

    @invariant()
    def nobody_may_more_than_the_model_says(self):
        """Ask about one helper and one draft after each step, in turn."""
        if not hasattr(self, "world"):
            return
        self.turn = getattr(self, "turn", -1) + 1
        helper, number = self.turn % 2, self.turn // 2 % 2
        draft, other = self.world.drafts[number], self.world.drafts[1 - number]
        actor = acting_on(Actor(self.world.helpers[helper]), draft)
        may = {verb for verb in WANTED if can(actor, verb, draft)}
        assert may == self.allowed(helper, number)
        assert not can(actor, Verb.DELETE_DRAFT, draft)
        # What she may do with one draft says nothing about the other.
        assert not can(actor, Verb.READ_DRAFT, other)
        TALLY["questions"] += len(WANTED) + 2
