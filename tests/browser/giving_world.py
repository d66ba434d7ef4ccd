"""The part of the tour's world that is about help: Anna gives it, Kim and others have it."""

from datetime import timedelta
from functools import cached_property

import time_machine

from applications.access import Actor
from applications.actions.accepting import accept_by_code
from applications.actions.grants import give_grant
from applications.actions.registering import Noted, register_grant
from applications.actions.revoking import revoke
from applications.models import Grant
from applications.powers import GivenWay, GrantKind
from eservice import clock
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_draft, whole_answers
from tests.helping import make_grant, make_helper, offer_to, powers_of
from tests.organisations.making import make_member, make_organisation
from tests.wizard.test_filling_in import step_url


class GivingWorld:
    """Someone who has given help in every state, and someone who helps."""

    anna: User
    maja: User

    @cached_property
    def kim(self) -> User:
        return make_helper()

    @cached_property
    def giver(self) -> User:
        """She has given help in every state."""
        return make_applicant(given_name="Ella", family_name="Modell")

    @cached_property
    def given(self) -> dict[str, Grant]:
        """What she has given, by what has become of it."""
        giver, other = self.giver, make_applicant(given_name="Bo", family_name="Testman")
        make_draft(giver, whole_answers())
        invited, _code = give_grant(Actor(giver), offer=offer_to(name="Sara Påhittad"))
        waiting, code = give_grant(Actor(giver), offer=offer_to(name="Bosse"))
        accept_by_code(Actor(other), code=code.text)
        friends = make_organisation(name="Påhittade vänner")
        member = make_applicant(given_name="Mats", family_name="Modell")
        make_member(friends, member)
        over = make_grant(giver, other, "all")
        revoke(Actor(giver), grant_id=over.pk)
        with time_machine.travel(clock.now() - timedelta(days=60), tick=False):
            expired = make_grant(giver, other, valid_to=clock.months_later(clock.today(), 1))
        return {
            "invited": invited,
            "waiting": waiting,
            "live": make_grant(giver, self.kim, "help"),
            "through": make_grant(giver, member, "read", organisation=friends),
            "over": over,
            "expired": expired,
            "appointed": self.noted_for_kim(GrantKind.GOD_MAN),
        }

    def noted_for_kim(self, kind: GrantKind | None = None) -> Grant:
        """Help that Maja has noted for the giver and Kim: at the desk, or appointed."""
        case = self.giver.person.cases.first() or make_case(self.giver)
        way = GivenWay.APPOINTED if kind else GivenWay.DESK
        noted = Noted(
            way=way,
            kind=kind,
            powers=powers_of("read"),
            given_name="Kim",
            family_name="Hjälpsam",
            number=self.kim.person.number,
            valid_to=clock.months_later(clock.today(), 3),
        )
        return register_grant(Actor(self.maja), case_id=case.pk, noted=noted)

    @cached_property
    def helped(self) -> Grant:
        """What Kim has from Ella; she has done something with it."""
        grant = self.given["live"]
        draft = self.giver.person.drafts.filter(sent_at=None).latest("started_at")
        logged_in(self.kim).get(step_url(draft, "home_rented"))
        return grant

    @cached_property
    def offered(self) -> Grant:
        """What waits for Kim's answer by name."""
        return self.noted_for_kim()
