"""The ways to and from the pages: limits, titles, lists and check pages."""

import pytest
from django.urls import reverse

from tests.factories import make_draft, whole_answers
from tests.wizard.test_filling_in import step_url, text


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def test_the_eleventh_draft_is_one_too_many(anna_client, anna):
    for _draft in range(10):
        make_draft(anna, {})

    page = anna_client.post(reverse("start_draft"), follow=True)

    assert "Du har redan tio ansökningar som du inte har skickat." in text(page)
    assert anna.person.drafts.count() == 10


def test_a_title_in_the_browsers_history_names_nobody(anna_client, anna):
    child = {"name": "Robin Exempel", "born_0": "1", "born_1": "2", "born_2": "2019"}
    with_child = {"children_any": {"children_any": "yes"}, "child.1": child}
    draft = make_draft(anna, whole_answers() | with_child)

    page = text(anna_client.get(step_url(draft, "child_home.1")))

    assert "Bor Robin hos dig?" in page
    assert "Robin" not in page.partition("</title>")[0]


def test_leaving_a_list_for_later_does_not_say_that_it_is_whole(anna_client, anna):
    draft = make_draft(anna, {})

    anna_client.post(step_url(draft, "papers"), {"_later": "1"})

    assert not draft.answers.filter(step="papers").exists()


def test_a_change_from_the_check_page_can_be_left_for_the_check_page(anna_client, draft):
    page = text(anna_client.get(step_url(draft, "home_rented", "?till=kontrollera")))

    assert f'href="{reverse("check", args=[draft.pk])}"' in page
    assert "Tillbaka till dina svar" in page


def test_the_check_page_names_the_children_and_leads_to_them(anna_client, anna):
    child = {"name": "Robin Exempel", "born_0": "1", "born_1": "2", "born_2": "2019"}
    with_child = {"children_any": {"children_any": "yes"}, "child.1": child, "children": {}}
    draft = make_draft(anna, whole_answers() | with_child)

    page = text(anna_client.get(reverse("check", args=[draft.pk])))

    assert "Barn som bor hos dig" in page
    assert f"{step_url(draft, 'children')}?till=kontrollera" in page
