"""Run the accessibility tests, and write what they found for the accessibility statement.

``guides/reporting/results.json`` is written only when every test has passed: a fault is mended, or
written down in guides/reporting/faults.py with its test, before the statement is renewed.
"""

import json
import os
import subprocess
import sys

import django

from checks.files import ROOT

FILE = ROOT / "guides" / "reporting" / "results.json"
SETTINGS = "eservice.settings.test"
# A run is of the Chromium on this machine alone; the rest of the suite has its own run.
ENVIRONMENT = {"DJANGO_ALLOW_ASYNC_UNSAFE": "1", "DJANGO_SETTINGS_MODULE": SETTINGS}


def main() -> int:
    """Return what pytest returns; arguments go to pytest."""
    os.environ.update(ENVIRONMENT)
    django.setup()
    # The tests' tables need the models, and those need the line above.
    from eservice import clock
    from tests.browser.accessibility_figures import figures, modules

    said, day = figures(), clock.today()
    code = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *sys.argv[1:], *map(str, modules())], cwd=ROOT
    ).returncode
    if code == 0:
        found = {"tested_on": day.isoformat(), "faults": 0, **said}
        FILE.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
