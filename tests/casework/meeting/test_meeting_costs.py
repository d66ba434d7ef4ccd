"""What the pages cost, and what the case page asks for."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import Case
from applications.queries import acting_on
from applications.tracking.meeting.to_do import meetings_to_do
from tests.access.test_query_counts import queries
from tests.casework.meeting.making import at, book, propose, url

pytestmark = pytest.mark.django_db


def test_pages_cost_the_same_at_one_and_twenty(anna, anna_client, maja, maja_client, case):
    first = propose(case, maja, "2026-02-17 10:15")
    book(first, anna)
    listed = reverse("case_meetings", args=[case.pk])
    addresses = [(maja_client, listed), (anna_client, url(first))]
    addresses += [(maja_client, reverse("propose_meeting", args=[case.pk]))]
    before = [queries(client, address) for client, address in addresses]
    for day in range(1, 20):
        times = [f"2026-03-{day:02} {hour:02}:00" for hour in range(9, 15)]
        book(propose(case, maja, *times), anna, day % 6)
    after = [queries(client, address) for client, address in addresses]
    assert before == after
    assert max(after) <= 7


def test_what_there_is_to_do_takes_one_query(
    traveller, anna, maja, case, proposed, django_assert_num_queries
):
    booked = proposed("2026-02-20 10:00")
    book(booked, anna)
    waiting = proposed("2026-02-17 10:15", "2026-02-18 10:15")
    actor = Actor(anna)
    with django_assert_num_queries(1):
        first, second = meetings_to_do(actor, case)
    assert (first.meeting, first.must_choose, first.is_first) == (waiting, True, False)
    assert (second.meeting, second.must_choose, second.is_first) == (booked, False, True)
    assert second.when.replace("\u00a0", " ").startswith("fredag 20 februari 2026")

    traveller.move_to(at("2026-02-19 10:00"))
    assert [row.is_late for row in meetings_to_do(actor, case)] == [True, False]
    traveller.move_to(at("2026-02-20 10:00"))
    assert [row.meeting for row in meetings_to_do(actor, case)] == [waiting]


def test_there_is_nothing_to_do_for_others_and_afterwards(
    anna, maja, kim, meeting, django_assert_num_queries
):
    case = Case.objects.get(pk=meeting.case_id)
    assert meetings_to_do(acting_on(Actor(kim), case), case)
    withdraw_case(Actor(anna), case_id=case.pk)
    case.refresh_from_db()
    with django_assert_num_queries(0):
        assert meetings_to_do(Actor(anna), case) == []
        assert meetings_to_do(Actor(maja), case) == []
