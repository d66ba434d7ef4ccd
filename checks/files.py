"""The project's own files: tracked, or new and not ignored."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def project_files() -> Iterator[Path]:
    """Yield every file of the project as a path relative to its root."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    for name in listing.split("\0"):
        # A file deleted but not yet committed is still listed.
        if name and (ROOT / name).is_file():
            yield Path(name)
