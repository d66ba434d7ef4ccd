"""An empty database for one run, of either kind; afterwards it is gone."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from checks.with_postgres import temporary_database

KINDS = ("sqlite", "postgresql")


@contextmanager
def empty_database(kind: str, folder: Path) -> Iterator[str]:
    """Yield the address of an empty database.

    PostgreSQL is the server in ``DATABASE_URL``, when it names one, and else one of our own.
    """
    given = os.environ.get("DATABASE_URL", "")
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
    elif given.startswith("postgres"):
        with database_beside(given) as url:
            yield url
    else:
        with temporary_database() as url:
            yield url


@contextmanager
def database_beside(url: str) -> Iterator[str]:
    """Make a database of our own on the given server: the one that is there is left alone."""
    import psycopg

    name = f"bench_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
