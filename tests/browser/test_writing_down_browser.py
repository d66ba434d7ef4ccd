"""Somebody hands in a paper, and Disa writes it down in a real browser."""

import pytest
from django.urls import reverse

from applications.models import Case
from tests.desk.making import make_desk_clerk, make_record
from tests.factories import make_applicant

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


def test_a_paper_with_gaps_becomes_a_case(live_server, page, log_in):
    anna = make_applicant(given_name="Anna")
    make_record(anna.person)
    log_in(page, make_desk_clerk())
    page.goto(live_server.url + reverse("desk_person", args=[anna.person_id]))
    page.get_by_role("link", name="Registrera en ansökan").click()
    page.get_by_label("På papper").check()
    page.get_by_label("Nyansökan").check()
    page.get_by_label("Dag", exact=True).fill("1")
    page.get_by_label("Månad", exact=True).fill("1")
    page.get_by_label("År", exact=True).fill("2026")
    page.get_by_role("button", name="Börja skriva").click()
    page.get_by_label("Nej, inget av det här").check()
    page.get_by_role("button", name="Spara och fortsätt", exact=True).click()
    page.get_by_role("heading", name="Vilken månad söker du pengar för?").wait_for()
    assert "Du skriver för Anna" in page.locator(".app-acting").inner_text()
    page.goto(page.url.split("/fraga/")[0] + "/kontrollera/")
    page.get_by_role("link", name="Gå vidare och registrera").click()
    page.get_by_label("Ja, jag intygar det här").check()
    page.get_by_role("button", name="Registrera ansökan").click()
    page.get_by_role("heading", name="Ansökan är registrerad").wait_for()
    assert Case.objects.get().person == anna.person
