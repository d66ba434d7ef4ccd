"""Somebody's number and name, typed by another before she first came here herself."""

import pytest
from django.test import Client
from django.urls import reverse

from eservice.people.models import Person, User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker, make_draft, number_for
from tests.people.identity_provider import LOA3, NUMBER

pytestmark = pytest.mark.django_db

KIMS = number_for(700)


def case_that_names_kim():
    """A case of someone else's, in which Kim is the partner under a name that is not hers."""
    return make_case(
        make_applicant(),
        household_type={"household_type": "partner"},
        others_any={"others_any": "no"},
        partner={"name": "Hon Där", "number": KIMS},
        partner_occupation={"occupation": "retired"},
        partner_income_kinds={"income_kinds": "none"},
    )


def test_a_number_that_another_has_typed_goes_to_its_owner(e_id, client):
    e_id.log_in(client)
    kim = User.objects.get().person
    case = case_that_names_kim()
    e_id.claims[NUMBER] = KIMS

    assert e_id.log_in(Client()).url == reverse("home")

    assert Person.objects.with_number(KIMS).get() == kim
    assert case.household.get().person == kim
    assert not Person.objects.filter(given_name="Hon").exists()


def test_its_owner_never_handles_the_case_that_named_her(sso, e_id, client):
    sso.claims["acr"] = LOA3
    sso.claims[NUMBER] = None
    e_id.log_in(client, "maja")
    case = case_that_names_kim()
    sso.claims[NUMBER] = KIMS
    e_id.log_in(Client(), "maja")
    at_work = Client()

    assert sso.log_in(at_work, "maja", at="staff_login").url == reverse("worklist")

    assert at_work.get(reverse("review_case", args=[case.pk])).status_code == 404
    colleague = logged_in(make_caseworker())
    assert colleague.get(reverse("review_case", args=[case.pk])).status_code == 200


def only_applied():
    applicant = make_applicant(number=KIMS)
    make_case(applicant)
    applicant.person.drafts.all().delete()
    return applicant.person


def only_begun():
    return make_draft(make_applicant(number=KIMS)).person


@pytest.mark.parametrize("make", [only_applied, only_begun])
def test_whoever_has_begun_with_a_number_keeps_it(e_id, client, make, caplog):
    e_id.log_in(client)
    other = make()
    User.objects.filter(person=other).update(person=None)
    e_id.claims[NUMBER] = KIMS

    assert e_id.log_in(Client()).status_code == 403

    assert "E_ID login refused: number_of_another" in caplog.messages
    assert Person.objects.with_number(KIMS).get() == other


@pytest.mark.parametrize(
    ("names", "name"),
    [
        ({"given_name": "Kim", "family_name": "Exempel"}, "Kim Exempel"),
        ({"given_name": "Kim"}, "Kim"),
        ({}, ""),
    ],
)
def test_a_name_that_another_has_typed_is_never_shown_as_hers(e_id, client, names, name):
    case_that_names_kim()
    e_id.claims |= {NUMBER: KIMS, "given_name": None, "family_name": None} | names
    e_id.metadata["userinfo_endpoint"] = None

    e_id.log_in(client)

    user = User.objects.get(subject="anna")
    assert user.person == Person.objects.with_number(KIMS).get()
    assert user.name == name
    assert "Hon Där" not in client.get(reverse("home")).text
