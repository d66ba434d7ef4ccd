"""Whether a process lives, and whether it can take requests: for whoever stands in front of it.

Both tell nothing of anybody, ask for no login and open no session.
"""

import os
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

# A paper is at most 12 MB, and the converted one is written beside it.
LEAST_FREE_BYTES = 200_000_000
_migrated: set[str] = set()


@login_not_required
@require_safe
def lives(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process does; one that doesn't is to be started again."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say what works; 503 when something doesn't: send the requests to another process."""
    database = _answers()
    found = {
        "database": database,
        "migrations": database and _is_migrated(),
        "documents": _has_room(settings.DOCUMENTS_DIR),
    }
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def _answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Error:
        return False


def _is_migrated() -> bool:
    """What has been migrated stays so: once nothing waits, nobody asks again."""
    name = str(connection.settings_dict["NAME"])
    if name not in _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add(name)
    return True


def _has_room(folder: Path) -> bool:
    """True when files can be written where it is, or will be made."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    is_open = there.is_dir() and os.access(there, os.W_OK)
    return is_open and shutil.disk_usage(there).free >= LEAST_FREE_BYTES
