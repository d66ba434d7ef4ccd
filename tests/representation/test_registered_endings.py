"""A caseworker ends help: one grant, or all of a person's at her death or lost capacity."""

import pytest
from django.urls import reverse

from applications.event_kinds import GrantEventKind
from applications.models import Grant, GrantPower, Notice, UnitTask
from tests.conftest import logged_in
from tests.factories import make_case
from tests.helping import make_grant, make_helper, powers_of
from tests.registering import accepts, noted, powers_over, verifies


@pytest.fixture
def case(anna):
    return make_case(anna)


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def gunnar(db):
    return make_helper(given_name="Gunnar", family_name="Utsedd")


@pytest.fixture
def given(anna, kim, case):
    """What Anna gave herself, in the service."""
    return make_grant(anna, kim, "all")


@pytest.fixture
def appointed(maja_client, case, gunnar):
    grant = noted(maja_client, case, gunnar, ground="god_man", bundle="all", ends=None)
    accepts(gunnar, grant)
    verifies(maja_client, grant, "register")
    return grant


def ends(client, grant, reason, **values):
    return client.post(reverse("end_help", args=[grant.pk]), {"reason": reason, **values})


def ends_all(client, case, reason):
    return client.post(reverse("end_all_help", args=[case.pk]), {"reason": reason}, follow=True)


def told(kind="help_ended"):
    return set(Notice.objects.filter(kind=kind).values_list("person", flat=True))


@pytest.mark.parametrize("reason", ["asked", "cannot_decide", "wrong"])
def test_consent_ends_on_the_next_request(maja, maja_client, anna, kim, given, case, reason):
    kims = logged_in(kim)
    assert kims.get(reverse("case", args=[case.pk])).status_code == 200

    assert ends(maja_client, given, reason).status_code == 302

    assert kims.get(reverse("case", args=[case.pk])).status_code == 404
    event = given.events.order_by("seq").last()
    assert (event.kind, event.by, event.data["reason"]) == (GrantEventKind.REVOKED, maja, reason)
    assert told() == {anna.person_id, kim.person_id}


def test_an_appointment_ends(maja_client, appointed, gunnar, case):
    assert ends(maja_client, appointed, "appointment_ended").status_code == 302

    assert powers_over(gunnar, case) == frozenset()
    page = maja_client.get(reverse("verify_grant", args=[appointed.pk])).text
    assert "Uppdraget har upphört" in page


@pytest.mark.parametrize("reason", ["asked", "cannot_decide", "", "quiet", "x", None])
def test_an_appointment_does_not_end_for_other_reasons(
    maja_client, appointed, gunnar, case, reason
):
    body = {} if reason is None else {"reason": reason}
    url = reverse("end_help", args=[appointed.pk])

    assert "Välj varför du avslutar" in maja_client.post(url, body).text
    assert powers_over(gunnar, case) == powers_of("all")


def test_consent_has_no_appointment_to_end(maja_client, given, kim, case):
    assert ends(maja_client, given, "appointment_ended").status_code == 200
    assert powers_over(kim, case) == powers_of("all")


def test_quietly_the_helper_hears_nothing(maja_client, anna, kim, given, case):
    ends(maja_client, given, "asked", is_quiet="on")

    assert powers_over(kim, case) == frozenset()
    assert told() == {anna.person_id}
    assert set(given.powers.values_list("revoke_reason", flat=True)) == {"quiet"}


@pytest.mark.parametrize("reason", ["died", "cannot_decide", "wrong"])
def test_only_what_she_asks_for_is_quiet(maja_client, kim, given, case, reason):
    page = ends(maja_client, given, reason, is_quiet="on").text

    assert "Det går bara när den sökande vill det själv" in page
    assert powers_over(kim, case) == powers_of("all")


def test_twice_changes_nothing(maja_client, given):
    for _press in range(2):
        assert ends(maja_client, given, "asked").status_code == 302

    assert given.events.filter(kind=GrantEventKind.REVOKED).count() == 1


def test_somebody_who_never_answered_hears_nothing(maja_client, anna, kim, case):
    grant = noted(maja_client, case, kim)

    ends(maja_client, grant, "wrong")

    assert told() == {anna.person_id}
    response = logged_in(kim).get(reverse("help_offer", args=[grant.pk]))
    assert response["Location"].startswith(reverse("people_helped"))


def test_lost_capacity_ends_consent_and_leaves_the_appointed(
    maja_client, anna, kim, gunnar, given, appointed, case
):
    desk = noted(maja_client, case, make_helper(given_name="Lo"))

    page = ends_all(maja_client, case, "cannot_decide").text

    assert "All sådan hjälp är avslutad." in page
    assert powers_over(kim, case) == frozenset()
    assert powers_over(gunnar, case) == powers_of("all")
    for grant in (given, desk):
        assert grant.events.filter(kind="revoked", data__reason="cannot_decide").count() == 1
    assert not appointed.events.filter(kind="revoked").exists()


def test_at_her_death_everything_ends_and_she_gets_no_notice(
    maja_client, anna, kim, gunnar, given, appointed, case
):
    ends_all(maja_client, case, "died")

    assert not GrantPower.objects.active().exists()
    assert powers_over(kim, case) == powers_over(gunnar, case) == frozenset()
    assert told() == {kim.person_id, gunnar.person_id}


def test_the_help_of_others_goes_on(maja_client, kim, given, case):
    other = make_case()
    noted(maja_client, other)

    ends_all(maja_client, other, "died")

    assert powers_over(kim, case) == powers_of("all")


@pytest.mark.parametrize("reason", ["asked", "wrong", "appointment_ended", "", "x"])
def test_other_reasons_end_one_alone(maja_client, kim, given, case, reason):
    assert "Välj varför du avslutar" in ends_all(maja_client, case, reason).text
    assert powers_over(kim, case) == powers_of("all")


def test_all_twice_changes_nothing(maja_client, given, case):
    for _press in range(2):
        ends_all(maja_client, case, "died")

    assert Grant.objects.get(pk=given.pk).events.filter(kind="revoked").count() == 1


def test_what_waited_to_be_checked_is_no_task_any_more(maja, maja_client, case):
    noted(maja_client, case, ground="paper")

    ends_all(maja_client, case, "died")

    assert UnitTask.objects.get().done_by == maja
