"""``manage load_norm FILE``: an administrator loads a table of the norm."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from applications.management.json_input import read_json
from applications.models import NormTable
from applications.norm.errors import WrongInput
from applications.norm.table import Table
from applications.norm.tables import parse_table, shipped

WRONG = 2


class Command(BaseCommand):
    """Reads one table, shaped as those in ``applications/norm/riksnorm.json``, and keeps it.

    Says what it loaded and ends with 0, or says on standard error what is wrong and ends with 2.
    A loaded table is never changed: a corrected one has a name of its own.
    """

    help = "Load a table of the norm from a JSON object (docs/calculation.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="FILE", help="a file with JSON, or - for stdin")

    def handle(self, *, source: str, **options: Any) -> None:
        try:
            data = read_json(source)
            table = parse_table(data)
            _keep(table, data)
        except WrongInput as wrong:
            self.stderr.write(str(wrong))
            sys.exit(WRONG)
        facts = {"name": table.name, "first": table.valid_from, "last": table.valid_to}
        self.stdout.write(_("Normen %(name)s gäller nu från %(first)s till %(last)s.") % facts)


def _keep(table: Table, data: Any) -> None:
    """Keep a table; raises WrongInput when there is one with its name."""
    taken = _("Det finns redan en norm som heter så. Ge tabellen ett annat namn.")
    if table.name in {known.name for known in shipped()}:
        raise WrongInput("name", taken)
    dates = {"valid_from": table.valid_from, "valid_to": table.valid_to}
    try:
        with transaction.atomic():
            NormTable.objects.create(name=table.name, data=data, **dates)
    except IntegrityError as error:
        raise WrongInput("name", taken) from error
