"""The accessibility statement, and the form that it leads to."""

from guides.models import About
from tests.browser.stop import Stop
from tests.browser.suggesting_stops import nobody

REPORTING = [
    Stop("accessibility", "accessibility", nobody),
    Stop("suggest accessibility", "suggest", nobody, query=f"?om={About.ACCESSIBILITY}"),
]
