"""Applying again on a phone, with and without JavaScript."""

import pytest

from tests.journeys.ines import ines_applies_again

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_from_the_suggestion_to_what_the_caseworker_reads(arrive):
    ines_applies_again(arrive)
