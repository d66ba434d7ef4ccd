"""Database triggers that refuse to change what must never change.

A guard names a table and the columns that may still be written: only sealed columns, so
that ``rotate_keys`` can change their key (the digest of their content stays guarded).
Deleting and, on PostgreSQL, TRUNCATE are refused for all of them.
"""

from collections.abc import Iterable

from django.db import connection

GUARDS: dict[str, frozenset[str]] = {
    "applications_caseevent": frozenset(),
    "applications_accesslog": frozenset(),
    "applications_accessseal": frozenset(),
    "applications_application": frozenset({"content"}),
    "applications_casenote": frozenset({"text"}),
}

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only table %', TG_TABLE_NAME; END $$
"""


def _columns(table: str) -> str:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    guarded = [column.name for column in described if column.name not in GUARDS[table]]
    return ", ".join(f'"{name}"' for name in guarded)


def _sqlite(table: str) -> Iterable[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'append-only table'); END"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {_columns(table)} ON {table} {refuse}"


def _postgresql(table: str) -> Iterable[str]:
    refuse = "EXECUTE FUNCTION refuse_change()"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {refuse}"
    yield (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {_columns(table)} ON {table}"
        f" FOR EACH ROW {refuse}"
    )
    yield f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} {refuse}"


def install(tables: Iterable[str]) -> None:
    """Create the triggers of these tables."""
    is_postgresql = connection.vendor == "postgresql"
    statements = [POSTGRESQL_FUNCTION] if is_postgresql else []
    for table in tables:
        statements += (_postgresql if is_postgresql else _sqlite)(table)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def drop(tables: Iterable[str]) -> None:
    """Remove the triggers of these tables. Only migrations and the test suite do this."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table in tables:
            for name in ("no_delete", "no_update", "no_truncate"):
                on = f" ON {table}" if is_postgresql else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")
