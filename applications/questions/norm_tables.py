"""The norm's tables: those that come with the service, and after them those that were loaded."""

from applications.models import NormTable
from applications.norm.table import Table
from applications.norm.tables import parse_table, shipped


def every_table() -> tuple[Table, ...]:
    """Return all tables, of two for a month the one that counts last; one query.

    Raises WrongInput for a loaded row that is no table (``load_norm`` lets none in).
    """
    loaded = NormTable.objects.order_by("at", "pk").values_list("data", flat=True)
    return (*shipped(), *map(parse_table, loaded))
