"""What stands in a database: tables, columns, what is unique or indexed, and triggers.

``python -m checks.schema`` prints it for the database in DATABASE_URL, so that two can be
compared: one that was migrated step by step, and one made as the models say.
"""

import json
import re
import sys
from typing import Any

from django.db import connection

TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger"
    " WHERE NOT tgisinternal AND tgenabled = 'O'",
}


def described() -> dict[str, Any]:
    """Return the schema as plain values; names that Django makes up are left out, and
    a trigger is its words in no order: columns come in the order they were added."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        tables = {name: _table(cursor, name) for name in names}
        cursor.execute(TRIGGERS[connection.vendor])
        triggers = {name: sorted(re.findall(r"\w+", text)) for name, text in cursor.fetchall()}
        return {"tables": tables, "triggers": triggers}


def _table(cursor: Any, name: str) -> dict[str, Any]:
    introspection = connection.introspection
    columns = {
        column.name: [str(column.type_code), bool(column.null_ok), str(column.default)]
        for column in introspection.get_table_description(cursor, name)
    }
    found = introspection.get_constraints(cursor, name).values()
    return {"columns": columns, "constraints": sorted(_constraint(each) for each in found)}


def _constraint(found: dict[str, Any]) -> str:
    """Its parts as text, so that they can be sorted; what it is called may differ."""
    kept = ("columns", "primary_key", "unique", "index", "check", "foreign_key", "orders")
    return json.dumps([found.get(key) for key in kept])


if __name__ == "__main__":
    import django

    django.setup()
    json.dump(described(), sys.stdout)
