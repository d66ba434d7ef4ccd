"""The norm of 2026, whenever a journey is walked: its sums stand in the stories."""

import json
from datetime import date

from applications.models import NormTable
from applications.norm.tables import SHIPPED
from eservice import clock

YEAR = "2026"


def the_norm_of_2026_holds() -> None:
    """An administrator has loaded it for this year."""
    tables = json.loads(SHIPPED.read_text(encoding="utf-8"))
    table = next(each for each in tables if each["name"] == YEAR)
    year = clock.today().year
    days = {"valid_from": date(year, 1, 1), "valid_to": date(year, 12, 31)}
    data = table | {name: day.isoformat() for name, day in days.items()}
    name = f"{YEAR} i {year}"
    NormTable.objects.create(name=name, data=data | {"name": name}, **days)
