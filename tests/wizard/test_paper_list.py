"""The list of papers and the page of each: the ways between them, and out."""

import pytest
from django.urls import reverse

from tests.factories import make_draft
from tests.wizard.test_filling_in import step_url, text


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def back_link(page) -> str:
    """Return where the link above the page's heading leads."""
    before = text(page).split("<main")[0]
    return before.rsplit('<a class="govuk-link app-link" href="', 1)[1].partition('"')[0]


def test_the_way_back_from_the_list_leads_out_of_it(anna_client, draft):
    page = anna_client.get(step_url(draft, "papers"))

    assert back_link(page) == reverse("draft", args=[draft.pk])


def test_a_paper_leads_back_to_the_list(anna_client, draft):
    page = anna_client.get(step_url(draft, "paper_lease"))

    assert back_link(page) == step_url(draft, "papers")


def test_an_answer_leads_to_the_list_which_tells_it(anna_client, draft):
    page = anna_client.post(step_url(draft, "paper_lease"), {"paper": "later"}, follow=True)

    assert page.redirect_chain[-1][0] == step_url(draft, "papers")
    assert "Jag skickar det senare" in text(page)


def test_a_paper_without_an_answer_stops_nothing(anna_client, draft):
    check = text(anna_client.get(reverse("check", args=[draft.pk])))

    assert "Det kan vänta." in check
    assert "Gå vidare och skriv under" in check
