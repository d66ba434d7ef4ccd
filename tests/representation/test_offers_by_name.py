"""Offers that name her or her organisation: noted by a caseworker, answered with yes or no."""

from applications.access import Actor
from applications.actions.cases import take_case
from applications.actions.grants import give_grant
from applications.actions.registering import Noted, register_grant
from applications.models import Case, Grant
from applications.powers import GivenWay
from eservice import clock
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker, number_for
from tests.helping import make_helper, offer_to, powers_of
from tests.representation.walking import grant_url, text

LIST = "/hjalper/"


def noted_for(anna, kim, **values) -> Grant:
    """Help that a caseworker has noted at the desk."""
    maja, case = make_caseworker(), make_case(anna)
    names = {"given_name": "Kim", "family_name": "Hjälpsam", "number": kim.person.number}
    facts = {"way": GivenWay.DESK, "powers": powers_of("read"), **names}
    facts["valid_to"] = clock.months_later(clock.today(), 3)
    return register_grant(Actor(maja), case_id=case.pk, noted=Noted(**facts | values))


def test_what_a_caseworker_has_noted_waits_for_yes_and_opens_at_once(anna, kim, kim_client):
    grant = noted_for(anna, kim)
    assert "Anna E. vill att du hjälper till" in text(kim_client.get(LIST))
    page = text(kim_client.get(grant_url("help_offer", grant)))
    assert "Inte fylla i och ändra svar" in page

    response = kim_client.post(grant_url("help_offer", grant), {"answer": "yes"})

    assert response["Location"] == f"{LIST}?klart=ja"
    assert kim_client.get(grant_url("person_helped", grant)).status_code == 200
    again = kim_client.post(grant_url("help_offer", grant), {"answer": "yes"})
    assert "har redan ett svar" in text(kim_client.get(again["Location"]))
    assert kim_client.get(grant_url("help_offer", grant))["Location"] == again["Location"]


def test_no_to_what_was_noted_is_the_end_of_it(anna, kim, kim_client):
    grant = noted_for(anna, kim)
    response = kim_client.post(grant_url("help_offer", grant), {"answer": "no"})
    assert "Vi har sparat ditt nej." in text(kim_client.get(response["Location"]))
    late = kim_client.post(grant_url("help_offer", grant), {"answer": "yes"})
    assert late["Location"] == f"{LIST}?klart=for-sent"
    assert Grant.objects.get().accepted_at is None


def test_an_offer_to_another_and_one_by_code_look_like_none(anna, kim, kim_client):
    noted = noted_for(anna, make_helper(family_name="Annan"))
    by_code, _code = give_grant(Actor(anna), offer=offer_to())
    for grant in (noted, by_code):
        url = grant_url("help_offer", grant)
        assert kim_client.get(url).status_code == 404
        for answer in ("yes", "no"):
            assert kim_client.post(url, {"answer": answer}).status_code == 404
    assert "vill att du hjälper till" not in text(kim_client.get(LIST))


def test_who_handles_the_case_at_work_is_told_why_not(anna):
    maja = make_caseworker(number=number_for(9_500))
    own = User.objects.create(issuer="test", subject="maja-own", person=maja.person)
    grant = noted_for(anna, own)
    take_case(Actor(maja), case_id=Case.objects.get().pk)
    response = logged_in(own).post(grant_url("help_offer", grant), {"answer": "yes"})
    assert response.status_code == 409
    assert "Du har hand om ärendet på ditt arbete." in text(response)
    assert Grant.objects.get().accepted_at is None


def test_an_empty_answer_shows_the_offer_again(anna, kim, kim_client):
    grant = noted_for(anna, kim)
    assert kim_client.post(grant_url("help_offer", grant)).status_code == 200
    assert Grant.objects.get().accepted_at is None
