"""A task that is partly a caseworker's own is somebody else's (FL 16 §, jäv)."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.tasks import finish_task
from applications.errors import NotAllowed
from applications.models import Grant, HouseholdMember, Relation, UnitTask
from eservice import clock
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_person
from tests.organisations.making import make_grant, make_member, make_organisation
from tests.review.task_making import ask, finish, page_of, shown


def partly_hers(petra) -> list[dict]:
    """What a task can be about, each partly the caseworker's own."""
    home = User.objects.create(issuer="test", subject="petra", person=petra.person)
    friend, organisation = make_applicant(), make_organisation()
    make_member(organisation, home)
    make_grant(None, friend, grantee=petra.person)
    neighbour, helped_by_it = make_case(), make_applicant()
    HouseholdMember.objects.create(
        case=neighbour, person=petra.person, relation=Relation.OTHER_ADULT
    )
    make_grant(organisation, helped_by_it)
    return [
        {"person": petra.person},
        {"case": make_case(home, person={"name": "Petra", "number": ""})},
        {"person": friend.person},
        {"case": make_case(friend)},
        {"case": neighbour},
        {"person": helped_by_it.person},
        {"grant": make_grant(None, home, grantee=make_person())},
        {
            "grant": make_grant(
                None, make_applicant(), grantee=petra.person, accepted_at=None, confirmed_at=None
            )
        },
        {"grant": make_grant(organisation, make_applicant(), confirmed_at=None)},
        {"organisation": organisation},
    ]


def test_a_task_that_is_partly_her_own_is_somebody_elses(petra, maja_client):
    tasks = [ask(**about) for about in partly_hers(petra)]
    client = logged_in(petra)

    assert shown(page_of(client)) == []
    for task in tasks:
        assert finish(client, task).status_code == 404
        with pytest.raises(NotAllowed):
            finish_task(Actor(petra), task_id=task.pk)
    mine = UnitTask.objects.filter(pk__in=[task.pk for task in tasks])
    assert not mine.filter(done_at__isnull=False).exists()
    assert set(shown(page_of(maja_client))) == {str(task.pk) for task in tasks}


@pytest.mark.parametrize("has_left", [False, True])
@pytest.mark.parametrize("name", ["verify_grant", "refuse_grant", "end_help"])
def test_help_through_her_own_association_is_somebody_elses(petra, maja_client, name, has_left):
    """Also before anybody there has answered."""
    organisation, grantor = make_organisation(), make_applicant()
    make_case(grantor)
    make_member(organisation, petra, ended_at=clock.now() if has_left else None)
    grant = make_grant(organisation, grantor, way="paper", accepted_at=None, confirmed_at=None)
    url, body = reverse(name, args=[grant.pk]), {"original": "on", "reason": "asked"}

    client = logged_in(petra)
    assert client.get(url).status_code == 404
    assert client.post(url, body).status_code == 404
    now = Grant.objects.get(pk=grant.pk)
    assert (now.verified_at, now.refused_at) == (None, None)
    assert now.powers.active().exists()
    assert maja_client.get(url).status_code == 200
