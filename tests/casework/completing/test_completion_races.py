"""Several processes at once: no answer is lost or counted twice, and nothing breaks."""

import pytest

from applications.access import Actor
from applications.actions.answering_completions import answer_item
from applications.models import CaseEvent, CompletionItem, CompletionReply
from applications.statuses import CompletionStatus
from tests.casework.completing.pages import answer_url, judge_url
from tests.races.test_races import race

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def posts(user, url, *bodies):
    return {"kind": "posts", "user": user.pk, "posts": [[url, body] for body in bodies]}


def statuses(results):
    return sorted(answer[0] for result in results for answer in result["answers"])


def count(kind):
    return CaseEvent.objects.filter(kind=kind).count()


def test_the_same_answer_from_everywhere_is_one(anna, item):
    job = posts(anna, answer_url(item), *[{"text": "Ett svar", "rev": "0"}] * 3)

    results = race([job] * 4)

    assert statuses(results) == [302] * 12
    assert CompletionReply.objects.count() == count("completion_answered") == 1


def test_different_answers_at_once_and_one_is_first(anna, item):
    jobs = [posts(anna, answer_url(item), {"text": f"Svar {n}", "rev": "0"}) for n in range(4)]

    results = race(jobs)

    assert statuses(results) == [302, 409, 409, 409]
    assert CompletionReply.objects.get().number == 1


def test_accepted_twice_at_once_is_once(anna, maja, item):
    where = {"case_id": item.case_id, "item_id": item.pk}
    answer_item(Actor(anna), text="Ett svar", cannot=False, seen=0, **where)
    job = posts(maja, judge_url(item), {"act": "godkant", "seen": "1"})

    results = race([job] * 4)

    assert statuses(results) == [302] * 4
    assert count("completion_accepted") == 1


def test_answered_while_it_is_accepted(anna, maja, item):
    where = {"case_id": item.case_id, "item_id": item.pk}
    answer_item(Actor(anna), text="Ett svar", cannot=False, seen=0, **where)

    results = race(
        [
            posts(maja, judge_url(item), {"act": "godkant", "seen": "1"}),
            posts(anna, answer_url(item), {"text": "Ett nytt", "rev": "1"}),
        ]
    )

    assert statuses(results) == [302, 409]
    status, replies = CompletionItem.objects.get().status, CompletionReply.objects.count()
    assert (status, replies) in {(CompletionStatus.ACCEPTED, 1), (CompletionStatus.ANSWERED, 2)}
