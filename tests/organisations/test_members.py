"""Members: added by number, ended at once, never without a manager, and nothing given away."""

import pytest

from applications.access import Actor
from applications.actions import organisations
from applications.models import Case, Grant
from eservice.people.models import Membership, Person
from tests.conftest import logged_in
from tests.factories import make_applicant, make_caseworker, make_person, number_for
from tests.organisations.making import (
    Role,
    make_grant,
    make_member,
    make_organisation,
    membership_of,
)

NEW = number_for(9_001)


def url(organisation, rest: str = "") -> str:
    return f"/foreningar/{organisation.pk}/{rest}"


def end_url(membership, rest: str = "avsluta/") -> str:
    return url(membership.organisation, f"medlem/{membership.pk}/{rest}")


def typed(**values) -> dict:
    names = {"given_name": "Kim", "family_name": "Nyman"}
    return names | {"number": NEW, "role": "member"} | values


def plain(page: str) -> str:
    return " ".join(page.split())


def current(organisation) -> set[tuple[str, str]]:
    members = Membership.objects.filter(organisation=organisation, ended_at=None)
    return set(members.values_list("name", "role"))


@pytest.mark.parametrize("role", ["member", "manager"])
def test_a_manager_adds_a_member(vera_client, friends, role):
    response = vera_client.post(url(friends, "ny-medlem/"), typed(role=role), follow=True)

    assert response.redirect_chain == [(url(friends, "?klart=lagt-till"), 302)]
    page = response.content.decode()
    assert "Personen är medlem nu." in page
    assert "Kim Nyman" in page
    assert current(friends) == {("Vera Exempel", "manager"), ("Kim Nyman", role)}
    assert Person.objects.with_number(NEW).get().name == "Kim Nyman"


def test_a_known_number_is_the_same_person_and_tells_nothing_of_her(vera_client, friends):
    known = make_person(given_name="Hemlig", family_name="Känd", number=NEW, is_protected=True)
    other = number_for(9_002)

    pages = []
    for number in (NEW, other):
        page = vera_client.post(url(friends, "ny-medlem/"), typed(number=number), follow=True)
        pages.append(page.content.decode())

    assert Membership.objects.filter(person=known, name="Kim Nyman").exists()
    assert Person.objects.get(pk=known.pk).name == "Hemlig Känd"
    for page in pages:
        assert page.count("Kim Nyman") in (3, 6)
        assert "Hemlig" not in page
        assert "Skyddade" not in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": ""}, "Skriv personnumret"),
        ({"number": "12"}, "Numret stämmer inte"),
        ({"number": NEW[:-1] + str((int(NEW[-1]) + 1) % 10)}, "Numret stämmer inte"),
        ({"number": "T19500101980"}, "Numret stämmer inte"),
        ({"number": "９" * 12}, "Numret stämmer inte"),
        ({"given_name": ""}, "Skriv förnamnet"),
        ({"family_name": "å" * 101}, "Skriv högst 100 tecken"),
        ({"given_name": "\0"}, "ett tecken som inte går att läsa"),
        ({"role": ""}, "Välj vad personen ska kunna göra"),
        ({"role": "owner"}, "Välj vad personen ska kunna göra"),
    ],
)
def test_what_is_wrong_is_said(vera_client, friends, change, words):
    page = vera_client.post(url(friends, "ny-medlem/"), typed(**change)).content.decode()

    assert "<title>Fel:" in page
    assert page.count(words) == 2
    assert Membership.objects.count() == 1


def test_a_member_is_added_once(vera_client, friends):
    vera_client.post(url(friends, "ny-medlem/"), typed())

    page = vera_client.post(url(friends, "ny-medlem/"), typed()).content.decode()

    assert page.count("Den här personen är redan medlem.") == 2
    assert Membership.objects.count() == 2


def test_whoever_left_can_come_back(vera, vera_client, friends, mats, membership):
    organisations.end_membership(Actor(vera), membership_id=membership.pk)

    vera_client.post(url(friends, "ny-medlem/"), typed(number=mats.person.number))

    assert Membership.objects.filter(person=mats.person).count() == 2
    assert current(friends) == {("Vera Exempel", "manager"), ("Kim Nyman", "member")}


def test_ending_takes_effect_at_once(vera_client, mats, mats_client, friends, membership, anna):
    make_grant(friends, anna)
    assert Grant.objects.held_by(mats.person.pk).exists()
    asked = plain(vera_client.get(end_url(membership)).content.decode())
    assert "Vill du avsluta medlemskapet?" in asked
    assert "Mats Modell" in asked

    response = vera_client.post(end_url(membership), follow=True)

    assert "Medlemskapet är avslutat." in response.content.decode()
    assert not Grant.objects.held_by(mats.person.pk).exists()
    assert mats_client.get(url(friends)).status_code == 404
    membership.refresh_from_db()
    assert membership.ended_by.person.name == "Vera Exempel"


def test_ending_twice_keeps_the_first_moment(vera_client, membership):
    for _press in range(2):
        assert vera_client.post(end_url(membership)).status_code == 302
    first = Membership.objects.get(pk=membership.pk).ended_at
    assert vera_client.get(end_url(membership)).status_code == 302
    assert Membership.objects.get(pk=membership.pk).ended_at == first


def test_a_member_leaves_herself(mats_client, membership, friends):
    assert "Vill du lämna föreningen?" in mats_client.get(end_url(membership)).content.decode()

    for _press in range(2):
        response = mats_client.post(end_url(membership), follow=True)
        assert response.redirect_chain == [("/foreningar/lamnat/", 302)]
        assert "Du är inte längre medlem" in response.content.decode()
    assert current(friends) == {("Vera Exempel", "manager")}


def test_the_last_manager_stays_while_others_do(vera, vera_client, friends, membership):
    own = membership_of(friends, vera)

    response = vera_client.post(end_url(own))

    assert response.status_code == 409
    assert "Föreningen behöver en ansvarig" in response.content.decode()
    assert len(current(friends)) == 2
    vera_client.post(end_url(membership, "ansvarig/"))
    assert vera_client.post(end_url(own)).status_code == 302
    assert current(friends) == {("Mats Modell", "manager")}


def test_the_last_of_all_may_leave(vera, vera_client, friends):
    assert vera_client.post(end_url(membership_of(friends, vera))).status_code == 302
    assert current(friends) == set()


def test_the_manager_of_a_closed_organisation_may_leave(vera, vera_client, friends, membership):
    organisations.close_organisation(Actor(make_caseworker()), organisation_id=friends.pk)
    assert vera_client.post(end_url(membership_of(friends, vera))).status_code == 302


def test_a_member_becomes_a_manager(vera_client, mats_client, friends, membership):
    assert (
        "Ska personen bli ansvarig?"
        in vera_client.get(end_url(membership, "ansvarig/")).content.decode()
    )

    for _press in range(2):
        response = vera_client.post(end_url(membership, "ansvarig/"), follow=True)
        assert "Personen är ansvarig nu." in response.content.decode()
    assert mats_client.get(url(friends, "ny-medlem/")).status_code == 200


def test_who_has_left_does_not_become_a_manager(vera, vera_client, membership):
    organisations.end_membership(Actor(vera), membership_id=membership.pk)

    response = vera_client.post(end_url(membership, "ansvarig/"), follow=True)

    assert "Medlemskapet är avslutat." in response.content.decode()
    assert Membership.objects.get(pk=membership.pk).role == Role.MEMBER


def pages_of_a_manager(membership) -> list[str]:
    add = url(membership.organisation, "ny-medlem/")
    return [add, end_url(membership), end_url(membership, "ansvarig/")]


def test_a_member_manages_nothing(mats_client, friends, membership):
    other = make_member(friends)
    for address in pages_of_a_manager(other):
        assert mats_client.get(address).status_code == 404
        assert mats_client.post(address, typed()).status_code == 404
    assert len(current(friends)) == 3


def test_an_ended_manager_with_an_open_page_gets_nothing_done(vera, vera_client, mats, friends):
    membership = make_member(friends, mats, Role.MANAGER)
    other = make_member(friends)
    organisations.end_membership(Actor(mats), membership_id=membership_of(friends, vera).pk)
    for address in pages_of_a_manager(other):
        assert vera_client.post(address, typed()).status_code == 404
    assert current(friends) == {(membership.name, "manager"), (other.name, "member")}


def test_in_a_closed_organisation_nothing_is_done_and_the_page_says_so(
    vera_client, friends, membership
):
    organisations.close_organisation(Actor(make_caseworker()), organisation_id=friends.pk)
    for address in pages_of_a_manager(membership):
        response = vera_client.post(address, typed())
        assert response.status_code == 409
        page = response.content.decode()
        assert "Föreningen är stängd" in page
        assert "Vi sparade inte det du gjorde nyss." in page
    assert len(current(friends)) == 2


def test_someone_elses_organisation_looks_like_none(vera_client, friends):
    theirs = make_organisation()
    their_member = make_member(theirs)
    mixed = url(friends, f"medlem/{their_member.pk}/avsluta/")
    for address in (url(theirs), *pages_of_a_manager(their_member), mixed):
        assert vera_client.get(address).status_code == 404
        if address != url(theirs):
            assert vera_client.post(address, typed()).status_code == 404
    assert len(current(theirs)) == 2


def test_a_login_from_work_is_no_member(friends, mats):
    make_member(friends, mats)
    mats.is_from_work = True
    mats.save()
    assert logged_in(mats).get(url(friends)).status_code == 404


def test_a_stranger_finds_nothing(friends, anna_client):
    make_applicant()
    assert anna_client.get(url(friends)).status_code == 404
    assert not Case.objects.exists()
