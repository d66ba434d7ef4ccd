"""What the accessibility statement says of the tests is what the tests are, or nothing."""

import json

from eservice import clock
from guides.reporting.results import results
from tests.browser.accessibility_figures import figures, modules

RENEW = "Run python -m checks.accessibility, and commit what it writes."


def test_what_the_statement_tells_are_the_figures_of_the_tests():
    found, wanted = results(), json.loads(json.dumps(figures()))
    told = {name: getattr(found, name) for name in wanted} if found else wanted
    assert json.loads(json.dumps(told)) == wanted, RENEW


def test_the_tests_have_been_run_and_found_nothing_or_nothing_is_said():
    found = results()
    assert found is None or (found.faults == 0 and found.tested_on <= clock.today())


def test_the_figures_come_from_tests_that_are_there():
    names = {path.name for path in modules()}
    assert all(path.is_file() for path in modules())
    assert {"test_every_page.py", "test_leaflets.py", "test_appeal_package.py"} <= names
