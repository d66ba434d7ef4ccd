"""The norm's dated tables: those that come with the service, and those that are loaded later."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from applications.norm.errors import NoTable, WrongInput
from applications.norm.fields import Fields, day, or_none, text, whole
from applications.norm.table import OLDEST, YOUNGEST, ChildNorm, Table

SHIPPED = Path(__file__).with_name("riksnorm.json")
LARGEST_NORM = 999_999
_TABLE = (
    "name source valid_from valid_to adults children joint_by_household_size"
    " joint_per_extra_person prisbasbelopp"
)


@cache
def shipped() -> tuple[Table, ...]:
    """Return the tables that come with the service."""
    return tuple(map(parse_table, json.loads(SHIPPED.read_text(encoding="utf-8"))))


def find_table(month: date, tables: Sequence[Table] | None = None) -> Table | None:
    """Return the table for a month, or None. Of two for the same month the later one counts.

    So a table that someone loads goes last, and before one that came with the service.
    """
    every = shipped() if tables is None else tables
    return next((table for table in reversed(every) if table.covers(month)), None)


def table_for(month: date, tables: Sequence[Table] | None = None) -> Table:
    """Return the table for a month; raises NoTable, with a sentence for people."""
    table = find_table(month, tables)
    if table is None:
        every = shipped() if tables is None else tables
        raise NoTable(month, list(dict.fromkeys(each.name for each in every)))
    return table


def parse_table(data: Any) -> Table:
    """Make a table of plain data, shaped as in ``riksnorm.json``: whole kronor, dates as text.

    Raises WrongInput, which names the value and says how to put it right.
    """
    fields = Fields(data, _TABLE)
    single, couple = fields.part("adults", _adults)
    return Table(
        name=fields.read("name", text(40)),
        source=fields.read("source", text(200)),
        valid_from=fields.read("valid_from", day),
        valid_to=fields.read("valid_to", day),
        single=single,
        couple_together=couple,
        children=fields.each("children", _child),
        joint=fields.part("joint_by_household_size", _joint),
        joint_per_extra_person=fields.read("joint_per_extra_person", _kronor),
        prisbasbelopp=fields.read("prisbasbelopp", _kronor),
    )


def _kronor(value: Any, field: str) -> Decimal:
    return Decimal(whole(0, LARGEST_NORM)(value, field))


def _adults(data: Any) -> tuple[Decimal, Decimal]:
    fields = Fields(data, "single couple_together")
    return fields.read("single", _kronor), fields.read("couple_together", _kronor)


def _child(data: Any) -> ChildNorm:
    fields = Fields(data, "ages with_lunch without_lunch")
    first, last = fields.read("ages", _ages)
    return ChildNorm(
        first_age=first,
        last_age=last,
        with_lunch=fields.read("with_lunch", _kronor),
        without_lunch=fields.read("without_lunch", or_none(_kronor)),
    )


def _ages(value: Any, field: str) -> tuple[int, int]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise WrongInput(field, _("Skriv den lägsta och den högsta åldern, till exempel 7 och 10."))
    age = whole(YOUNGEST, OLDEST)
    return age(value[0], field), age(value[1], field)


def _joint(data: Any) -> tuple[Decimal, ...]:
    sizes = [str(size) for size in range(1, len(data) + 1)] if isinstance(data, dict) else ["1"]
    fields = Fields(data, " ".join(sizes))
    return tuple(fields.read(size, _kronor) for size in sizes)
