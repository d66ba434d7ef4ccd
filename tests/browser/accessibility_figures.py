"""How much the accessibility tests look at, counted in their own tables.

``guides/reporting/results.json`` has to say the same (see checks/accessibility.py).
"""

from pathlib import Path
from typing import Any

from tests.browser import (
    inspection,
    test_every_page,
    test_every_page_markup,
    test_interaction,
    test_reading_conditions,
    test_right_to_left,
)

TESTS = Path(__file__).parent.parent
READERS = (test_every_page, test_every_page_markup, test_interaction)
CONDITIONS = (test_reading_conditions, test_right_to_left)


def document_tests() -> list[Path]:
    """Return the test modules that read a kind of PDF file by the rules of PDF/UA."""
    found = sorted(TESTS.rglob("test_*.py"))
    return [path for path in found if "from pdfua import" in path.read_text(encoding="utf-8")]


def modules() -> list[Path]:
    """Return the test modules that the figures are about."""
    return [*(Path(module.__file__) for module in READERS + CONDITIONS), *document_tests()]


def _keyboard_places() -> int:
    (mark,) = test_interaction.test_focus_is_visible_and_never_covered.pytestmark
    return len(mark.args[1])


def figures() -> dict[str, Any]:
    """Return how much is looked at, under the names of ``guides.reporting.results.Results``."""
    markup = test_every_page_markup
    sizes = (inspection.NARROW, inspection.PHONE, inspection.TABLET, inspection.DESK)
    come_back = sum(stop.url_name in markup.FILLED_IN for stop in markup.STOPS)
    without = {*test_every_page.WITHOUT_JAVASCRIPT, *test_right_to_left.WITHOUT_JAVASCRIPT}
    return {
        "pages": len(test_every_page.STOPS) + sum(map(len, test_every_page.ERRANDS.values())),
        "tags": inspection.AXE_OPTIONS["runOnly"],
        "widths": [width for width, _height in sizes],
        "markup": len(markup.STOPS) + come_back + len(markup.BROKEN),
        "large_text": len(test_reading_conditions.READ),
        "keyboard": _keyboard_places(),
        "right_to_left": len(test_right_to_left.READ),
        "without_javascript": len(without),
        "documents": len(document_tests()),
    }
