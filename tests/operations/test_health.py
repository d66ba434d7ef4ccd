"""A process says whether it lives and whether it can take requests, and nothing of anybody."""

import shutil
from collections import namedtuple

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import OperationalError
from django.test import Client

from eservice import health

Usage = namedtuple("Usage", "total used free")
LIVES, READY = "/halsa/", "/halsa/redo/"


@pytest.fixture(autouse=True)
def not_asked_before():
    health._migrated.clear()
    yield
    health._migrated.clear()


def test_it_lives_without_a_database():
    assert Client().get(LIVES).text == "ok\n"


def test_it_is_ready(db, django_assert_max_num_queries):
    answer = Client().get(READY)
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "migrations": True, "documents": True}
    assert not answer.cookies
    # Once nothing waits, only the database is asked whether it answers.
    with django_assert_max_num_queries(1):
        assert Client().get(READY).status_code == 200


def test_a_database_that_waits_for_a_migration_takes_no_requests(db):
    newest = MigrationRecorder(connection).migration_qs.filter(app="applications").latest("id")
    newest.delete()
    answer = Client().get(READY)
    assert (answer.status_code, answer.json()["migrations"]) == (503, False)


def test_without_a_database_it_lives_and_takes_no_requests(db, monkeypatch):
    def refuse(*_given):
        raise OperationalError("connection refused")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(connection, "cursor", refuse)
        answer, lives = Client().get(READY), Client().get(LIVES)
    assert answer.status_code == 503
    assert answer.json() == {"database": False, "migrations": False, "documents": True}
    assert lives.status_code == 200


def test_a_full_disk_takes_no_requests(db, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 10**9, 1_000))
    assert Client().get(READY).json()["documents"] is False


def test_documents_that_can_not_be_written_are_said(db, settings, tmp_path):
    folder = tmp_path / "a file"
    folder.write_text("in the way")
    settings.DOCUMENTS_DIR = folder / "documents"
    assert Client().get(READY).json()["documents"] is False
