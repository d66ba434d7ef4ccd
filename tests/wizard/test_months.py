"""The month applied for: what is asked about it follows it, and it can be taken."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.questions.catalogue import FLOW
from applications.questions.months import month_after
from applications.wizard.opening import progress_of
from eservice import clock
from tests.factories import answer, make_case, make_draft, whole_answers
from tests.wizard.test_filling_in import step_url, text


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def test_a_new_month_asks_again_about_its_own_period(anna_client, anna, draft, time_machine):
    time_machine.move_to(clock.now() + timedelta(minutes=5))
    later = f"{month_after(clock.today()):%Y-%m}"
    answer(anna, draft, "month", {"month": later})

    check = text(anna_client.get(reverse("check", args=[draft.pk])))
    assert "Titta igen" in check
    assert not progress_of(draft).is_done(FLOW.by_key["residence"])
    assert progress_of(draft).is_done(FLOW.by_key["contact"])
    response = anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    assert response["Location"] == step_url(draft, "residence") + "?till=kontrollera&fel=1"
    assert "Du har ändrat månad." in text(anna_client.get(response["Location"]))

    for key in ("residence", "income_kinds", "cost_kinds"):
        anna_client.post(step_url(draft, key), whole_answers()[key] | {"_rev": "1"})
    assert not progress_of(draft).missing()
    assert draft.answers.get(step="residence").rev == 1


def test_the_same_month_again_asks_nothing_again(anna_client, draft, time_machine):
    time_machine.move_to(clock.now() + timedelta(minutes=5))

    anna_client.post(step_url(draft, "month"), whole_answers()["month"] | {"_rev": "1"})

    assert not progress_of(draft).missing()


def test_a_month_that_is_taken_is_told_at_once(anna_client, anna, draft):
    case = make_case(anna)

    response = anna_client.post(step_url(draft, "month"), whole_answers()["month"] | {"_rev": "1"})

    assert response.status_code == 409
    assert "Det finns redan en ansökan för den månaden" in text(response)
    assert reverse("case", args=[case.pk]) in text(response)
