"""The database itself refuses to change what must never change."""

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import F

from applications import append_only
from applications.models import Disposal, DisposalPlan
from applications.seals import seal_access_log
from eservice import clock
from tests.casework.making import make_everything
from tests.factories import make_caseworker
from tests.operations.conftest import make_handled_cases, make_helped_person

TABLES = sorted(append_only.GUARDS)
KINDS = {
    "sqlite": {"no_delete", "no_update", "no_replace"},
    "postgresql": {"no_delete", "no_update", "no_truncate"},
}
MODELS = {model._meta.db_table: model for model in apps.get_models()}


def delete_all(table):
    with transaction.atomic():
        MODELS[table]._base_manager.all()._raw_delete(connection.alias)


def write(table, field):
    """Write a column's own value back into it."""
    with transaction.atomic():
        MODELS[table]._base_manager.update(**{field.name: F(field.name)})


def written_fields(table):
    return [field for field in MODELS[table]._meta.local_concrete_fields if not field.generated]


def truncate(table):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in connection.ops.sql_flush(no_style(), [table], allow_cascade=True):
            cursor.execute(statement)


def installed():
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture(scope="module")
def whole_tables(django_db_setup, django_db_blocker):
    """Every guarded table has rows: made once, and taken back when the module ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        case = make_handled_cases()[0]
        make_everything(case, make_caseworker())
        plan = DisposalPlan.objects.create(rules={}, files=[])
        Disposal.objects.create(
            person=case.person, plan=plan, last_note_on=clock.today(), rows={}, files=0
        )
        make_helped_person()
        seal_access_log()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def full_tables(whole_tables, db):
    """The rows as they were made: what a test does to them is undone."""
    for table in TABLES:
        assert MODELS[table].objects.exists(), table


@pytest.mark.parametrize("table", TABLES)
def test_every_guard_is_installed(db, table):
    wanted = {f"{table}_{kind}" for kind in KINDS[connection.vendor]}
    assert wanted <= installed()


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_deleted(full_tables, table):
    with pytest.raises(DatabaseError, match="append-only"):
        delete_all(table)
    with pytest.raises(DatabaseError), transaction.atomic():
        MODELS[table].objects.first().delete()


@pytest.mark.parametrize("table", TABLES)
def test_no_column_but_a_sealed_one_can_be_changed(full_tables, table):
    for field in written_fields(table):
        if field.column in append_only.GUARDS[table]:
            write(table, field)
        else:
            with pytest.raises(DatabaseError, match="append-only"):
                write(table, field)


@pytest.mark.parametrize("table", TABLES)
def test_no_table_can_be_emptied(full_tables, table):
    # SQLite has no TRUNCATE and refuses it as a word it doesn't know.
    refusal = "append-only" if connection.vendor == "postgresql" else "syntax error"
    with pytest.raises(DatabaseError, match=refusal):
        truncate(table)


def test_rows_can_be_added(handled_cases):
    assert handled_cases[0].events.exists()


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_replaced_by_another(full_tables, table):
    columns = ", ".join(f'"{field.column}"' for field in written_fields(table))
    again = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table}"
    replace = again.replace("INSERT", "REPLACE", 1) if connection.vendor == "sqlite" else again
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(replace)


def test_an_event_can_not_be_replaced_through_its_place(handled_cases):
    event = handled_cases[0].events.first()
    event.pk += 100_000
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save(force_insert=True)
