"""One at a time: a lock for what must not run twice at once.

On PostgreSQL it is an advisory lock, which holds between machines. SQLite has one machine,
and there it is a locked file. Both are let go by the system if the process dies.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextmanager
def turn(name: str) -> Iterator[bool]:
    """Yield True while we alone hold the lock with this name, False when someone else does."""
    hold = _advisory_lock if connection.vendor == "postgresql" else _locked_file
    with hold(name) as is_ours:
        yield is_ours


@contextmanager
def _advisory_lock(name: str) -> Iterator[bool]:
    key = zlib.crc32(name.encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _locked_file(name: str) -> Iterator[bool]:
    path = Path(settings.DATA_DIR) / f"{name}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
