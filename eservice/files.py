"""Files that are whole or not there."""

import os
from contextlib import suppress
from pathlib import Path

NEW = ".new"


def unfinished(path: Path) -> Path:
    """Return where a file lies until it is whole."""
    return path.with_name(path.name + NEW)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file for our own eyes that is whole or not there, also after a power cut.

    Writing it again replaces it. Raises OSError; then what was there before is left.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = unfinished(path)
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
