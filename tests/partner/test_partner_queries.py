"""What a page with two adults costs, and that those who apply alone pay nothing for it."""

import pytest

from tests.access.test_query_counts import queries
from tests.factories import make_draft
from tests.partner.making import answers_part, url
from tests.wizard.test_filling_in import step_url


def test_the_applicants_question_costs_four_and_saving_six(anna, anna_client, part, draft):
    alone = make_draft(anna)

    for which in (alone, draft):
        assert queries(anna_client, step_url(which, "occupation")) == 4
        changed = {"acute": "food", "_rev": "1"}
        assert queries(anna_client, step_url(which, "acute"), changed) == 6


def test_the_partners_question_costs_no_more_than_a_helpers(kim, kim_client, part, draft):
    answers_part(kim, draft)

    assert queries(kim_client, step_url(draft, "partner_occupation")) == 6
    body = {"occupation": "parental", "_rev": "1"}
    assert queries(kim_client, step_url(draft, "partner_occupation"), body) <= 9


@pytest.mark.parametrize(
    ("name", "most"), [("draft", 9), ("check", 7), ("partner", 7), ("sign_together", 7)]
)
def test_the_applicants_pages_about_both(anna_client, whole, name, most):
    assert queries(anna_client, url(name, whole)) <= most


@pytest.mark.parametrize(("name", "most"), [("own_part", 6), ("sign_together", 9)])
def test_the_partners_pages(kim_client, whole, name, most):
    assert queries(kim_client, url(name, whole)) <= most
