"""The database itself refuses to change what must never change."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from applications import append_only
from applications.seals import seal_access_log

TABLES = sorted(append_only.GUARDS)
KINDS = {
    "sqlite": {"no_delete", "no_update"},
    "postgresql": {"no_delete", "no_update", "no_truncate"},
}
MODELS = {model._meta.db_table: model for model in apps.get_models()}


def run(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def installed():
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture
def full_tables(handled_cases):
    """Every guarded table has rows."""
    seal_access_log()
    for table in TABLES:
        assert MODELS[table].objects.exists(), table


@pytest.mark.parametrize("table", TABLES)
def test_every_guard_is_installed(db, table):
    wanted = {f"{table}_{kind}" for kind in KINDS[connection.vendor]}
    assert wanted <= installed()


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_deleted(full_tables, table):
    with pytest.raises(DatabaseError, match="append-only"):
        run(f"DELETE FROM {table}")
    with pytest.raises(DatabaseError), transaction.atomic():
        MODELS[table].objects.first().delete()


@pytest.mark.parametrize("table", TABLES)
def test_no_column_but_a_sealed_one_can_be_changed(full_tables, table):
    for field in MODELS[table]._meta.local_concrete_fields:
        statement = f'UPDATE {table} SET "{field.column}" = "{field.column}"'
        if field.column in append_only.GUARDS[table]:
            run(statement)
        else:
            with pytest.raises(DatabaseError, match="append-only"):
                run(statement)


@pytest.mark.parametrize("table", TABLES)
def test_no_table_can_be_emptied(full_tables, table):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError, match="append-only"):
        run(f"TRUNCATE {table} CASCADE")


def test_rows_can_be_added(handled_cases):
    assert handled_cases[0].events.exists()
