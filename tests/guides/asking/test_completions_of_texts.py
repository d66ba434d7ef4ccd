"""How often an answer led to a completion: counted by ``tick``, shown to editors, about nobody."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.urls import reverse

from applications.actions.counting_completions import count_completions
from eservice import clock
from guides.asking.actions import set_completions
from guides.models import CompletionTally, Puzzlement
from tests.casework.making import make_completion
from tests.conftest import logged_in
from tests.factories import make_case
from tests.guides.making import KEY, make_editor

pytestmark = pytest.mark.django_db

HOME, PAPER = "questions/home_rented", "questions/paper_cost"
OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 1) for month in (10, 11, 12))
LIST = "/svara-texter/"


@pytest.fixture(autouse=True)
def december():
    with clock.at(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def sam_client():
    return logged_in(make_editor())


def asked(maja, *abouts: str, at: str = "2026-12-05T12:00:00+00:00") -> None:
    """Somebody else is asked about these steps in her case."""
    with clock.at(datetime.fromisoformat(at)):
        case = make_case()
        for about in abouts:
            make_completion(case, maja, about=about)


def tallies() -> dict[tuple[date, str], int]:
    return {(row.month, row.key): row.count for row in CompletionTally.objects.all()}


def test_cases_are_counted_by_the_text_of_the_question_and_the_month(maja):
    asked(maja, "home_rented", "child.1", "child.2", "")
    asked(maja, "home_rented", "home_rented", "a_step_of_long_ago")
    asked(maja, "paper_cost_dental", "paper_cost_glasses", "partner_occupation")
    call_command("tick")
    assert tallies() == {
        (DECEMBER, HOME): 2,
        (DECEMBER, "questions/child"): 1,
        (DECEMBER, PAPER): 1,
        (DECEMBER, "questions/occupation"): 1,
    }


def test_a_month_begins_at_midnight_here_and_older_ones_stand(maja):
    set_completions({(OCTOBER, HOME): 7}, months=[OCTOBER])
    asked(maja, "home_rented", at="2026-11-30T22:59:00+00:00")
    asked(maja, "home_rented", at="2026-11-30T23:01:00+00:00")
    asked(maja, "home_rented", at="2026-10-31T22:59:00+00:00")
    assert count_completions() == 2
    assert tallies() == {(OCTOBER, HOME): 7, (NOVEMBER, HOME): 1, (DECEMBER, HOME): 1}


def test_the_numbers_are_set_and_never_added_to(maja):
    set_completions({(DECEMBER, KEY): 4, (NOVEMBER, KEY): 1}, months=[NOVEMBER, DECEMBER])
    asked(maja, "month")
    assert count_completions() == 2
    assert count_completions() == 0
    assert tallies() == {(DECEMBER, KEY): 1}


def test_as_few_queries_however_many_were_asked(maja, django_assert_num_queries):
    for steps in (["month"], ["month", "contact", "home_rented", "paper_cost_dental", "child.1"]):
        for _case in range(len(steps)):
            asked(maja, *steps)
        # Steps, counts, what was known, and the new numbers in a transaction of their own.
        with django_assert_num_queries(6):
            assert count_completions() == len(steps)
    with django_assert_num_queries(5):
        assert count_completions() == 0


def shown(client, key: str = KEY) -> str:
    return client.get(reverse("edit_text", args=["sv", key])).text


def test_the_page_of_a_question_says_how_often_but_never_of_a_few(sam_client):
    set_completions({(DECEMBER, KEY): 5, (NOVEMBER, KEY): 4}, months=[NOVEMBER, DECEMBER])
    words = "efter svaret 5 gånger den här månaden, färre än 5 förra månaden."
    assert words in shown(sam_client)
    assert words in sam_client.get(f"{LIST}{KEY}/").text


def test_the_page_says_that_there_were_none_and_only_questions_have_any(sam_client):
    words = "Vi bad ingen om mer efter svaret, den här månaden eller förra."
    set_completions({(OCTOBER, KEY): 9}, months=[OCTOBER])
    assert words in shown(sam_client)
    assert "efter svaret" not in shown(sam_client, "guides/om-du-far-nej")
    assert "efter svaret" not in sam_client.get(f"{LIST}letters/decision/").text


def test_a_text_page_asks_once_for_the_numbers(sam_client, django_assert_num_queries):
    shown(sam_client)
    with django_assert_num_queries(5):
        shown(sam_client)


def test_the_list_adds_presses_and_completions_and_few_weigh_nothing(sam_client):
    counts = {KEY: 4, HOME: 5, PAPER: 4, "questions/child": 6}
    set_completions({(DECEMBER, key): n for key, n in counts.items()}, months=[DECEMBER])
    set_completions({(NOVEMBER, HOME): 9}, months=[NOVEMBER])
    for key, count in ((KEY, 1), (HOME, 2), ("letters/decision", 2)):
        for _press in range(count):
            Puzzlement.objects.create(key=key, language="sv")
    response = sam_client.get(LIST)
    assert [(row.key, row.presses, row.completions) for row in response.context["texts"]] == [
        (HOME, 2, "5"),
        ("questions/child", 0, "6"),
        ("letters/decision", 2, "0"),
        (KEY, 1, "färre än 5"),
    ]
    assert "färre än 5" in response.text


def test_a_list_costs_two_queries_for_its_numbers(sam_client, django_assert_num_queries):
    sam_client.get(LIST)
    with django_assert_num_queries(4):
        assert "Den månaden finns inget att visa." in sam_client.get(LIST).text
    set_completions({(DECEMBER, f"questions/{n}"): 5 for n in range(30)}, months=[DECEMBER])
    with django_assert_num_queries(4):
        assert len(sam_client.get(LIST).context["texts"]) == 10
