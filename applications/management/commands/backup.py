"""``manage backup FOLDER``: the database, the papers and the anchors, and what is in them."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.management.backing_up import back_up
from applications.management.postgresql_tools import ToolFailed
from applications.models import Beat, Recurring


class Command(BaseCommand):
    """Writes while the service runs. The keys are backed up apart from it."""

    help = "Back up the database, the papers and the anchors into a folder that is not there yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            manifest = back_up(folder)
        except FileExistsError as error:
            raise CommandError(f"{folder} is there already.") from error
        except (OSError, ToolFailed) as error:
            raise CommandError(str(error)) from error
        Beat.mark(Recurring.BACKUP)
        rows = sum(count for count, _digest in manifest["tables"].values())
        self.stdout.write(
            f"backed up: {len(manifest['tables'])} tables, {rows} rows,"
            f" {len(manifest['documents'])} files of papers"
        )
