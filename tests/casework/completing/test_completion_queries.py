"""The pages cost the same for one thing and for twenty, and say who has read."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.completions import ask_completion
from applications.models import AccessLog, Case, CompletionItem
from applications.queries import acting_on
from applications.tracking.completing.to_do import completions_to_do
from tests.access.test_query_counts import queries
from tests.casework.completing.conftest import asked
from tests.casework.completing.pages import answer_url, answers, ask_url, judge_url
from tests.conftest import logged_in
from tests.documents.making import sent
from tests.helping import make_grant, make_helper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


def ask_more(case, maja, count):
    words = {"intro": "Hej.", "consequence": "Ring oss."}
    items = [asked(what=f"Sak {number}") for number in range(count)]
    return ask_completion(Actor(maja), case_id=case.pk, items=items, **words)


@pytest.fixture
def pages(case, item, anna, anna_client, maja_client):
    kim = make_helper()
    make_grant(anna, kim, "help")
    listed = reverse("completions", args=[case.pk])
    reviewed = reverse("review_completions", args=[case.pk])
    return {
        "the person's list": (anna_client, listed, 7),
        "the person's item": (anna_client, answer_url(item), 8),
        "the helper's list": (logged_in(kim), listed, 8),
        "the caseworker's list": (maja_client, reviewed, 8),
        "the caseworker's item": (maja_client, judge_url(item), 8),
        "asking": (maja_client, ask_url(case), 5),
    }


def test_pages_cost_the_same_for_one_and_for_twenty(pages, case, maja, anna_client, item):
    answers(anna_client, item, text="Ett svar", files=[sent(b"one")])
    first = {name: queries(client, url) for name, (client, url, _most) in pages.items()}
    for number in range(5):
        for row in ask_more(case, maja, 4).items.all():
            answers(anna_client, row, text="Ett svar", files=[sent(b"%d" % number)])
    assert CompletionItem.objects.count() == 21

    then = {name: queries(client, url) for name, (client, url, _most) in pages.items()}

    assert then == first
    assert {name: count for name, count in then.items() if count > pages[name][2]} == {}


def test_readings_are_logged(pages, anna_client, maja_client, case):
    before = AccessLog.objects.count()
    for client, url, _most in pages.values():
        client.get(url)
    rows = list(AccessLog.objects.order_by("pk").values_list("kind", flat=True))[before:]
    assert rows == ["completion"] * 5 + ["answers"]


def test_what_is_to_do_costs_one_query(anna, case, item, django_assert_num_queries):
    actor, found = Actor(anna), Case.objects.get()
    with django_assert_num_queries(1):
        todo = completions_to_do(acting_on(actor, found), found)
    assert (todo.count, todo.first_due) == (1, item.due_on)
    found.waits_for_applicant = False
    with django_assert_num_queries(0):
        assert completions_to_do(actor, found) is None
