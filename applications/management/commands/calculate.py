"""``manage calculate -``: a calculation from one JSON object, answered with another."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from applications.management.json_input import read_json
from applications.norm.calculation import calculate
from applications.norm.errors import NotCalculable
from applications.norm.reading import read_calculation
from applications.norm.table import Table
from applications.norm.tables import shipped
from applications.norm.writing import result_as_data
from applications.questions.norm_tables import every_table

WRONG = 2


def _tables() -> tuple[Table, ...]:
    """Return also the tables that were loaded, when there is a database to ask."""
    try:
        return every_table()
    except DatabaseError:
        return shipped()


class Command(BaseCommand):
    """Reads from a file, or with ``-`` from standard input.

    Prints the result and ends with 0, or says on standard error what is wrong and ends with 2.
    """

    help = "Calculate ekonomiskt bistånd from a JSON object (docs/calculation.md)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="FILE", help="a file with JSON, or - for stdin")

    def handle(self, *, source: str, **options: Any) -> None:
        try:
            answer = result_as_data(calculate(read_calculation(read_json(source)), _tables()))
        except NotCalculable as wrong:
            self.stderr.write(str(wrong))
            sys.exit(WRONG)
        # A terminal that can't show Swedish letters gets them as \u00e5, which is JSON too.
        is_unicode = (getattr(self.stdout, "encoding", None) or "utf-8").lower() == "utf-8"
        self.stdout.write(json.dumps(answer, ensure_ascii=not is_unicode, indent=2))
