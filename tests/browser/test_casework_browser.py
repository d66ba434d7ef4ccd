"""From received to decided in browsers: the caseworkers', and the old phones of the persons."""

import pytest

from tests.journeys.changed_on_appeal import carin_gets_it_all_on_appeal, carin_has_applied
from tests.journeys.granted import anna_has_applied, maja_says_yes_after_one_question
from tests.journeys.partly_granted import bo_gets_a_part_after_two_rounds, bo_has_applied

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

JOURNEYS = [
    (anna_has_applied, maja_says_yes_after_one_question),
    (bo_has_applied, bo_gets_a_part_after_two_rounds),
    (carin_has_applied, carin_gets_it_all_on_appeal),
]


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
@pytest.mark.parametrize(("before", "journey"), JOURNEYS, ids=["granted", "partly", "changed"])
def test_from_received_to_decided(arrive, before, journey):
    before()
    journey(arrive)
