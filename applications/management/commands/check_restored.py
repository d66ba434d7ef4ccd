"""``manage check_restored FOLDER``: is the database that the settings name the one backed up?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.errors import LedgerBroken
from applications.management.backing_up import (
    ANCHORS,
    DOCUMENTS,
    digests,
    read_manifest,
    tables_now,
)
from applications.management.verification import verify_everything
from applications.models import Document


class Command(BaseCommand):
    """Compares rows, digests and papers with the manifest, and verifies every chain."""

    help = "Compare a restored database and its papers with the backup they came from."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            manifest = read_manifest(folder)
            found = _compare(manifest, folder)
        except (OSError, ValueError, LedgerBroken) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(found)


def _compare(manifest: dict[str, Any], folder: Path) -> str:
    tables = tables_now()
    if wrong := sorted(name for name in manifest["tables"] if differs(name, manifest, tables)):
        raise CommandError(f"not as they were: {', '.join(wrong)}")
    if dict(digests(folder / DOCUMENTS)) != manifest["documents"]:
        raise CommandError("the papers are not as they were")
    stored = {Path(name).name.partition(".")[0] for name in manifest["documents"]}
    clean = Document.objects.exclude(scan_state="refused").values_list("stored_name", flat=True)
    if lost := set(clean) - stored:
        raise CommandError(f"papers without a file: {len(lost)}")
    whole = verify_everything(anchor_file=folder / ANCHORS)
    return (
        f"restored: {len(tables)} tables and {len(stored)} papers are as they were;"
        f" {whole.events} events in {whole.cases} cases hold"
    )


def differs(name: str, manifest: dict[str, Any], tables: dict[str, list[Any]]) -> bool:
    """True for a table that is not there, or has other rows than the backup says."""
    return tables.get(name) != manifest["tables"][name]
