"""What the pages cost, and what the case page is told."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions import handling_appeals as actions
from applications.models import Appeal, Case
from applications.tracking.appealing.to_do import appeals_now
from tests.access.test_query_counts import queries
from tests.casework.appealing.making import appeal_of, url

pytestmark = pytest.mark.django_db


def test_pages_cost_the_same_at_one_and_twenty(anna, anna_client, maja_client, decision):
    first = appeal_of(decision, anna)
    pages = [
        (maja_client, reverse("case_appeals", args=[first.case_id])),
        (maja_client, url("try_appeal_time", first)),
        (anna_client, url("appeal", first)),
    ]
    before = [queries(client, address) for client, address in pages]
    for _more in range(19):
        Appeal.objects.create(
            case=first.case, decision=decision, content=first.content, by=anna, status="too_late"
        )
    assert [queries(client, address) for client, address in pages] == before
    assert max(before) <= 7


def test_where_the_appeals_are_takes_one_query(anna, maja, decision, django_assert_num_queries):
    appeal = appeal_of(decision, anna)
    place = {"case_id": appeal.case_id, "appeal_id": appeal.pk}
    actions.accept_time(Actor(maja), **place)
    actions.forward_appeal(Actor(maja), **place, with_papers=False)
    case = Case.objects.get(pk=appeal.case_id)
    with django_assert_num_queries(1):
        (now,) = appeals_now(Actor(anna), case)
    assert now.text == "Vi har skickat överklagandet till domstolen"
    with django_assert_num_queries(0):
        assert appeals_now(Actor(maja), case) == []
