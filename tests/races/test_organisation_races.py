"""Real processes on one organisation: nobody is added twice, and ending waits for an act."""

import pytest
from django.urls import reverse

from applications.models import Answer, AnswerRevision, UnitTask
from eservice.people.models import Membership, Organisation, Person
from tests.factories import make_applicant, make_draft, number_for
from tests.organisations.making import (
    Role,
    make_grant,
    make_member,
    make_organisation,
    membership_of,
    organisation_number,
)
from tests.races.test_races import race
from tests.wizard.test_filling_in import step_url

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def job(user, *posts) -> dict:
    return {"kind": "posts", "user": user.pk, "posts": posts}


def statuses(result: dict) -> list[int]:
    return [status for status, _location in result["answers"]]


def end_url(membership) -> str:
    return reverse("end_membership", args=[membership.organisation_id, membership.pk])


def test_managers_add_the_same_people_at_once_and_each_is_a_member_once():
    users = [make_applicant() for _user in range(4)]
    organisation = make_organisation(users[0])
    for user in users[1:]:
        make_member(organisation, user, Role.MANAGER)
    add = reverse("add_member", args=[organisation.pk])
    names = {"given_name": "Kim", "family_name": "Nyman", "role": "member"}
    new = [names | {"number": number_for(9_100 + serial)} for serial in range(6)]

    results = race([job(user, *[(add, body) for body in new]) for user in users])

    for added in zip(*map(statuses, results), strict=True):
        assert sorted(added) == [200, 200, 200, 302]
    assert Membership.objects.filter(organisation=organisation).count() == 4 + len(new)
    assert Person.objects.filter(given_name="Kim").count() == len(new)


def test_many_ask_for_one_organisation_and_one_becomes_its_manager():
    users = [make_applicant() for _user in range(4)]
    body = {"name": "Vänner", "number": organisation_number(9_000), "phone": "070-174 06 05"}

    results = race([job(user, (reverse("ask_for_organisation"), body)) for user in users])

    assert sorted(statuses(result)[0] for result in results) == [200, 200, 200, 302]
    assert Organisation.objects.count() == Membership.objects.count() == 1
    assert UnitTask.objects.count() == 1


def test_managers_end_each_other_and_one_stays():
    users = [make_applicant() for _user in range(3)]
    organisation = make_organisation(users[0])
    for user in users[1:]:
        make_member(organisation, user, Role.MANAGER)
    hers = [membership_of(organisation, user) for user in users]

    race(
        [
            job(user, *[(end_url(other), {}) for other in hers if other.person != user.person])
            for user in users
        ]
    )

    left = Membership.objects.filter(ended_at__isnull=True)
    assert left.count() == 1
    assert set(Membership.objects.exclude(pk=left.get().pk).values_list("ended_by", flat=True)) <= {
        user.pk for user in users
    }


def test_nothing_is_saved_after_a_membership_has_ended():
    manager, member, anna = (make_applicant() for _user in range(3))
    organisation = make_organisation(manager)
    membership = make_member(organisation, member)
    make_grant(organisation, anna)
    draft = make_draft(anna, {})
    page = step_url(draft, "language")
    saves = [
        (page, {"language": f"språk {number}", "interpreter": "no", "_rev": str(number)})
        for number in range(80)
    ]
    others = [
        {
            "given_name": "Kim",
            "family_name": "Nyman",
            "role": "member",
            "number": number_for(serial),
        }
        for serial in range(9_200, 9_210)
    ]
    adds = [(reverse("add_member", args=[organisation.pk]), body) for body in others]

    results = race([job(member, *saves), job(manager, *adds, (end_url(membership), {}))])

    saved = statuses(results[0])
    kept = saved.count(302)
    assert saved == [302] * kept + [404] * (len(saves) - kept)
    ended_at = Membership.objects.get(pk=membership.pk).ended_at
    assert kept == 0 or Answer.objects.get(draft=draft).at <= ended_at
    assert AnswerRevision.objects.filter(draft=draft).count() == max(kept - 1, 0)
