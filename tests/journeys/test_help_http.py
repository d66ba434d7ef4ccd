"""Help that is given, used and taken back, over HTTP."""

from tests.journeys.http_visitor import HttpVisitor
from tests.journeys.lo_helps_anna import lo_helps_anna_at_the_kitchen_table


def test_from_the_code_to_taking_it_back(demo_people):
    lo_helps_anna_at_the_kitchen_table(HttpVisitor)
