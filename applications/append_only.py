"""Database triggers that refuse to change what must never change.

A guard names a table and the columns that may still be written: sealed columns, so that
``rotate_keys`` can change their key (codes of their content stand in the event chain), and
what a case and a letter need to live. Deleting and, on PostgreSQL, TRUNCATE are refused for
all of them; on SQLite also REPLACE, which would delete without telling any trigger.
"""

from collections.abc import Iterable

from django.db import connection

GUARDS: dict[str, frozenset[str]] = {
    "applications_caseevent": frozenset(),
    "applications_accesslog": frozenset(),
    "applications_accessseal": frozenset(),
    "applications_grantevent": frozenset(),
    "applications_personevent": frozenset(),
    "applications_grant": frozenset(
        {
            "grantee_id",
            "name",
            "consent",
            "accepted_at",
            "accepted_by_id",
            "confirmed_at",
            "declined_at",
            "verified_at",
            "refused_at",
            "refusal_reason",
            "event_count",
            "event_head",
        }
    ),
    "applications_disposal": frozenset(),
    "applications_grantproof": frozenset({"data"}),
    "applications_application": frozenset({"content"}),
    "applications_sentsection": frozenset({"content"}),
    "applications_protection": frozenset({"reason"}),
    "applications_casenote": frozenset({"text"}),
    "applications_completionrequest": frozenset({"content"}),
    "applications_completionreply": frozenset({"content"}),
    "applications_sectionmark": frozenset(),
    "applications_calculationrevision": frozenset({"content"}),
    "applications_communication": frozenset({"content", "answered_at"}),
    "applications_investigationline": frozenset({"text", "ended_at"}),
    "applications_linecomment": frozenset(
        {"about", "text", "answer", "answered_by_id", "answered_at"}
    ),
    "applications_message": frozenset({"content"}),
    "applications_messageread": frozenset(),
    "applications_handover": frozenset({"text", "added", "added_by_id", "added_at", "grant_id"}),
    "applications_delay": frozenset({"reason"}),
    "applications_recusal": frozenset({"reason"}),
    "applications_decisionwanted": frozenset(
        {"text", "answer", "reason", "answered_by_id", "answered_at"}
    ),
    "applications_appeal": frozenset(
        {
            "content",
            "is_in_time",
            "status",
            "status_since",
            "new_decision_id",
            "package_id",
            "ruling",
        }
    ),
    "applications_appealrefusal": frozenset({"notified_way", "notified_at", "received_on"}),
    "applications_decision": frozenset({"content", "notified_way", "notified_at", "received_on"}),
    "applications_letter": frozenset({"context", "pdf", "pdf_sha256", "rendered_at"}),
    "applications_case": frozenset(
        {
            "unit",
            "stage",
            "stage_since",
            "is_urgent",
            "promised_on",
            "investigation_started_at",
            "withdrawn_at",
            "caseworker_id",
            "caseworker_since",
            "event_count",
            "event_head",
            "waiting_since",
            "waits_for_applicant",
            "answered_at",
            "asks_rest",
            "open_promise",
        }
    ),
}
# One live base case per person and month: withdrawn ones may share the month, as a line that has
# been replaced may share its number.
PARTLY_UNIQUE = {
    "applications_case": ["person_id", "month"],
    "applications_letter": ["case_id"],
    "applications_investigationline": ["investigation_id", "part", "number"],
    "applications_appeal": ["decision_id"],
}
# What stays when a person's file is disposed of: the logs and what they belong to, without content.
NEVER_DELETED = frozenset(
    f"applications_{name}"
    for name in (
        "caseevent",
        "accesslog",
        "accessseal",
        "grantevent",
        "personevent",
        "grant",
        "application",
        "case",
        "disposal",
    )
)
# A row here lets rows of the other tables be deleted. It is written and taken away in the
# transaction that disposes of a file, so no other transaction ever sees one.
PERMIT = "applications_disposalpermit"
KINDS = ("no_delete", "no_update", "no_truncate", "no_replace")

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_NARGS = 1 AND EXISTS (SELECT 1 FROM applications_disposalpermit) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'append-only table %', TG_TABLE_NAME;
END $$
"""


def _columns(table: str) -> str:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    guarded = [column.name for column in described if column.name not in GUARDS[table]]
    return ", ".join(f'"{name}"' for name in guarded)


def _same_row(table: str) -> str:
    """Return the condition that a new row has the key of an old one.

    Uniqueness that holds only under a condition is left out: there the same values may come
    again.
    """
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    keys = [each["columns"] for each in found if each["unique"] or each["primary_key"]]
    whole = [key for key in keys if key != PARTLY_UNIQUE.get(table)]
    return " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE "
        + " AND ".join(f'"{name}" = NEW."{name}"' for name in key)
        + ")"
        for key in whole
    )


def _can_be_disposed(table: str) -> bool:
    """True once there are permits: earlier migrations install guards too."""
    return table not in NEVER_DELETED and PERMIT in connection.introspection.table_names()


def _sqlite(table: str) -> Iterable[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'append-only table'); END"
    unless = f"WHEN NOT EXISTS (SELECT 1 FROM {PERMIT}) " if _can_be_disposed(table) else ""
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {unless}{refuse}"
    # Without a list of columns the trigger also guards the row's own hidden number.
    columns = f"OF {_columns(table)} " if GUARDS[table] else ""
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE {columns}ON {table} {refuse}"
    same = _same_row(table)
    yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {same} {refuse}"


def _postgresql(table: str) -> Iterable[str]:
    refuse = "EXECUTE FUNCTION refuse_change()"
    delete = refuse.replace("()", "('disposable')") if _can_be_disposed(table) else refuse
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {delete}"
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
            for name in KINDS:
                on = f" ON {table}" if is_postgresql else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")
