"""How the database would find rows."""

from django.db import connection
from django.db.models import QuerySet


def plan_of(rows: QuerySet) -> str:
    """Return how the database would find the first page when it prefers an index to reading and
    sorting. Inside a transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in ("seqscan", "sort", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{name} = off")
    return rows.values("pk")[:21].explain()


def is_sorted_afterwards(plan: str) -> bool:
    return "TEMP B-TREE" in plan or "Sort Key" in plan
