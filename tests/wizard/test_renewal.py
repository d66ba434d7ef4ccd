"""Applying again: last month's answers are there, and only the month's own are asked for."""

import pytest
import time_machine
from django.urls import reverse

from applications.models import Case, Draft
from applications.statuses import ApplicationKind
from tests.casework.making_payments import decide
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import answer_all, make_applicant, make_caseworker
from tests.partner.making import make_kim, signs, whole_couple
from tests.wizard.making_renewals import (
    IN_NOVEMBER,
    IN_OCTOBER,
    NOVEMBER,
    OF_NOVEMBER,
    PAY,
    decided_for_october,
    goes_through,
    renew,
    the_renewal,
)
from tests.wizard.test_filling_in import step_url, text

pytestmark = pytest.mark.usefixtures("november")
# Pages to press through, with the declaration and without the page where all is checked.
MOST_PAGES = 12


@pytest.fixture
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


@pytest.fixture
def october(anna) -> Case:
    return decided_for_october(anna, **PAY)


def section_url(draft: Draft, path: str, name: str = "section") -> str:
    return reverse(name, args=[draft.pk, path])


def test_a_renewal_where_nothing_has_changed_takes_at_most_twelve_pages(anna_client, october):
    pages = goes_through(anna_client, renew(anna_client), OF_NOVEMBER)

    assert pages == [
        "bradskande",
        "del/om-dig",
        "del/ditt-hem",
        "del/vad-du-gor",
        "del/dina-inkomster",
        "inkomst-lon",
        "del/det-du-ager",
        "dina-konton",
        "del/dina-kostnader",
        "papper",
    ]
    assert len([*pages, "skicka"]) <= MOST_PAGES


def test_what_is_confirmed_and_answered_is_sent_as_a_renewal(anna_client, october):
    goes_through(anna_client, renew(anna_client), OF_NOVEMBER)
    anna_client.post(reverse("send", args=[the_renewal().pk]), {"declare": "yes"})

    case = Case.objects.get(kind=ApplicationKind.RENEWAL)
    steps = {
        step["key"]: step["cleaned"]
        for part in case.application.content["sections"]
        for step in part["steps"]
    }
    assert f"{case.month:%Y-%m}" == NOVEMBER
    assert steps["home_rented"]["rent"] == "6500.00"
    assert steps["income_pay"]["rows"][0]["on"] == "2026-10-25"
    assert steps["accounts"]["rows"][0]["balance"] == "87.00"
    assert steps["payout_account"]["account"] == "1234567"
    # What she was asked once is not asked again, and what she said then she has said.
    assert {"livelihood", "income_changes"}.isdisjoint(steps)
    assert steps["anything_else"] == {"anything_else": ""}


def test_nothing_can_be_sent_before_somebody_has_looked_at_it(anna_client, october):
    renew(anna_client)
    draft = the_renewal()
    answer_all(october.person.users.get(), draft, OF_NOVEMBER)

    response = anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    assert response["Location"].startswith(step_url(draft, "contact"))
    assert not Case.objects.filter(kind=ApplicationKind.RENEWAL).exists()


def test_the_page_says_which_month_the_answers_are_from(anna_client, october):
    renew(anna_client)

    page = text(anna_client.get(section_url(the_renewal(), "ditt-hem")))

    assert "Stämmer det här fortfarande?" in page
    assert "Det här stod i ansökan för oktober." in page
    assert "6 500 kronor" in page
    assert "Titta igen" not in page


def test_a_changed_answer_needs_no_more_confirming(anna_client, anna, october):
    renew(anna_client)
    draft = the_renewal()
    url = step_url(draft, "home_rented", "?till=del")

    values = {"rent": "6900", "included": "heating", "rooms": "2", "people": "1", "_rev": "1"}
    response = anna_client.post(url, values)

    assert response["Location"].startswith(section_url(draft, "ditt-hem"))
    stored = draft.answers.get(step="home_rented")
    assert (stored.is_carried, stored.cleaned["rent"]) == (False, "6900.00")
    # The others in the section still want a look.
    assert draft.answers.get(step="housing_debts").is_carried


def test_saving_an_answer_as_it_stands_confirms_it(anna_client, october):
    renew(anna_client)
    draft = the_renewal()

    values = {"housing_debts": "none", "_rev": "1"}
    anna_client.post(step_url(draft, "housing_debts", "?till=del"), values)

    stored = draft.answers.get(step="housing_debts")
    assert (stored.is_carried, stored.rev) == (False, 1)


def test_what_is_new_because_of_a_change_is_asked_for(anna_client, anna, october):
    renew(anna_client)
    draft = the_renewal()
    anna_client.post(
        step_url(draft, "children_any", "?till=del"), {"children_any": "yes", "_rev": "1"}
    )

    response = anna_client.post(section_url(draft, "ditt-hem", "confirm_section"))

    assert draft.answers.filter(is_carried=True, step="home_rented").count() == 0
    anna_client.post(step_url(draft, "acute"), {"acute": "none", "_rev": "0"})
    anna_client.post(section_url(draft, "om-dig", "confirm_section"))
    response = anna_client.post(section_url(draft, "ditt-hem", "confirm_section"))
    assert response["Location"] == reverse("step", args=[draft.pk, "barn-1"])


def test_who_helped_last_month_is_not_said_of_this_month(anna_client, anna):
    decided_for_october(
        anna, help={"help": "beside"}, helper={"helper": "Kim", "relation": "vänner"}
    )

    pages = goes_through(anna_client, renew(anna_client), OF_NOVEMBER | {"help": {"help": "no"}})

    assert pages[:2] == ["bradskande", "hjalp"]
    assert not the_renewal().answers.filter(step="helper").exists()


def test_pressing_twice_starts_one_renewal(anna_client, october):
    assert renew(anna_client) == renew(anna_client)
    assert Draft.objects.filter(kind=ApplicationKind.RENEWAL).count() == 1


def test_a_partner_who_answered_herself_does_so_again(anna_client, anna):
    with time_machine.travel(IN_OCTOBER, tick=False):
        kim = make_kim()
        draft = whole_couple(anna, kim)
        signs(anna_client, draft)
        signs(logged_in(kim), draft)
        decide(Case.objects.get(), make_caseworker())

    renew(anna_client)

    kept = set(the_renewal().answers.values_list("step", flat=True))
    assert "partner" in kept
    assert not [key for key in kept if key.startswith("partner_")]


def test_a_stranger_confirms_nothing(october, anna_client):
    renew(anna_client)
    draft = the_renewal()

    response = logged_in(make_applicant()).post(section_url(draft, "ditt-hem", "confirm_section"))

    assert response.status_code == 404
    assert draft.answers.get(step="home_rented").is_carried


def test_a_section_that_is_not_there_is_not_confirmed(anna_client, october):
    renew(anna_client)
    response = anna_client.post(section_url(the_renewal(), "finns-inte", "confirm_section"))
    assert response.status_code == 404


def test_a_sent_renewal_leads_to_its_case(anna_client, october):
    goes_through(anna_client, renew(anna_client), OF_NOVEMBER)
    draft = the_renewal()
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    response = anna_client.post(section_url(draft, "ditt-hem", "confirm_section"))

    assert response["Location"] == reverse("case", args=[draft.pk])


def test_the_task_list_says_what_to_do_with_the_answers(anna_client, october):
    renew(anna_client)

    page = text(anna_client.get(reverse("draft", args=[the_renewal().pk])))

    assert "Svaren från oktober står här. Läs igenom dem, en del i taget." in page
    assert page.count("Att läsa igenom") == 6


def test_a_paper_that_lasts_is_not_asked_for_again(anna_client, anna):
    decided_for_october(
        anna,
        paper_lease={"paper": "given"},
        paper_rent_bill={"paper": "given"},
        paper_tax_return={"paper": "cannot", "why": "Jag hittar den inte."},
    )
    renew(anna_client)

    page = text(anna_client.get(step_url(the_renewal(), "papers")))

    kept = the_renewal().answers.filter(step__startswith="paper_")
    assert {row.step: row.raw["paper"] for row in kept} == {"paper_lease": ["given"]}
    assert page.count("Jag har redan lämnat det") == 1


@pytest.mark.parametrize(("state", "is_given"), [("clean", True), ("refused", False)])
def test_a_paper_that_could_not_be_taken_in_is_asked_for_again(anna_client, anna, state, is_given):
    october = decided_for_october(anna, paper_lease={"paper": "uploaded"})
    draft = Draft.objects.get(pk=october.pk)
    make_document(anna, draft, kind="lease", scan_state=state, next_scan_at=None)

    renew(anna_client)

    assert the_renewal().answers.filter(step="paper_lease").exists() == is_given
