"""Applying again for the person one helps: only who follows her cases, and under help for all."""

from datetime import timedelta

import pytest
import time_machine

from applications.models import Answer, Draft
from applications.powers import Power
from applications.statuses import ApplicationKind
from tests.conftest import logged_in
from tests.factories import make_draft
from tests.helping import make_grant
from tests.representation.walking import grant_url, text
from tests.wizard.making_renewals import IN_NOVEMBER, PAY, decided_for_october

pytestmark = pytest.mark.usefixtures("november")
FILLS_IN = {Power.READ_ANSWERS, Power.EDIT_DRAFT}
AGAIN = {"kind": "renewal", "month": "2026-11"}
BUTTON = "Sök igen för november åt Anna"


@pytest.fixture
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


@pytest.fixture(autouse=True)
def october(anna):
    return decided_for_october(anna, **PAY)


def renewals():
    return Draft.objects.filter(kind=ApplicationKind.RENEWAL)


def test_the_helper_begins_with_the_answers_that_are_there(anna, kim, kim_client):
    grant = make_grant(anna, kim)
    assert BUTTON in text(kim_client.get(grant_url("person_helped", grant)))

    response = kim_client.post(grant_url("start_for", grant), AGAIN)

    draft = renewals().get()
    assert draft.person == anna.person
    page = text(kim_client.get(response["Location"]))
    assert "Stämmer det här fortfarande?" in page
    # The answers are still Anna's: nobody is told that Kim has filled them in.
    carried = draft.answers.filter(is_carried=True)
    assert {row.by for row in carried} == {anna}
    assert "Någon har fyllt i" not in text(logged_in(anna).get(f"/ansokan/{draft.pk}/"))
    assert BUTTON not in text(kim_client.get(grant_url("person_helped", grant)))


def test_what_the_helper_confirms_is_said_by_her_and_the_rest_waits(anna, kim, kim_client):
    grant = make_grant(anna, kim)
    kim_client.post(grant_url("start_for", grant), AGAIN)
    draft = renewals().get()

    kim_client.post(f"/ansokan/{draft.pk}/del/om-dig/stammer/")

    address = draft.answers.get(step="address")
    assert (address.is_carried, address.by, address.grant) == (False, kim, grant)
    # Whether it is safe to contact her is hers alone.
    assert draft.answers.get(step="safe_contact").is_carried


def test_she_reads_who_said_that_her_answers_are_still_right_and_keeps_them(anna, kim, kim_client):
    grant, anna_client = make_grant(anna, kim), logged_in(anna)
    kim_client.post(grant_url("start_for", grant), AGAIN)
    draft = renewals().get()
    with time_machine.travel(IN_NOVEMBER + timedelta(minutes=5), tick=False):
        kim_client.post(f"/ansokan/{draft.pk}/del/om-dig/stammer/")
    url = f"/ansokan/{draft.pk}/andrat/"

    page = text(anna_client.get(url))

    assert "Samma svar som innan. Kim Hjälpsam säger att det fortfarande stämmer." in page
    assert "Innan fanns det inget svar" not in page
    assert "Ta tillbaka ändringen" not in page
    # A page from before that asks for it anyway takes nothing of hers away.
    rev = draft.answers.get(step="address").rev
    anna_client.post(url, {"step": "address", "rev": rev})
    assert draft.answers.get(step="address").cleaned["street"] == "Påhittade gatan 1"


@pytest.mark.parametrize("powers", [FILLS_IN, FILLS_IN - {Power.EDIT_DRAFT}, {Power.SEE_STATUS}])
def test_who_may_not_know_of_the_decision_or_not_fill_in_begins_nothing(
    anna, kim, kim_client, powers
):
    grant = make_grant(anna, kim, frozenset(powers))
    assert BUTTON not in text(kim_client.get(grant_url("person_helped", grant)))
    assert kim_client.post(grant_url("start_for", grant), AGAIN).status_code == 404
    assert not renewals().exists()


def test_help_with_one_application_renews_nothing(anna, kim, kim_client):
    grant = make_grant(anna, kim, draft=make_draft(anna, {}))
    assert kim_client.post(grant_url("start_for", grant), AGAIN).status_code == 404
    assert not renewals().exists()


@pytest.mark.parametrize("month", ["2026-12", "2026-10", "x", ""])
def test_a_month_that_is_not_open_begins_nothing(anna, kim, kim_client, month):
    grant = make_grant(anna, kim)
    response = kim_client.post(grant_url("start_for", grant), AGAIN | {"month": month})
    assert response["Location"] == grant_url("person_helped", grant)
    assert not renewals().exists()


def test_two_presses_begin_one(anna, kim, kim_client):
    grant = make_grant(anna, kim)
    for _press in range(2):
        kim_client.post(grant_url("start_for", grant), AGAIN)
    assert renewals().count() == 1
    assert not Answer.objects.filter(draft=renewals().get(), step="acute").exists()
