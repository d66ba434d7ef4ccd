"""The environment of a service that exists for one run only."""

import os
import secrets
from pathlib import Path

from checks.files import ROOT


def environment_for(database: str, folder: Path) -> dict[str, str]:
    """Return the environment of the service, with keys that exist for this run only."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "eservice.settings.bench",
        "DATABASE_URL": database,
        "DATA_DIR": str(folder),
        "SECRET_KEY": secrets.token_urlsafe(64),
        "INDEX_KEY": secrets.token_urlsafe(64),
        "FIELD_KEYS": f"bench:{secrets.token_urlsafe(48)}",
        "LEDGER_KEYS": f"bench:{secrets.token_urlsafe(48)}",
        "MUNICIPALITY_FILE": str(ROOT / "eservice" / "exempelkommun.toml"),
    }
