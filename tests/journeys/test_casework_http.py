"""From received to decided, over HTTP."""

from tests.journeys.changed_on_appeal import (
    carin_gets_a_part_on_appeal,
    carin_gets_it_all_on_appeal,
    carin_has_applied,
)
from tests.journeys.granted import anna_has_applied, maja_says_yes_after_one_question
from tests.journeys.http_visitor import HttpVisitor
from tests.journeys.partly_granted import bo_gets_a_part_after_two_rounds, bo_has_applied


def test_a_yes_after_one_question(demo_people):
    anna_has_applied()
    maja_says_yes_after_one_question(HttpVisitor)


def test_a_part_after_two_rounds(demo_people):
    bo_has_applied()
    bo_gets_a_part_after_two_rounds(HttpVisitor)


def test_a_no_that_is_changed_on_appeal(demo_people):
    carin_has_applied()
    carin_gets_it_all_on_appeal(HttpVisitor)


def test_a_no_that_is_changed_in_part_and_goes_to_the_court(demo_people):
    carin_has_applied()
    carin_gets_a_part_on_appeal(HttpVisitor)
