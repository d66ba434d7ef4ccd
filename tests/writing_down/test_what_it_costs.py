"""Writing down costs the same however much is written."""

import pytest
from django.urls import reverse

from tests.access.test_query_counts import queries
from tests.wizard.test_filling_in import step_url
from tests.writing_down.making import written

pytestmark = pytest.mark.django_db


def test_a_question_costs_the_same_with_many_answers_as_with_none(disa_client, disa, found):
    short, long = written(disa, found.person, {}), written(disa, found.person)
    for page in ("draft", "check", "send"):
        costs = {queries(disa_client, reverse(page, args=[each.pk])) for each in (short, long)}
        assert len(costs) == 1
    costs = {queries(disa_client, step_url(each, "language")) for each in (short, long)}
    assert costs == {6}
