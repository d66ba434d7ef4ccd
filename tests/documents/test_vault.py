"""The files themselves: sealed, bound to their document, and swept when they are nobody's."""

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command

from applications.documents import vault
from applications.documents.vault import FileLost, Part
from applications.models import Document
from eservice import clock
from tests.documents.making import make_document, on_disk

SECRET = b"Hyran var 6500 kronor"


@pytest.fixture
def document(anna, draft) -> Document:
    return make_document(anna, draft, data=SECRET, preview=SECRET)


def make_old(path, hours=2):
    at = (clock.now() - timedelta(hours=hours)).timestamp()
    os.utime(path, (at, at))


def test_what_lies_on_the_disk_says_nothing(document, documents_dir):
    paths = on_disk(documents_dir)
    assert len(paths) == 2
    for path in paths:
        assert SECRET not in path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o077 == 0
        assert str(document.pk) not in str(path)
        assert document.kind not in path.name
    assert vault.read(document, Part.FILE) == vault.read(document, Part.PREVIEW) == SECRET


def test_a_file_can_stand_in_for_no_other(document, documents_dir):
    preview, file = sorted(on_disk(documents_dir), key=lambda path: path.suffix, reverse=True)
    file.write_bytes(preview.read_bytes())
    with pytest.raises(FileLost):
        vault.read(document, Part.FILE)
    stranger = Document(
        id=uuid4(), stored_name=document.stored_name, scan_state=document.scan_state
    )
    with pytest.raises(FileLost):
        vault.read(stranger, Part.PREVIEW)


def test_a_crash_between_file_and_row_leaves_what_the_sweep_takes(document, documents_dir):
    orphan = vault.store(uuid4(), {Part.FILE: SECRET, Part.PREVIEW: SECRET})
    half = next(iter(on_disk(documents_dir))).with_suffix(".file.new")
    half.write_bytes(b"half")
    assert vault.sweep() == 0  # they may be on their way to a row
    for path in on_disk(documents_dir):
        make_old(path)

    assert vault.sweep() == 3

    assert len(on_disk(documents_dir)) == 2
    assert not [path for path in on_disk(documents_dir) if path.name.startswith(orphan)]
    assert vault.read(document, Part.FILE) == SECRET


def test_tick_sweeps(db, documents_dir, capsys):
    vault.store(uuid4(), {Part.FILE: SECRET})
    make_old(on_disk(documents_dir)[0])
    call_command("tick")
    assert "lost files removed: 1" in capsys.readouterr().out
    assert not on_disk(documents_dir)


def test_a_deleted_draft_is_swept(document, draft, documents_dir):
    draft.delete()
    for path in on_disk(documents_dir):
        make_old(path)
    assert vault.sweep() == 2


def test_the_sweep_stands_a_missing_and_a_closed_folder(db, documents_dir, monkeypatch):
    assert vault.sweep() == 0
    vault.store(uuid4(), {Part.FILE: SECRET})
    make_old(on_disk(documents_dir)[0])

    def refuse(_path):
        raise PermissionError

    monkeypatch.setattr(vault.Path, "unlink", refuse)
    assert vault.sweep() == 0


def test_more_files_than_are_looked_up_at_once(anna, draft, documents_dir, monkeypatch):
    monkeypatch.setattr(vault, "NAMES_AT_ONCE", 3)
    kept = [make_document(anna, draft, preview=b"") for _number in range(5)]
    for _number in range(5):
        vault.store(uuid4(), {Part.FILE: SECRET})
    for path in on_disk(documents_dir):
        make_old(path)
    assert vault.sweep() == 5
    assert {path.stem for path in on_disk(documents_dir)} == {each.stored_name for each in kept}


def test_a_file_that_could_not_be_written_leaves_nothing(documents_dir, monkeypatch):
    def full(self, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(vault.Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        vault.store(uuid4(), {Part.FILE: SECRET, Part.PREVIEW: SECRET})
    assert not on_disk(documents_dir)
