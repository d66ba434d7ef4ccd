"""Inserts rows as fast as each database takes them: a million by way of the ORM takes too long."""

from collections.abc import Iterator
from itertools import batched, chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

# SQLite checks each statement on its own, so that many rows in one cost less than many of one.
ROWS_IN_A_STATEMENT = 500


def insert(rows: list[Any]) -> None:
    """Insert new rows of one model, all but the columns that the database itself gives."""
    if not rows:
        return
    connection = connections[DEFAULT_DB_ALIAS]
    fields = [field for field in rows[0]._meta.concrete_fields if _is_ours(field)]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    into = f"{connection.ops.quote_name(rows[0]._meta.db_table)} ({names})"
    prepared = _prepared(rows, fields, connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for values in prepared:
                    copy.write_row(values)
            return
        places = f"({', '.join(['%s'] * len(fields))})"
        for some in batched(prepared, ROWS_IN_A_STATEMENT):
            together = ", ".join([places] * len(some))
            cursor.execute(f"INSERT INTO {into} VALUES {together}", list(chain(*some)))


def _is_ours(field: models.Field) -> bool:
    return not field.generated and not isinstance(field, models.AutoField)


def _prepared(
    rows: list[models.Model], fields: list[models.Field], connection: Any
) -> Iterator[list[Any]]:
    for row in rows:
        yield [
            field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields
        ]
