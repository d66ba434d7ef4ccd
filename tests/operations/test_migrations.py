"""A database that was migrated step by step is the one that the models describe."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from bench.database import database_beside
from checks.schema import described

OWN = ("applications_", "guides_", "people_")


@pytest.fixture
def address(tmp_path):
    """Another empty database of the same kind."""
    given = os.environ.get("DATABASE_URL", "")
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/migrated.sqlite3"
        return
    with database_beside(given) as url:
        yield url


def run(address, *arguments):
    environment = os.environ | {"DATABASE_URL": address}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def own_tables(schema):
    """Ours: Django's own come by migrations of Django's."""
    return {name: each for name, each in schema["tables"].items() if name.startswith(OWN)}


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say_and_can_be_taken_back(address):
    run(address, "manage.py", "migrate", "--verbosity=0")
    migrated = json.loads(run(address, "-m", "checks.schema"))
    as_the_models_say = json.loads(json.dumps(described()))
    assert migrated["triggers"] == as_the_models_say["triggers"] != {}
    assert own_tables(migrated) == own_tables(as_the_models_say) != {}

    for app in ("applications", "guides", "people"):
        run(address, "manage.py", "migrate", app, "zero", "--verbosity=0")
    left = json.loads(run(address, "-m", "checks.schema"))
    assert (left["triggers"], own_tables(left)) == ({}, {})
