"""One thing more, and the most important first, over HTTP."""

import pytest

from tests.journeys.anna_today import anna_sends_the_most_important_first
from tests.journeys.http_visitor import HttpVisitor
from tests.journeys.ines_adds import ines_needs_glasses_too


@pytest.mark.parametrize("story", [ines_needs_glasses_too, anna_sends_the_most_important_first])
def test_from_the_way_in_to_what_comes_of_it(demo_people, story, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    story(HttpVisitor)
