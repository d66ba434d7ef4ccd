"""Two people at a kitchen table, each with a phone of her own, with and without JavaScript."""

import pytest

from tests.journeys.lo_helps_anna import lo_helps_anna_at_the_kitchen_table

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_from_the_code_to_taking_it_back(arrive):
    lo_helps_anna_at_the_kitchen_table(arrive)
