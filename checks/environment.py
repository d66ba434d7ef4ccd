"""``docs/environment.md`` says what ``eservice/settings/variables.py`` declares.

``python -m checks.environment`` says whether it does, and ``--write`` writes it.
"""

import sys
from collections.abc import Iterator

from checks.made_page import keep
from eservice.settings.variables import GROUPS

HEAD = """# Environment variables

Everything secret, and everything that differs between two machines, comes from the environment.
`eservice.settings.production` refuses to start when something is missing or can't be right, and
says which variable it is. This page is made of `eservice/settings/variables.py`.
"""


def page() -> str:
    """Return the page as it should be."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield HEAD
    for group in GROUPS:
        yield f"## {group.title}\n"
        if group.about:
            yield f"{group.about}\n"
        yield "| variable | without it | what it is |\n|---|---|---|"
        for each in group.variables:
            yield f"| `{each.name}` | {each.default} | {each.about} |"
        yield ""


if __name__ == "__main__":
    sys.exit(keep("environment.md", page(), "checks.environment", sys.argv[1:]))
