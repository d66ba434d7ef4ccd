"""Whoever ends a membership or closes an organisation waits for the act that is under way."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connection, transaction

from applications.access import Actor
from applications.actions import organisations
from applications.actions.drafts import draft_for_update
from applications.models import Draft
from eservice.people.models import Membership
from tests.factories import make_applicant, make_caseworker, make_draft
from tests.organisations.making import make_grant, make_member, make_organisation

pytestmark = pytest.mark.django_db(transaction=True)

# Long enough for an end that doesn't wait to be over.
A_MOMENT = 0.5


def by_a_manager(membership: Membership) -> Callable[[], object]:
    manager = membership.organisation.memberships.get(role="manager").person.users.get()
    return lambda: organisations.end_membership(Actor(manager), membership_id=membership.pk)


def by_herself(membership: Membership) -> Callable[[], object]:
    user = membership.person.users.get()
    return lambda: organisations.end_membership(Actor(user), membership_id=membership.pk)


def by_closing(membership: Membership) -> Callable[[], object]:
    actor, organisation_id = Actor(make_caseworker()), membership.organisation_id
    return lambda: organisations.close_organisation(actor, organisation_id=organisation_id)


@pytest.mark.parametrize("way", [by_a_manager, by_herself, by_closing])
def test_the_end_waits_for_the_act_and_no_act_comes_after_it(way):
    organisation, helper, anna = make_organisation(), make_applicant(), make_applicant()
    membership = make_member(organisation, helper)
    make_grant(organisation, anna)
    draft, order = make_draft(anna, {}), []
    end = way(membership)

    def end_it() -> None:
        end()
        order.append("ended")
        connection.close()

    thread = Thread(target=end_it)
    with transaction.atomic():
        actor, _draft = draft_for_update(Actor(helper), draft.pk)
        assert actor.grant.organisation == organisation
        thread.start()
        thread.join(A_MOMENT)
        order.append("acted")
    thread.join()

    assert order == ["acted", "ended"]
    with transaction.atomic(), pytest.raises(Draft.DoesNotExist):
        draft_for_update(Actor(helper), draft.pk)
