"""The programs that come with PostgreSQL: pg_dump, pg_restore, createdb, dropdb."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

NAMES = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "host": "PGHOST",
    "port": "PGPORT",
}


class ToolFailed(Exception):
    """A program is not there, or could not do it; the text is what it said."""


def dump(file: Path, *, snapshot: str) -> None:
    """Write the whole database as it is in an exported snapshot."""
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}"]
    _run("pg_dump", *options, f"--file={file}")


def restore(file: Path, *, into: str) -> None:
    """Load a dump into an empty database of the same server."""
    options = ["--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={into}"]
    _run("pg_restore", *options, str(file))


def create(name: str) -> None:
    """Make an empty database; the user needs CREATEDB."""
    _run("createdb", f"--maintenance-db={_ours()}", name)


def drop(name: str) -> None:
    """Take a database away again."""
    _run("dropdb", "--if-exists", f"--maintenance-db={_ours()}", name)


def _ours() -> str:
    return connection.get_connection_params()["dbname"]


def _run(tool: str, *arguments: str) -> None:
    """Run one of them as the service's own user. Its words may name tables, never rows."""
    path = shutil.which(tool)
    if path is None:
        raise ToolFailed(f"{tool} is not installed: apt-get install postgresql-client")
    params = connection.get_connection_params()
    where = {NAMES[key]: str(params[key]) for key in NAMES if params.get(key)}
    done = subprocess.run(
        [path, *arguments], env=os.environ | where, capture_output=True, text=True
    )
    if done.returncode:
        raise ToolFailed(f"{tool}: {done.stderr.strip()}")
