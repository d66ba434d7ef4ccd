"""God man, förvaltare, vårdnadshavare and framtidsfullmakt: seen first, with their own rules."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from applications.access import Actor
from applications.actions.verifying import verify_grant
from applications.errors import NotPossible
from applications.grant_checks import Seen
from applications.models import Grant, Notice
from applications.powers import APPOINTED_KINDS, GrantKind, Power
from eservice import clock
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper, powers_of
from tests.organisations.making import make_organisation
from tests.registering import (
    accepts,
    end_of,
    fields,
    noted,
    number_of,
    powers_over,
    verifies,
    years_ago,
)

SEEN = {GrantKind.FRAMTIDSFULLMAKT: "original"}


@pytest.fixture
def case(anna):
    return make_case(anna)


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def gunnar(db):
    """Who has the appointment."""
    return make_helper(given_name="Gunnar", family_name="Utsedd")


def appointed(client, case, helper, kind, **values):
    """Note, verify and accept an appointment."""
    grant = noted(client, case, helper, ground=kind, **values)
    assert accepts(helper, grant).status_code == 302
    assert verifies(client, grant, SEEN.get(kind, "register")).status_code == 302
    return Grant.objects.get(pk=grant.pk)


def child(years: int, days: int = 0, **values):
    """An applicant who turns so many years in so many days."""
    return make_applicant(number=number_of(years_ago(years, days)), **values)


@pytest.mark.parametrize("kind", APPOINTED_KINDS)
def test_it_opens_nothing_before_it_has_been_seen(maja_client, gunnar, kind):
    case = make_case(child(15))
    grant = noted(maja_client, case, gunnar, ground=kind, bundle="all", ends=None)
    accepts(gunnar, grant)
    assert powers_over(gunnar, case) == frozenset()

    wrong = {"original", "register", "spoke"} - {SEEN.get(kind, "register")}
    assert "Kryssa när du har gjort det" in verifies(maja_client, grant, *wrong).text
    assert powers_over(gunnar, case) == frozenset()
    verifies(maja_client, grant, SEEN.get(kind, "register"))

    assert powers_over(gunnar, case) == powers_of("all")
    assert Grant.objects.get(pk=grant.pk).kind == kind


def test_saying_yes_to_something_else_is_no_yes(maja, maja_client, case, gunnar):
    grant = noted(maja_client, case, gunnar, ground="god_man", ends=None)
    for seen in (frozenset(), frozenset({Seen.ORIGINAL, Seen.SPOKE})):
        with pytest.raises(NotPossible):
            verify_grant(Actor(maja), grant_id=grant.pk, seen=seen)
    assert Grant.objects.get(pk=grant.pk).verified_at is None


def test_an_end_date_holds(maja_client, case, gunnar, time_machine):
    end = clock.today() + timedelta(days=500)
    appointed(maja_client, case, gunnar, "god_man", ends=end)

    time_machine.move_to(end)
    assert powers_over(gunnar, case)
    time_machine.move_to(end + timedelta(days=1))
    assert not powers_over(gunnar, case)


def test_a_forvaltare_acts_instead_within_the_appointment(maja_client, anna, case, kim, gunnar):
    make_grant(anna, kim, "help")
    appointed(maja_client, case, gunnar, "forvaltare", bundle="read", ends=None)

    assert powers_over(gunnar, case) == powers_of("read")
    assert powers_over(kim, case) == powers_of("help") - powers_of("read")
    assert logged_in(kim).get(reverse("case", args=[case.pk])).status_code == 404


def test_a_god_man_leaves_consent_as_it_is(maja_client, anna, case, kim, gunnar):
    make_grant(anna, kim, "help")
    appointed(maja_client, case, gunnar, "god_man", bundle="all", ends=None)

    assert powers_over(kim, case) == powers_of("help")


def test_a_forvaltare_who_is_not_checked_displaces_nobody(maja_client, anna, case, kim, gunnar):
    make_grant(anna, kim, "help")
    grant = noted(maja_client, case, gunnar, ground="forvaltare", ends=None)
    accepts(gunnar, grant)

    assert powers_over(kim, case) == powers_of("help")


def test_the_person_can_not_end_an_appointment(maja_client, anna_client, case, gunnar):
    grant = appointed(maja_client, case, gunnar, "god_man", ends=None)

    anna_client.post(reverse("take_back", args=[grant.pk]), {"tell": "yes"})

    assert powers_over(gunnar, case)


@pytest.mark.parametrize("days", [1, 200])
def test_a_guardians_access_ends_the_day_before_18(maja_client, gunnar, time_machine, days):
    user = child(18, days)
    case = make_case(user)
    birthday = clock.today() + timedelta(days=days)
    grant = appointed(maja_client, case, gunnar, "vardnadshavare", ends=None)
    assert grant.valid_to == birthday - timedelta(days=1)

    time_machine.move_to(birthday - timedelta(days=1))
    assert logged_in(gunnar).get(reverse("case", args=[case.pk])).status_code == 200
    time_machine.move_to(birthday)
    assert logged_in(gunnar).get(reverse("case", args=[case.pk])).status_code == 404


def answer_to(client, case, **values):
    return client.post(reverse("note_help", args=[case.pk]), fields(**values)).content.decode()


def test_a_guardian_of_an_adult_is_refused(maja_client):
    page = answer_to(maja_client, make_case(child(18)), ground="vardnadshavare", ends=None)
    assert "Den sökande har fyllt 18 år." in page


def test_a_guardian_after_the_birthday_is_refused(maja_client):
    case = make_case(child(18, 30))
    late, last = clock.today() + timedelta(days=30), clock.today() + timedelta(days=29)

    page = answer_to(maja_client, case, ground="vardnadshavare", ends=late)
    assert "Den sökande fyller 18 år före den dagen." in page
    assert "Kontrollera texten" in answer_to(maja_client, case, ground="vardnadshavare", ends=last)


def test_a_guardian_needs_an_end_when_the_age_is_unknown(maja_client, gunnar):
    case = make_case(make_applicant(number=None), person={"name": "Ada Okänd"})
    assert "Skriv vilken dag hjälpen slutar" in answer_to(
        maja_client, case, ground="vardnadshavare", ends=None
    )
    day = clock.today() + timedelta(days=90)

    assert appointed(maja_client, case, gunnar, "vardnadshavare", ends=day).valid_to == day


def test_someone_with_a_samordningsnummer_turns_18_too(maja_client, gunnar):
    born = years_ago(17)
    number = number_of(born, is_coordination=True)
    case = make_case(make_applicant(number=number))

    grant = noted(maja_client, case, gunnar, ground="vardnadshavare", ends=None)

    assert grant.valid_to == clock.months_later(born, 18 * 12) - timedelta(days=1)


def test_only_a_person_has_an_appointment(maja_client, case):
    make_organisation(name="Påhittade bryggan")
    page = answer_to(
        maja_client, case, ground="god_man", who="organisation", organisation="Påhittade bryggan"
    )
    assert "Bara en person kan ha ett sådant uppdrag." in page


def test_no_with_a_reason_is_kept_sealed_and_told(maja, maja_client, anna, case, gunnar):
    grant = noted(maja_client, case, gunnar, ground="god_man", ends=None)
    accepts(gunnar, grant)
    url = reverse("refuse_grant", args=[grant.pk])
    assert "Skriv varför du säger nej" in maja_client.post(url, {"reason": " "}).text

    response = maja_client.post(url, {"reason": "Uppdraget gäller en annan person."}, follow=True)

    assert "Uppdraget gäller en annan person." in response.text
    assert powers_over(gunnar, case) == frozenset()
    refused = Notice.objects.filter(kind="help_refused")
    assert set(refused.values_list("person", flat=True)) == {anna.person_id, gunnar.person_id}
    with connection.cursor() as cursor:
        cursor.execute("SELECT refusal_reason FROM applications_grant")
        assert b"Uppdraget" not in bytes(cursor.fetchone()[0])
    event = grant.events.order_by("seq").last()
    assert (event.kind, event.by, event.data) == ("refused", maja, {})


def test_what_was_refused_can_not_be_opened_later(maja_client, case, gunnar):
    grant = noted(maja_client, case, gunnar, ground="god_man", ends=None)
    accepts(gunnar, grant)
    maja_client.post(reverse("refuse_grant", args=[grant.pk]), {"reason": "Fel."})

    assert verifies(maja_client, grant, "register").status_code == 409
    assert powers_over(gunnar, case) == frozenset()


def test_a_yes_can_not_become_a_no(maja_client, case, gunnar):
    grant = appointed(maja_client, case, gunnar, "god_man", ends=None)

    response = maja_client.post(
        reverse("refuse_grant", args=[grant.pk]), {"reason": "Jag ångrar mig."}
    )

    assert response.status_code == 409
    assert "Jag ångrar mig." in response.text
    assert Power.SEE_STATUS in powers_over(gunnar, case)


def test_the_end_is_kept_as_it_was_typed(maja_client, case):
    page = answer_to(maja_client, case, ground="god_man", **end_of(clock.today()))
    assert "Kontrollera texten" in page
