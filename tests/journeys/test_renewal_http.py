"""Applying again, over HTTP."""

from tests.journeys.http_visitor import HttpVisitor
from tests.journeys.ines import ines_applies_again


def test_from_the_suggestion_to_what_the_caseworker_reads(demo_people):
    ines_applies_again(HttpVisitor)
