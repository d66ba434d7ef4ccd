"""One thing more, with a photo from a newer phone; and the most important first."""

import pytest

from tests.journeys.anna_today import anna_sends_the_most_important_first
from tests.journeys.ines_adds import ines_needs_glasses_too

pytestmark = [pytest.mark.browser, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
@pytest.mark.parametrize("story", [ines_needs_glasses_too, anna_sends_the_most_important_first])
def test_from_the_way_in_to_what_comes_of_it(arrive, story):
    story(arrive)
