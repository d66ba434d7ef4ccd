"""A backup of the whole service: the database, the papers as they lie sealed, and the anchors.

``manifest.json`` says what was in it: rows and a digest of each table, and a digest of each paper.
The keys are not in it: kept together with them a backup would be as good as open.
"""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from applications.management import postgresql_tools
from eservice import clock

MANIFEST, DOCUMENTS, ANCHORS = "manifest.json", "documents", "anchors.jsonl"
DUMPS = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
DIGEST_BYTES = 8
WRAPS_AT = 2**64

Tables = dict[str, list[Any]]


def back_up(folder: Path) -> dict[str, Any]:
    """Write a backup into a folder that is not there yet, and return its manifest.

    The papers come after the database: of every row in it there is a file, unless the row itself
    has been deleted meanwhile. Raises FileExistsError, OSError and ToolFailed.
    """
    folder.mkdir(parents=True)
    folder.chmod(0o700)
    dump = folder / DUMPS[connection.vendor]
    tables = _postgresql(dump) if connection.vendor == "postgresql" else _sqlite(dump)
    papers = Path(settings.DOCUMENTS_DIR)
    if papers.is_dir():
        shutil.copytree(papers, folder / DOCUMENTS, copy_function=_copy)
    if Path(settings.ANCHOR_FILE).is_file():
        shutil.copyfile(settings.ANCHOR_FILE, folder / ANCHORS)
    manifest = {
        "made_at": clock.now().isoformat(),
        "vendor": connection.vendor,
        "tables": tables,
        "documents": dict(digests(folder / DOCUMENTS)),
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    return manifest


def _copy(source: str, to: str) -> None:
    """Copy one file; a paper that somebody takes away meanwhile has no row any more either."""
    with suppress(FileNotFoundError):
        shutil.copyfile(source, to)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return what a backup says of itself; raises OSError and ValueError."""
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def digests(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file's way from the folder and its SHA-256."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                yield str(path.relative_to(folder)), hashlib.file_digest(file, "sha256").hexdigest()


def tables_now() -> Tables:
    """Return rows and digest of each table of the database that the settings name."""
    if connection.vendor == "postgresql":
        return _tables_of_postgresql()
    with sqlite3.connect(connection.settings_dict["NAME"]) as copy:
        return _tables_of_sqlite(copy)


def _sqlite(dump: Path) -> Tables:
    connection.ensure_connection()
    with sqlite3.connect(dump) as copy:
        connection.connection.backup(copy)
        return _tables_of_sqlite(copy)


def _tables_of_sqlite(copy: sqlite3.Connection) -> Tables:
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = [name for (name,) in copy.execute(named)]
    return {name: _digest(copy.execute(f'SELECT * FROM "{name}"')) for name in sorted(names)}


def _digest(rows: Iterator[tuple]) -> list[Any]:
    """Return how many rows there are, and a sum that doesn't depend on their order."""
    count = total = 0
    for row in rows:
        hashed = hashlib.blake2b(repr(row).encode(), digest_size=DIGEST_BYTES).digest()
        count, total = count + 1, (total + int.from_bytes(hashed)) % WRAPS_AT
    return [count, str(total)]


def _postgresql(dump: Path) -> Tables:
    """Dump and count the same moment: both see one snapshot."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        postgresql_tools.dump(dump, snapshot=cursor.fetchone()[0])
        return _tables_of_postgresql()


def _tables_of_postgresql() -> Tables:
    found = {}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(
                "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text"
                f' FROM "{name}" t'
            )
            found[name] = list(cursor.fetchone())
    return found
