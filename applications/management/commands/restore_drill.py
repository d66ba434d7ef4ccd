"""``manage restore_drill FOLDER``: restore a backup beside the service, check it, take it away."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from applications.management import postgresql_tools
from applications.management.backing_up import DUMPS
from applications.management.postgresql_tools import ToolFailed
from eservice.settings import env


class Command(BaseCommand):
    """What it restores is another database: the service goes on as if nothing happened."""

    help = "Restore a backup into a database of its own, compare it with the manifest, drop it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: Any) -> None:
        dump = folder / DUMPS[connection.vendor]
        if not dump.is_file():
            raise CommandError(f"{folder} holds no backup of this kind of database.")
        restored = _postgresql if connection.vendor == "postgresql" else _sqlite
        try:
            with restored(dump) as url:
                self.stdout.write(_checked(folder, url))
        except ToolFailed as error:
            raise CommandError(str(error)) from error


@contextmanager
def _postgresql(dump: Path) -> Iterator[str]:
    name = f"{connection.get_connection_params()['dbname']}_drill"
    postgresql_tools.drop(name)
    postgresql_tools.create(name)
    try:
        postgresql_tools.restore(dump, into=name)
        yield urlsplit(env.text("DATABASE_URL"))._replace(path=f"/{name}").geturl()
    finally:
        postgresql_tools.drop(name)


@contextmanager
def _sqlite(dump: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "drill.sqlite3"
        copy.write_bytes(dump.read_bytes())
        yield f"sqlite:///{copy}"


def _checked(folder: Path, url: str) -> str:
    """Check it with a process of its own, whose database is the restored one."""
    command = [sys.executable, "manage.py", "check_restored", str(folder.resolve())]
    given = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=os.environ | given, capture_output=True, text=True
    )
    if done.returncode:
        raise CommandError(done.stderr.strip().rpartition("\n")[2])
    return done.stdout.strip()
