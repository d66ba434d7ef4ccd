"""Before she sends a renewal she reads what is different, and the caseworker reads the same."""

import pytest
import time_machine
from django.urls import reverse

from applications.models import Case
from applications.statuses import ApplicationKind
from tests.wizard.making_renewals import (
    IN_NOVEMBER,
    OF_NOVEMBER,
    PAY,
    decided_for_october,
    goes_through,
    renew,
    the_renewal,
)
from tests.wizard.test_filling_in import step_url, text

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


@pytest.fixture
def october(anna) -> Case:
    return decided_for_october(anna, **PAY)


def check_page(client) -> str:
    return text(client.get(reverse("check", args=[the_renewal().pk])))


def test_she_reads_what_has_changed_before_she_sends(anna_client, october):
    url = renew(anna_client)
    draft = the_renewal()
    rent = {"rent": "6900", "included": "heating", "rooms": "2", "people": "1", "_rev": "1"}
    anna_client.post(step_url(draft, "home_rented", "?till=del"), rent)
    goes_through(anna_client, url, OF_NOVEMBER)

    page = check_page(anna_client)

    listed = page[page.index("Det här har ändrats sedan oktober") : page.index('id="start"')]
    assert "6 900 kronor" in listed
    assert "6 500 kronor" in listed
    assert "87 kronor" in listed
    # The same pay on another day is the same pay, and what is as before is not in the list.
    assert "Vilken lön" not in listed
    assert "Vilken bank" not in listed
    assert "medborgarskap" not in listed


def test_she_reads_that_nothing_has_changed(anna_client, anna):
    decided_for_october(anna)
    goes_through(anna_client, renew(anna_client), OF_NOVEMBER)

    assert "Inget. Allt är som förut." in check_page(anna_client)


def test_what_she_said_about_being_afraid_does_not_turn_up_again(anna_client, anna):
    decided_for_october(
        anna, acute={"acute": "violence"}, acute_advice={"acute_advice": "Han står utanför."}
    )
    goes_through(anna_client, renew(anna_client), OF_NOVEMBER)

    page = check_page(anna_client)

    assert "Någon slår mig" not in page
    assert "Han står utanför" not in page


def test_the_list_is_not_for_a_screen_that_shows_less(anna_client, october):
    goes_through(anna_client, renew(anna_client), OF_NOVEMBER)
    anna_client.post(reverse("beside"), {"name": "Kim", "relation": ""})
    anna_client.post(reverse("show_less"), {"less": "yes"})

    assert "Det här har ändrats sedan" not in check_page(anna_client)
    assert "oktober" not in text(anna_client.get(reverse("home")))
    assert "Därför kan du söka" not in text(anna_client.get(reverse("which_way")))


def test_the_caseworker_reads_the_same_list(anna_client, maja_client, october):
    goes_through(anna_client, renew(anna_client), OF_NOVEMBER)
    anna_client.post(reverse("send", args=[the_renewal().pk]), {"declare": "yes"})
    case = Case.objects.get(kind=ApplicationKind.RENEWAL)

    page = text(maja_client.get(reverse("review_case", args=[case.pk])))

    listed = page[page.index("svar har ändrats sedan ansökan för oktober 2026") :]
    listed = listed[: listed.index("</details>")]
    assert "87 kronor" in listed
    assert "312 kronor" in listed
    assert "Vilken lön" not in listed
