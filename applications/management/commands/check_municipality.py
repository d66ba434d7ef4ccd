"""``manage check_municipality FILE``: say what is wrong with a municipality's file."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.questions.authority import require_known_outcomes
from eservice.municipality import load


class Command(BaseCommand):
    """Reads the file, and the logo beside it, as the service does when it starts."""

    help = "Read a municipality's file and say every fault in it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            found = load(str(file))
            require_known_outcomes(found.casework)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{found.name}: the file is whole.")
