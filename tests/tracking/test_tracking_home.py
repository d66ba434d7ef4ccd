"""Mina ansökningar: drafts, cases, the empty page, and who is sent elsewhere."""

import re

import pytest
from django.urls import reverse

from applications.questions.months import months_back
from eservice import clock
from eservice.people.models import User
from eservice.ui.swedish import format_month
from tests.factories import answer, make_applicant, make_case, make_draft, whole_answers

HOME = "/mina-sidor/"


def text_of(response):
    return response.content.decode()


def test_someone_new_is_invited_to_begin(page):
    shown = text_of(page.get(HOME))
    assert "Du har ingen ansökan än" in shown
    assert f'action="{reverse("start_draft")}"' in shown
    assert shown.count("govuk-button") == 1


def test_a_draft_can_be_continued_or_deleted(page, anna):
    draft = make_draft(anna, {"month": whole_answers()["month"]})
    shown = text_of(page.get(HOME))
    assert reverse("draft", args=[draft.pk]) in shown
    assert reverse("delete_draft", args=[draft.pk]) in shown
    assert f"Ansökan för {format_month(draft.started_at)}" in shown
    assert "Ändrad" in shown


def test_a_draft_without_a_valid_month_says_so(page, anna):
    make_draft(anna, {"acute": {"acute": "none"}, "month": {"month": "nonsense"}})
    assert "Ansökan utan månad" in text_of(page.get(HOME))


def test_a_month_on_a_branch_that_was_left_does_not_count(page, anna):
    earlier = months_back(clock.today(), 1)[0]
    other = {"other_month": f"{earlier:%Y-%m}", "why": "Jag var sjuk"}
    draft = make_draft(anna, {"month": {"month": "other"}, "month_other": other})
    assert f"Ansökan för {format_month(earlier)}" in text_of(page.get(HOME))
    answer(anna, draft, "month", whole_answers()["month"])
    assert f"Ansökan för {format_month(clock.today())}" in text_of(page.get(HOME))


def test_a_sent_application_stands_among_the_cases(page, anna):
    case = make_case(anna)
    make_case(make_applicant())
    shown = text_of(page.get(HOME))
    assert "Inte skickade än" not in shown
    assert shown.count("EX-") == 1
    assert case.reference in shown
    assert "Vi har fått din ansökan" in shown
    assert reverse("case", args=[case.pk]) in shown


def test_a_caseworker_is_sent_to_the_worklist(client, log_in, maja):
    log_in(maja)
    response = client.get(HOME)
    assert response.status_code == 302
    assert response.url == reverse("worklist")


def test_a_login_without_a_person_is_told_what_to_do(client, log_in, db):
    log_in(User.objects.create(issuer="test", subject="nobody"))
    response = client.get(HOME)
    assert response.status_code == 200
    assert "Ring oss. Vi hjälper dig att komma in." in text_of(response)


def test_nobody_gets_in_without_a_login(client, db):
    assert client.get(HOME).status_code == 302


def test_the_number_of_queries_does_not_grow(count_queries, add_drafts, add_cases):
    counts = []
    for more in (1, 19, 80):
        add_drafts(more)
        counts.append(count_queries(HOME))
    add_cases(100)
    counts.append(count_queries(HOME))
    assert counts == [7, 7, 7, 7]


@pytest.mark.parametrize(("rows", "path"), [("drafts", "/ansokan/"), ("cases", "/arende/")])
def test_paging_shows_each_row_once(page, add_drafts, add_cases, rows, path):
    add_drafts(45) if rows == "drafts" else add_cases(45)
    url, seen, pages = HOME, [], 0
    while url and pages < 5:
        shown = text_of(page.get(url))
        seen += re.findall(rf'href="{path}([0-9a-f-]{{36}})/"', shown)
        more = re.search(r'href="(\?[^"]+)">Visa fler', shown)
        url = HOME + more[1].replace("&amp;", "&") if more else None
        pages += 1
    assert pages == 3
    assert len(seen) == len(set(seen)) == 45
    assert "Till början av listan" in shown


@pytest.mark.parametrize(
    "place", ["x", "0001-01-01T00:00:00+14:00_6f1c1c1e-0000-4000-8000-000000000000", "\0", "_"]
)
@pytest.mark.parametrize("name", ["utkast", "arenden"])
def test_a_place_that_is_none_gives_a_page_and_no_fault(page, name, place):
    assert page.get(HOME, {name: place}).status_code == 200
