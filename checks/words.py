"""File names that say nothing, and words that don't belong in the project's files.

The patterns are written so that they don't match themselves.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from checks.files import ROOT, project_files

EMPTY_NAMES = {"utils", "helpers", "common", "misc"}

FORBIDDEN = {
    "unfinished work": re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b"),
    "a silenced check": re.compile(r"#\s*(?:ruff:\s*)?[n]oqa\b"),
    "a path on one machine": re.compile(r"(?<![\w.<])/(?:(?:[r]oot|[w]ork)\b|(?:[t]mp|[h]ome)/\w)"),
    "a package registry": re.compile(
        r"\b(?:[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs\.org"
        r"|[r]egistry\.yarnpkg\.com|[d]eb\.debian\.org)\b"
    ),
}


def main() -> int:
    """Print every breach; return 1 if there is one."""
    breaches = [breach for path in project_files() for breach in breaches_in(path)]
    print("\n".join(breaches))
    return 1 if breaches else 0


def breaches_in(path: Path) -> Iterator[str]:
    """Yield a line for each empty name and each forbidden word."""
    if path.stem in EMPTY_NAMES:
        yield f"{path}: a name that says nothing"
    content = (ROOT / path).read_bytes()
    if b"\0" in content:
        return
    for number, line in enumerate(content.decode(errors="replace").splitlines(), start=1):
        for what, pattern in FORBIDDEN.items():
            if found := pattern.search(line):
                yield f"{path}:{number}: {what}: {found.group()}"


if __name__ == "__main__":
    sys.exit(main())
