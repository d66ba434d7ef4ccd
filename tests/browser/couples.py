"""Applications with a partner, one for each way that she may be on in or out of it."""

from dataclasses import dataclass
from functools import cached_property

from applications.access import Actor
from applications.actions.joining import join
from applications.actions.leaving import leave
from applications.actions.signing import send_alone
from applications.models import Draft
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_applicant
from tests.partner.making import (
    answers_part,
    code_for,
    couple_draft,
    joined,
    make_kim,
    saves,
    signs,
    whole_couple,
)


@dataclass(frozen=True)
class Pair:
    """Anna, Kim and their draft."""

    anna: User
    kim: User
    draft: Draft


class Couples:
    """Each pair has people of its own."""

    def _pair(self, make=couple_draft) -> Pair:
        anna = make_applicant(given_name="Anna", family_name="Exempel")
        kim = make_kim()
        draft = make(anna, kim) if make is whole_couple else make(anna)
        return Pair(anna, kim, draft)

    @cached_property
    def alone(self) -> Pair:
        return self._pair()

    @cached_property
    def invited(self) -> Pair:
        pair = self._pair()
        code_for(pair.anna, pair.draft)
        return pair

    @cached_property
    def accepted(self) -> Pair:
        pair = self._pair()
        join(Actor(pair.kim), code=code_for(pair.anna, pair.draft))
        return pair

    @cached_property
    def answering(self) -> Pair:
        pair = self._pair()
        joined(pair.anna, pair.kim, pair.draft)
        answers_part(pair.kim, pair.draft, {"partner_occupation": {"occupation": "work"}})
        return pair

    @cached_property
    def whole(self) -> Pair:
        return self._pair(whole_couple)

    @cached_property
    def signed(self) -> Pair:
        """Kim has signed, and Anna has not."""
        pair = self._pair(whole_couple)
        signs(logged_in(pair.kim), pair.draft)
        return pair

    @cached_property
    def void(self) -> Pair:
        """Kim has signed, and then Anna has changed something."""
        pair = self._pair(whole_couple)
        signs(logged_in(pair.kim), pair.draft)
        saves(logged_in(pair.anna), pair.draft, "anything_else", anything_else="Nytt")
        return pair

    @cached_property
    def left(self) -> Pair:
        pair = self._pair(whole_couple)
        leave(Actor(pair.kim), draft_id=pair.draft.pk)
        return pair

    @cached_property
    def sent(self) -> Pair:
        pair = self._pair(whole_couple)
        for user in (pair.kim, pair.anna):
            signs(logged_in(user), pair.draft)
        return pair

    @cached_property
    def sent_alone(self) -> Pair:
        pair = self._pair(whole_couple)
        send_alone(Actor(pair.anna), draft_id=pair.draft.pk)
        return pair
